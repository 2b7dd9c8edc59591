import { on, open, press, scan, see, together, type } from './gestures.ts'
import { exactly, holding, startingWith } from './names.ts'
import type { Story } from './story.ts'

/** One left: four channels pay at the same moment. One has it; the others are told at once when they can have it, and pay nothing. */
export const lastUnit: Story = {
  name: 'last-unit',
  title: { fr: 'Le dernier', en: 'The last one' },
  summary: {
    fr: 'Il n’en reste qu’un. Deux fois sur le site, au magasin et par téléphone, on paie au même instant : un seul l’a, les trois autres savent aussitôt quand ils l’auront.',
    en: 'Only one is left. Twice on the website, in the shop and by telephone, four pay at the same moment: one has it, the other three know at once when they can.',
  },
  minutes: 2,
  articles: { headphones: 'CASQUE-BASALTE-ARENE' },
  stock: { 'CASQUE-BASALTE-ARENE': { shop: 1, warehouse: 0, nowhereElse: true } },
  stations: [['phone'], ['other'], ['shop', 'guest'], ['desk', 'caller']],
  hasMail: false,
  caller: 'Hélène Garnier',
  names: { guest: { fr: 'Sa cliente, au magasin', en: 'His customer, in the shop' } },
  ending: {
    fr: 'Un seul l’a, trois savent quand. La scène est à vous : tout y marche pour de vrai.',
    en: 'One has it, three know when. The stage is yours: everything on it really works.',
  },
  together: ['phone', 'other', 'shop', 'guest', 'caller'],
  opening: {
    phone: { as: 'camille', at: '/' },
    other: { as: 'nobody', at: '/' },
    shop: { as: 'jean', at: '/associate/' },
    guest: { as: 'nobody', at: '/' },
    desk: { as: 'nadia', at: '/office/' },
    caller: { as: 'nobody', at: '/' },
  },
  tell: ({ person, articles, caller }, { shop, associate, office, pieces }) => {
    const { title, handle, gtin } = articles.headphones!
    const otherwise = (...words: string[]) => words.join('|')
    const gone = otherwise(shop('pay.outOfStock'), shop('pay.promiseChanged'))
    const card = press('radio', startingWith(shop('card.tok_ok')))
    return [
      {
        who: 'camille',
        on: 'phone',
        title: { fr: 'Il en reste un', en: 'One is left' },
        say: {
          fr: 'Il n’y a plus qu’un casque, au magasin de la rue de Rivoli. Camille le met au panier et choisit de le recevoir chez elle.',
          en: 'A single pair of headphones is left, in the shop in rue de Rivoli. Camille puts it into her basket, to have it at home.',
        },
        do: [
          open(`/products/${handle}?postcode=${person.postcode}`),
          see('heading', exactly(title)),
          press('button', shop('product.add')),
          press('link', shop('basket.checkout')),
          press('radio', startingWith(shop('promise.home'))),
          card,
          see('button', shop('pay.order')),
        ],
      },
      {
        who: 'other',
        on: 'other',
        title: { fr: 'Sur le site aussi', en: 'On the website too' },
        say: {
          fr: 'Un autre client du site veut le même, et passera le prendre. Un panier ne réserve rien : c’est le paiement qui décide.',
          en: 'Another visitor of the website wants the same, and will come for it. A basket holds nothing back: paying decides.',
        },
        do: [
          open(`/products/${handle}?postcode=75004`),
          press('button', shop('product.add')),
          press('link', shop('basket.checkout')),
          press('radio', startingWith(shop('promise.collect'))),
          type(shop('field.name'), 'Louis Mercier'),
          type(shop('field.email'), 'louis@example.com'),
          card,
          see('button', shop('pay.order')),
        ],
      },
      {
        who: 'jean',
        on: 'shop',
        title: { fr: 'Au magasin', en: 'In the shop' },
        say: {
          fr: 'Au magasin, une cliente tend le casque à Jean, qui prépare la vente et lui montre un code.',
          en: 'In the shop a customer hands Jean the headphones; he prepares the sale and shows her a code.',
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
        on: 'guest',
        title: { fr: 'Le code', en: 'The code' },
        say: {
          fr: 'Elle le scanne : le montant est sur son téléphone, elle n’a plus qu’à confirmer.',
          en: 'She scans it: the amount is on her own phone, she only has to confirm.',
        },
        do: [
          scan('shop', '/pay/'),
          see('heading', shop('request.title')),
          type(shop('field.email'), 'alice@example.com'),
          card,
        ],
      },
      {
        who: 'nadia',
        on: 'desk',
        title: { fr: 'Par téléphone', en: 'By telephone' },
        say: {
          fr: 'Hélène appelle le service client : Nadia remplit le même panier que tout le monde, et lui envoie un lien pour payer.',
          en: 'Hélène rings customer service: Nadia fills the same basket as everybody’s, and sends her a link to pay by.',
        },
        do: [
          open(`/office/customers/${caller?.id}/sell`),
          type(office('sell.findArticle'), gtin),
          press('button', office('sell.addNamed', { title })),
          type(office('sell.postcode'), '75004'),
          press('radio', startingWith(pieces('promised.collect'))),
          press('button', office('sell.keepDelivery')),
          press('button', office('sell.makeLink')),
          see('field', startingWith(office('sell.link'))),
        ],
      },
      {
        who: 'caller',
        on: 'caller',
        title: { fr: 'Le lien', en: 'The link' },
        say: {
          fr: 'Hélène ouvre le lien sur son téléphone : personne n’a entendu son numéro de carte.',
          en: 'Hélène opens the link on her phone: nobody has heard her card’s number.',
        },
        do: [scan('desk', startingWith(office('sell.link')), 'field'), see('heading', shop('request.title')), card],
      },
      {
        who: 'camille',
        on: 'phone',
        title: { fr: 'En même temps', en: 'Together' },
        say: {
          fr: 'Quatre canaux, un casque : tous paient au même instant. L’article est réservé avant que la banque ne soit appelée.',
          en: 'Four channels, one pair of headphones: all pay at the same moment. The article is held before the bank is asked.',
        },
        do: [
          together(
            { on: 'phone', press: shop('pay.order'), won: shop('order.thanks'), told: gone },
            { on: 'other', press: shop('pay.order'), won: shop('order.thanks'), told: gone },
            { on: 'guest', press: shop('request.pay'), won: shop('order.thanks'), told: shop('request.askAgain') },
            { on: 'caller', press: shop('request.pay'), won: shop('order.thanks'), told: shop('request.askAgain') },
          ),
        ],
      },
      {
        who: 'camille',
        on: 'phone',
        title: { fr: 'Un seul', en: 'Only one' },
        say: {
          fr: 'Un seul l’a. Les autres n’ont rien payé, et savent déjà quand ils peuvent l’avoir : personne n’est déçu le lendemain.',
          en: 'Only one has it. The others paid nothing, and know already when they can have it: nobody is let down the day after.',
        },
        do: [on('phone', see('text', otherwise(shop('order.thanks'), gone)))],
      },
    ]
  },
}
