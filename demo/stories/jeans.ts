import { letter, on, open, part, press, see, send, type } from './gestures.ts'
import { exactly, holding, startingWith } from './names.ts'
import type { Story } from './story.ts'

/** Found on the phone, ordered on the laptop from the same basket, brought to a relay point. */
export const jeans: Story = {
  name: 'jeans',
  title: { fr: 'Le jean', en: 'The jeans' },
  summary: {
    fr: 'Repéré sur le téléphone, commandé sur l’ordinateur, livré en point relais : un seul panier d’un bout à l’autre.',
    en: 'Found on the phone, ordered on the laptop, brought to a relay point: one basket from end to end.',
  },
  minutes: 1,
  articles: { jeans: 'JEAN-LENA-BLEU-38' },
  stock: { 'JEAN-LENA-BLEU-38': { shop: 2, warehouse: 6 } },
  together: [],
  opening: {
    phone: { as: 'camille', at: '/' },
    laptop: { as: 'nobody', at: '/' },
    shop: { as: 'jean', at: '/associate/' },
  },
  tell: ({ person, articles, shopName }, { shop, associate }) => {
    const { title, options } = articles.jeans!
    return [
      {
        who: 'camille',
        on: 'phone',
        title: { fr: 'Un jean', en: 'Jeans' },
        say: {
          fr: 'Camille cherche un jean sur son téléphone. Le site, l’appli, le magasin et le vendeur lisent le même catalogue, au même prix.',
          en: 'Camille looks for jeans on her phone. Website, app, shop and associate all read one catalogue, at one price.',
        },
        do: [send(shop('shell.search'), 'jean'), press('link', holding(title)), see('heading', exactly(title))],
      },
      {
        who: 'camille',
        on: 'phone',
        title: { fr: 'Sa taille', en: 'Her size' },
        say: {
          fr: 'Sa taille est-elle dans son magasin ? Oui, en rayon, en ce moment : il n’y a qu’un stock, et il dit vrai partout.',
          en: 'Has her shop got her size? Yes, on the shelf, right now: there is one stock, and it tells the truth everywhere.',
        },
        do: [
          ...options.map((option) => press('link', exactly(option))),
          type(shop('place.postcode'), person.postcode),
          press('button', shop('place.see')),
          see('text', shop('availability.inShop'), part('listitem', holding(shopName))),
        ],
      },
      {
        who: 'camille',
        on: 'phone',
        title: { fr: 'Au panier', en: 'In the basket' },
        say: {
          fr: 'Elle l’essaiera en passant. Au panier : ce n’est pas le panier du téléphone, c’est le sien.',
          en: 'She will try them on in passing. Into the basket: not the phone’s basket, hers.',
        },
        do: [press('button', shop('product.add')), see('text', startingWith(shop('basket.added')))],
      },
      {
        who: 'camille',
        on: 'laptop',
        title: { fr: 'Un code', en: 'A code' },
        say: {
          fr: 'Le soir, elle ouvre son ordinateur. Pas de mot de passe à retenir : un code arrive dans sa boîte aux lettres.',
          en: 'In the evening she opens her laptop. No password to remember: a code comes to her mailbox.',
        },
        do: [
          open('/sign-in?back=/basket'),
          type(shop('signIn.reach'), person.email),
          press('button', shop('signIn.send')),
          type(shop('signIn.code'), '{code}'),
          press('button', shop('signIn.enter')),
          see('heading', shop('basket.title')),
        ],
      },
      {
        who: 'camille',
        on: 'laptop',
        title: { fr: 'Même panier', en: 'Same basket' },
        say: {
          fr: 'Le jean l’y attend. Elle en met deux, se ravise : le téléphone suit, sans qu’on y touche.',
          en: 'The jeans are waiting there. She takes two, thinks again: the phone follows by itself.',
        },
        do: [
          see('text', holding(title)),
          send(`${startingWith(shop('basket.quantity'))}.*${holding(title)}`, '2'),
          on('phone', see('link', shop('shell.basketCount', { count: 2 }))),
          send(`${startingWith(shop('basket.quantity'))}.*${holding(title)}`, '1'),
          on('phone', see('link', shop('shell.basketCount', { count: 1 }))),
        ],
      },
      {
        who: 'camille',
        on: 'laptop',
        title: { fr: 'Point relais', en: 'Relay point' },
        say: {
          fr: 'Chaque façon de le recevoir a sa date et son prix, connus avant de payer. Elle choisit le point relais : c’est moins cher.',
          en: 'Each way to get them has its date and its price, known before paying. She chooses the relay point: it costs less.',
        },
        do: [
          press('link', shop('basket.checkout')),
          see('heading', shop('checkout.title')),
          press('radio', startingWith(shop('promise.relay'))),
          see('button', shop('pay.order')),
        ],
      },
      {
        who: 'camille',
        on: 'laptop',
        title: { fr: 'C’est payé', en: 'Paid' },
        say: {
          fr: 'Elle paie. L’article est réservé avant l’appel à la banque : jamais vendu deux fois. Sur le téléphone, le panier se vide tout seul.',
          en: 'She pays. The article is held before the bank is asked: never sold twice. On the phone, the basket empties by itself.',
        },
        do: [
          press('radio', startingWith(shop('card.tok_ok'))),
          press('button', shop('pay.order')),
          see('text', shop('order.thanks')),
          on('phone', see('link', shop('shell.basketCount', { count: 0 }))),
        ],
      },
      {
        who: 'jean',
        on: 'shop',
        title: { fr: 'Même commande', en: 'Same order' },
        say: {
          fr: 'En magasin, Jean ouvre le dossier de Camille : la même commande, le même fil, la même date. Personne ne se contredira.',
          en: 'In the shop, Jean opens Camille’s file: the same order, the same thread, the same date. Nobody will contradict anybody.',
        },
        do: [
          press('link', associate('nav.customer')),
          type(associate('customers.label'), person.email),
          press('link', holding(person.email)),
          // The newest of her orders, whatever the file calls it.
          press('link', '/orders/ord_'),
          see('heading', associate('order.titleOf')),
          letter(),
        ],
      },
    ]
  },
}
