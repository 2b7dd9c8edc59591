import { letter, on, open, press, scan, see, type } from './gestures.ts'
import { exactly, holding, startingWith } from './names.ts'
import type { Story } from './story.ts'

/** None left in the shop: promised at home before the day she needs it, paid on her phone, no till and no queue. */
export const television: Story = {
  name: 'television',
  title: { fr: 'Le téléviseur', en: 'The television' },
  summary: {
    fr: 'Il n’y en a plus au magasin : Jean le promet chez elle à temps, elle paie sur son téléphone. Ni caisse, ni file.',
    en: 'None left in the shop: Jean promises it at her home in time, she pays on her phone. No till, no queue.',
  },
  minutes: 1,
  articles: { television: 'TV-AURORA-55' },
  stock: { 'TV-AURORA-55': { shop: 'none', warehouse: 4 } },
  together: ['phone', 'shop'],
  opening: {
    phone: { as: 'camille', at: '/' },
    laptop: { as: 'nobody', at: '/' },
    shop: { as: 'jean', at: '/associate/' },
  },
  tell: ({ person, articles, needBy }, { shop, associate, pieces, mode }) => {
    const { title, handle, gtin } = articles.television!
    return [
      {
        who: 'camille',
        on: 'phone',
        title: { fr: 'L’étiquette', en: 'The label' },
        say: {
          fr: 'Au magasin, Camille scanne l’étiquette d’un téléviseur. C’est le prix du site, avec les dates pour chez elle.',
          en: 'In the shop, Camille scans the label of a television. It is the website’s price, with the dates for her home.',
        },
        do: [open(`/products/${handle}?postcode=${person.postcode}`), see('heading', exactly(title))],
      },
      {
        who: 'jean',
        on: 'shop',
        title: { fr: 'Son dossier', en: 'Her file' },
        say: {
          fr: 'Jean ouvre son dossier : ses achats du site et du magasin, et ce qu’elle regardait à l’instant, sur un seul fil.',
          en: 'Jean opens her file: what she bought online and in shops, and what she was looking at just now, on one thread.',
        },
        do: [
          press('link', associate('nav.customer')),
          type(associate('customers.label'), person.email),
          press('link', holding(person.email)),
          see('region', associate('customer.served')),
          see('text', holding(title)),
        ],
      },
      {
        who: 'jean',
        on: 'shop',
        title: { fr: 'Aucun ici', en: 'None here' },
        say: {
          fr: 'Aucun ici, ni en rayon ni en réserve. Sur le même écran : les autres magasins, l’entrepôt, le fournisseur.',
          en: 'None here, neither on the shelf nor in the stock room. On the same screen: other shops, the warehouse, the supplier.',
        },
        do: [
          press('link', associate('nav.search')),
          type(associate('search.label'), gtin),
          press('link', holding(title)),
          see('text', associate('stock.here')),
          see('text', associate('stock.warehouse')),
        ],
      },
      {
        who: 'jean',
        on: 'shop',
        title: { fr: 'À temps', en: 'In time' },
        say: {
          fr: `Elle le veut pour le ${needBy.words.fr}. La promesse tient compte du stock, des heures de départ, des jours fériés : à temps.`,
          en: `She needs it for ${needBy.words.en}. The promise counts stock, cut-off hours and public holidays: in time.`,
        },
        do: [
          press('button', startingWith(associate('promise.needBy'))),
          ...(needBy.isNextMonth ? [press('button', pieces('calendar.after'))] : []),
          press('button', `${holding(needBy.words.fr)}|${holding(needBy.words.en)}`),
          see('text', associate('promise.inTime')),
        ],
      },
      {
        who: 'jean',
        on: 'shop',
        title: { fr: 'Son panier', en: 'Her basket' },
        say: {
          fr: 'Il l’ajoute à son panier à elle. Regardez le téléphone de Camille : il le sait déjà.',
          en: 'He adds it to her own basket. Look at Camille’s phone: it knows already.',
        },
        do: [
          press('button', associate('article.addToHers')),
          on('phone', see('link', shop('shell.basketCount', { count: 1 }))),
        ],
      },
      {
        who: 'jean',
        on: 'shop',
        title: { fr: 'Chez elle', en: 'Her home' },
        say: {
          fr: 'Livré chez elle : son adresse est déjà là, elle ne la redira pas.',
          en: 'Brought to her home: her address is there already, she need not say it again.',
        },
        do: [
          press('link', associate('article.seeBasket')),
          press('link', associate('delivery.choose')),
          press('radio', holding(mode('mode.home'))),
          press('button', associate('delivery.save')),
          see('button', startingWith(associate('pay.ask'))),
        ],
      },
      {
        who: 'jean',
        on: 'shop',
        title: { fr: 'Un code', en: 'A code' },
        say: {
          fr: 'Ni caisse ni file d’attente : son téléphone montre un code, que celui de Camille va lire.',
          en: 'No till, no queue: his phone shows a code, and Camille’s is about to read it.',
        },
        do: [press('button', startingWith(associate('pay.ask'))), see('image', associate('pay.qr'))],
      },
      {
        who: 'camille',
        on: 'phone',
        title: { fr: 'C’est payé', en: 'Paid' },
        say: {
          fr: 'Elle le scanne, vérifie ce qu’elle achète, le montant, la date. Un geste, et c’est payé.',
          en: 'She scans it, checks what she buys, the amount and the date. One gesture, and it is paid.',
        },
        do: [
          scan('shop', '/pay/'),
          see('heading', shop('request.title')),
          press('checkbox', startingWith(shop('request.tracking'))),
          press('radio', startingWith(shop('card.tok_ok'))),
          press('button', shop('request.pay')),
          see('text', shop('order.thanks')),
        ],
      },
      {
        who: 'jean',
        on: 'shop',
        title: { fr: 'Ensemble', en: 'Together' },
        say: {
          fr: 'Les deux écrans ont changé ensemble. La vente est à Jean, la commande dans le carnet commun.',
          en: 'Both screens turned together. The sale is Jean’s, the order stands in the one order book.',
        },
        do: [
          see('heading', associate('pay.recorded')),
          press('link', associate('pay.seeOrder')),
          see('heading', associate('order.titleOf')),
        ],
      },
      {
        who: 'camille',
        on: 'laptop',
        title: { fr: 'Le soir', en: 'Evening' },
        say: {
          fr: 'Le soir, la confirmation est dans sa boîte aux lettres, et son ordinateur montre la même commande. Un seul fil, du rayon au salon.',
          en: 'In the evening the confirmation is in her mailbox, and her laptop shows the same order. One thread, from shelf to living room.',
        },
        do: [letter('/orders/'), see('heading', shop('order.timeline'))],
      },
    ]
  },
}
