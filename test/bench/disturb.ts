import { round } from './journey.ts'
import { type Connection, openConnection, openLoop } from './load.ts'
import { openShop, type Shop } from './shop.ts'
import { ask, call, fillBasket, signInAdmin } from './shopper.ts'

/** So many articles are there before, and as many come in while shoppers buy. */
const articles = 40_000
const seconds = 10
const perSecond = 10
const sku = 'TV-AURORA-55'

/**
 * What shoppers wait for their calls while the shop itself does bulk work (a large import, a search index made anew, prices of all articles
 * changed), beside the same calls alone in the same run: strangers who come at a steady pace, each timed from when she was due.
 */
export async function disturb(root: string) {
  const shop = await openShop(root)
  const admin = openConnection(shop.port)
  const token = await signInAdmin(admin)
  const work = bulkWork(shop, admin, token)
  try {
    await work.bring('products', articleFile('first', 0))
    await work.untilDone()
    const calls = await shoppersCalls(shop)
    await underWay(shop, calls)
    const figures: Record<string, unknown> = { alone: await underWay(shop, calls) }
    console.error(`  alone ${JSON.stringify(figures.alone)}`)
    for (const [name, begin] of Object.entries({
      'while articles come in': () => work.bring('products', articleFile('second', 0)),
      'while search is made anew': () => work.renameCategory(),
      'while all prices change': () => work.bring('prices', priceFile('first')),
    })) {
      await begin()
      figures[name] = { ...(await underWay(shop, calls)), ...(await work.stop()) }
      console.error(`  ${name} ${JSON.stringify(figures[name])}`)
    }
    return { ...figures, 'alone again': await underWay(shop, calls), verify: shop.verify() }
  } finally {
    admin.close()
    await shop.stop()
  }
}

type Calls = Record<string, (connection: Connection, number: number) => Promise<unknown>>

async function shoppersCalls(shop: Shop): Promise<Calls> {
  const connection = openConnection(shop.port)
  const baskets = await Promise.all(Array.from({ length: 30 }, (_, number) => basket(shop, number)))
  connection.close()
  const basketOf = (number: number) => baskets[number % baskets.length]!
  const words = ['casque', 'televiseur 55 pouces', 'lampe bleue', 'écran', 'telephnoe', 'machine à café']
  return {
    page: (one, number) => one.send('GET', `/products/tv-aurora-55?reader=${number}`),
    promise: (one) => ask(one, 'GET', `/promises?sku=${sku}&near=48.8566,2.3522`),
    search: (one, number) => ask(one, 'GET', `/products?query=${encodeURIComponent(words[number % words.length]!)}`),
    line: (one, number) => {
      const { id, token } = basketOf(number)
      return ask(one, 'PUT', `/carts/${id}/lines/TEL-PIVORA-SISU`, token, { quantity: 1 + (number % 3) })
    },
    // A payment that the bank declines: the stock is held, then let go.
    pay: async (one, number) => {
      const { payer } = basketOf(number)
      const tender = { kind: 'card', token: 'tok_declined' }
      await ask(one, 'POST', '/payments', payer.token, {
        cartId: payer.cart.id,
        amount: payer.cart.totals.total,
        tender,
      })
    },
  }
}

/** One basket to change, another to pay for. */
async function basket({ port }: Shop, number: number) {
  const connection = openConnection(port)
  const payer = await fillBasket(connection, number, sku)
  const { token, cart } = await fillBasket(connection, 1000 + number, sku)
  connection.close()
  return { id: cart.id as string, token, payer }
}

/** All calls at once for a while: p50 and p99 in milliseconds of each, and what the server used meanwhile, of one core. */
async function underWay(shop: Shop, calls: Calls) {
  const before = shop.cpu()
  const measured = await Promise.all(
    Object.entries(calls).map(async ([name, once]) => {
      let number = 0
      const figures = await openLoop(shop.port, perSecond, seconds, async (one) => void (await once(one, number++)))
      return [name, `${round(figures.p50)} / ${round(figures.p99)}`] as const
    }),
  )
  const after = shop.cpu()
  const share = (what: 'server' | 'database') => round((after[what] - before[what]) / (seconds * 1000), 2)
  return { ...Object.fromEntries(measured), 'cores: server, database and import': [share('server'), share('database')] }
}

function bulkWork(shop: Shop, admin: Connection, token: string) {
  let running: string | undefined
  const state = async () => (await ask(admin, 'GET', `/imports/${running}`, token)).body
  const bring = async (format: string, content: string) => {
    const sent = await fetch(`http://127.0.0.1:${shop.port}/api/imports?fileName=${format}.csv&format=${format}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body: content,
    })
    running = ((await sent.json()) as { id: string }).id
    await call(admin, 'POST', `/imports/${running}/begin`, 200, {}, token)
  }
  const isUnderWay = ({ status }: { status: string }) => status === 'reading' || status === 'writing'
  const untilDone = async () => {
    for (let one = await state(); isUnderWay(one); one = await state()) await pause(200)
    const { status, added, bad, error } = await state()
    if (status !== 'done' || bad > 0) throw new Error(`an import is ${status}: ${added} added, ${bad} bad, ${error}`)
  }
  return {
    bring,
    untilDone,
    /** Every document of the index names its category: all are made anew. */
    async renameCategory() {
      const { text } = await admin.send('GET', '/api/exports/categories?syntax=csv', { token })
      await bring(
        'categories',
        text.replace(/Téléviseurs?|Televisions?/gi, (title) => `${title} et écrans`),
      )
      await untilDone()
    },
    /** Says how far it has got, and ends it. */
    async stop() {
      const one = await state()
      if (!isUnderWay(one)) return { 'bulk work': `${one.rowsDone} rows, done` }
      await call(admin, 'POST', `/imports/${running}/cancel`, 200, undefined, token)
      return { 'bulk work': `${one.rowsDone} of ${one.rowsRead} rows` }
    },
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const nouns = ['Lampe', 'Chaise', 'Table', 'Casque', 'Clavier', 'Tapis', 'Miroir', 'Vase', 'Bureau', 'Coussin']
const looks = ['bleue', 'rouge', 'en chêne', 'pliante', 'de voyage', 'ancienne', 'large', 'légère', 'sans fil']

const articleFile = (batch: string, from: number) =>
  [
    'handle;sku;title_fr;category;price;description_fr',
    ...Array.from({ length: articles }, (_, place) => {
      const number = from + place
      const title = `${nouns[number % nouns.length]} ${looks[number % looks.length]} ${number}`
      return `${batch}-${number};${batch}-${number};${title};televisions;${10 + (number % 900)}.90;${title}, pour la maison et le jardin.`
    }),
  ].join('\n')

const priceFile = (batch: string) =>
  [
    'sku;amount',
    ...Array.from({ length: articles }, (_, number) => `${batch}-${number};${9 + (number % 900)}.50`),
  ].join('\n')
