import { on, open, press, scan, see, together, type } from './gestures.ts'
import { exactly, holding, startingWith } from './names.ts'
import type { Story } from './story.ts'

/** One left: the website and the shop press at the same moment. One has it; the other is told at once when she can have it, and pays nothing. */
export const lastUnit: Story = {
  name: 'last-unit',
  title: { fr: 'Le dernier', en: 'The last one' },
  summary: {
    fr: 'Il n’en reste qu’un. Sur le site et au magasin, on paie au même instant : un seul l’a, l’autre sait aussitôt quand il l’aura.',
    en: 'Only one is left. On the website and in the shop, two pay at the same moment: one has it, the other knows at once when he can.',
  },
  minutes: 1,
  articles: { headphones: 'CASQUE-BASALTE-ARENE' },
  stock: { 'CASQUE-BASALTE-ARENE': { shop: 1, warehouse: 0, nowhereElse: true } },
  together: ['phone', 'laptop', 'shop'],
  names: { laptop: { fr: 'L’écran d’un autre client', en: 'Another customer’s screen' } },
  opening: {
    phone: { as: 'camille', at: '/' },
    laptop: { as: 'nobody', at: '/' },
    shop: { as: 'jean', at: '/associate/' },
  },
  tell: ({ person, articles }, { shop, associate }) => {
    const { title, handle, gtin } = articles.headphones!
    const otherwise = (...words: string[]) => words.join('|')
    return [
      {
        who: 'camille',
        on: 'phone',
        title: { fr: 'Il en reste un', en: 'One is left' },
        say: {
          fr: 'Il n’y a plus qu’un casque, au magasin de la rue de Rivoli. Camille le voit sur son téléphone, et le met au panier.',
          en: 'A single pair of headphones is left, in the shop in rue de Rivoli. Camille sees it on her phone, and takes it.',
        },
        do: [
          open(`/products/${handle}?postcode=${person.postcode}`),
          see('heading', exactly(title)),
          press('button', shop('product.add')),
          see('text', startingWith(shop('basket.added'))),
        ],
      },
      {
        who: 'camille',
        on: 'phone',
        title: { fr: 'Prête à payer', en: 'Ready to pay' },
        say: {
          fr: 'Elle choisit de le recevoir chez elle. Un panier ne réserve rien : c’est le paiement qui décide.',
          en: 'She chooses to have it at home. A basket holds nothing back: paying decides.',
        },
        do: [
          press('link', shop('basket.checkout')),
          see('heading', shop('checkout.title')),
          press('radio', startingWith(shop('promise.home'))),
          press('radio', startingWith(shop('card.tok_ok'))),
          see('button', shop('pay.order')),
        ],
      },
      {
        who: 'jean',
        on: 'shop',
        title: { fr: 'Au magasin', en: 'In the shop' },
        say: {
          fr: 'Au même moment, un client tend le même casque à Jean, qui prépare la vente sur son téléphone.',
          en: 'Meanwhile a customer hands Jean the same headphones, and he prepares the sale on his phone.',
        },
        do: [
          press('link', associate('nav.search')),
          type(associate('search.label'), gtin),
          press('link', holding(title)),
          press('button', associate('article.add')),
          press('link', associate('article.seeBasket')),
          press('link', associate('delivery.choose')),
          press('button', associate('delivery.save')),
          press('button', startingWith(associate('pay.ask'))),
          see('image', associate('pay.qr')),
        ],
      },
      {
        who: 'stranger',
        on: 'laptop',
        title: { fr: 'Le code', en: 'The code' },
        say: {
          fr: 'Le client scanne le code de Jean : le montant s’affiche, il n’a plus qu’à confirmer.',
          en: 'The customer scans Jean’s code: the amount appears, he only has to confirm.',
        },
        do: [
          scan('shop', '/pay/'),
          see('heading', shop('request.title')),
          type(shop('field.email'), 'client@example.com'),
          press('radio', startingWith(shop('card.tok_ok'))),
        ],
      },
      {
        who: 'stranger',
        on: 'laptop',
        title: { fr: 'En même temps', en: 'Together' },
        say: {
          fr: 'Tous deux paient au même instant. L’article est réservé avant que la banque ne soit appelée : un seul l’aura.',
          en: 'Both pay at the same moment. The article is held before the bank is asked: only one will have it.',
        },
        do: [
          together(
            { on: 'phone', press: press('button', shop('pay.order')) },
            { on: 'laptop', press: press('button', shop('request.pay')) },
          ),
          on('phone', see('text', otherwise(shop('order.thanks'), shop('pay.outOfStock'), shop('pay.promiseChanged')))),
          on('laptop', see('text', otherwise(shop('order.thanks'), shop('request.askAgain')))),
        ],
      },
      {
        who: 'jean',
        on: 'shop',
        title: { fr: 'Un seul', en: 'Only one' },
        say: {
          fr: 'Un seul l’a. L’autre n’a rien payé, et sait déjà quand il peut l’avoir : personne n’a été déçu le lendemain.',
          en: 'Only one has it. The other paid nothing, and knows already when he can have it: nobody is let down the day after.',
        },
        do: [see('heading', otherwise(associate('pay.recorded'), associate('pay.title')))],
      },
    ]
  },
}
