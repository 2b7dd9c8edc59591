import { newId } from '@filrouge/kernel/ids.ts'
import { round } from './journey.ts'
import { type Connection, openConnection } from './load.ts'
import { openShop, type Shop } from './shop.ts'
import { ask, type Body, call, setStock, signInAdmin } from './shopper.ts'

const uses = 1000
const tries = 5000
const preparing = 32
const atOnce = 500
const sku = 'CASQUE-ORPHELIA-UN-SABLE'
const code = 'BENCHBUDGET'

interface Ready {
  token: string
  cart: Body
}

/**
 * An offer with a thousand uses and five thousand who pay for it at the same time, a third on the web, a third in the app, a third in a shop:
 * exactly a thousand get it, all others are told so before their money is asked for.
 */
export async function budget(root: string) {
  const shop = await openShop(root)
  const admin = openConnection(shop.port)
  const staff = await signInAdmin(admin)
  await setStock(admin, staff, sku, { 'paris-rivoli': tries * 2 })
  const { token: ines } = await call(admin, 'POST', '/sessions/staff', 200, { login: 'ines', password: 'filrouge' })
  const definition = { titleFr: 'Mille', titleEn: 'A thousand', needsCode: true, mostUses: uses }
  const effect = { kind: 'amount', of: {}, amountMinor: 500 }
  await call(admin, 'PUT', '/offers/bench-budget', 200, { ...definition, effect }, ines)
  await call(admin, 'POST', '/offers/bench-budget/batches', 201, { prefix: code }, ines)
  const { token: jean } = await call(admin, 'POST', '/sessions/staff', 200, { login: 'jean', password: 'filrouge' })
  const beganPreparing = performance.now()
  const ready = await inLanes(shop, preparing, tries, (connection, number) => prepare(connection, number, jean))
  const secondsPreparing = (performance.now() - beganPreparing) / 1000
  const before = shop.cpu()
  const began = performance.now()
  const answers = await inLanes(shop, atOnce, tries, (connection, number) => pay(connection, ready[number]!))
  const seconds = (performance.now() - began) / 1000
  const after = shop.cpu()
  await shop.settle()
  const { items } = await call(admin, 'GET', '/offers', 200, undefined, ines)
  const offer = items.find(({ id }: Body) => id === 'bench-budget')
  admin.close()
  const verified = shop.verify()
  await shop.stop()
  const refused = answers.filter((answer) => answer !== 'authorised')
  return {
    uses,
    tries,
    connections: atOnce,
    secondsPreparing: round(secondsPreparing, 1),
    wallSeconds: round(seconds, 1),
    paidWithTheOffer: answers.length - refused.length,
    countedByTheOffer: offer.uses,
    isExact: answers.length - refused.length === uses && offer.uses === uses,
    refusedAs: Object.fromEntries(
      [...new Set(refused)].map((why) => [why, refused.filter((one) => one === why).length]),
    ),
    cpuMillisecondsEach: {
      server: round((after.server - before.server) / tries, 1),
      database: round((after.database - before.database) / tries, 1),
    },
    verify: verified,
  }
}

async function inLanes<T>(
  { port }: Shop,
  lanes: number,
  count: number,
  once: (connection: Connection, number: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      const connection = openConnection(port)
      while (next < count) {
        const number = next++
        results[number] = await once(connection, number)
      }
      connection.close()
    }),
  )
  return results
}

/** A basket with the code in it, on the web, in the app or in Jean's shop. */
async function prepare(connection: Connection, number: number, jean: string): Promise<Ready> {
  const channel = ['web', 'app', 'shop'][number % 3]!
  const token: string =
    channel === 'shop' ? jean : (await call(connection, 'POST', '/sessions', 201, { channel })).token
  const { id } = await call(connection, 'POST', '/carts', 201, {}, token)
  await call(connection, 'PUT', `/carts/${id}/lines/${sku}`, 200, { quantity: 1 }, token)
  const address = { street: '12 rue de Rivoli', postcode: '75004', city: 'Paris', country: 'FR' }
  const delivery = { mode: 'home', address, contact: { email: `budget${number}@example.com` } }
  await call(connection, 'PUT', `/carts/${id}/delivery`, 200, delivery, token)
  return { token, cart: await call(connection, 'POST', `/carts/${id}/coupons`, 200, { code }, token) }
}

async function pay(connection: Connection, { token, cart }: Ready): Promise<string> {
  const tender = { kind: 'card', token: 'tok_ok' }
  const wanted = { id: newId('payment'), cartId: cart.id, amount: cart.totals.total, tender }
  const { status, body } = await ask(connection, 'POST', '/payments', token, wanted)
  return status === 201 ? body.status : body.code
}
