import { consentWording } from '@filrouge/contract/customers.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import { consentSentence, recordCustomers, restoreConsents } from '../../customers/public.ts'
import { recordTouches } from '../../journeys/public.ts'
import { type PastOrder, recordHistory } from '../../orders/public.ts'
import type { Call } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import { awardSeason, giveSeasonCards } from './fidelity.ts'
import { foretasteOf } from './foretaste.ts'
import { leaveStepsAhead } from './goes-on.ts'
import { salesOfLife, touchesOfLife } from './lives.ts'
import { type Buyer, buyerOf, makePeople } from './people.ts'
import type { Sale } from './sale.ts'
import { readScene, type Scene } from './scene.ts'
import type { Life, SeasonPlan } from './season-plan.ts'
import { trade } from './trade.ts'

/** A customer of the demo, written by hand. */
export interface DemoCustomer {
  name: string
  email: string
  phone: string
  language: 'fr' | 'en'
  address: { name?: string; street: string; street2?: string; postcode: string; city: string; country: string }
}

const dayMs = 86_400_000
const atOnce = 1000

/**
 * Plays the season that led to today, the same each time but for the dates: customers, orders in every channel, and what led to them. Nothing of
 * it depends on which articles there are. What lies ahead of orders still on their way is left as jobs.
 */
export async function loadSeason(
  tx: Tx,
  told: { plan: SeasonPlan; lives: readonly Life[]; customers: readonly DemoCustomer[]; retailerName: string },
  call: Call,
): Promise<void> {
  const scene = await readScene(tx, told.plan, call.now)
  const named = told.customers.map(({ address, ...customer }) =>
    buyerOf(scene, { ...customer, kind: 'private' }, address),
  )
  const lives = told.lives.flatMap((life) => {
    const buyer = named.find(({ customer }) => customer.email === life.email)
    return buyer ? [{ life, buyer }] : []
  })
  const others = named.filter((buyer) => !lives.some((one) => one.buyer === buyer))
  const people = makePeople(scene)
  const sales = trade(scene, [...people, ...others])
  for (const { life, buyer } of lives) sales.push(...(await salesOfLife(tx, scene, life, buyer)))
  sales.sort((one, other) => one.order.placedAt.getTime() - other.order.placedAt.getTime())
  await enterPeople(tx, scene, [...named, ...people], sales)
  await enterSales(tx, sales, call)
  await enterConsents(tx, people, told.retailerName, new Date(call.now.getTime() - dayMs))
  const untold = sales.filter(({ buyer }) => !lives.some((one) => one.buyer === buyer))
  const touches = [...foretasteOf(untold), ...lives.flatMap(({ life, buyer }) => touchesOfLife(scene, life, buyer))]
  await recordTouches(tx, touches)
}

/** They became known on the day of their first order; who has bought nothing yet, when the card was handed out. */
async function enterPeople(tx: Tx, scene: Scene, buyers: readonly Buyer[], sales: readonly Sale[]): Promise<void> {
  const firstAt = new Map<Buyer, Date>()
  for (const { buyer, order } of sales) if (buyer && !firstAt.has(buyer)) firstAt.set(buyer, order.placedAt)
  const rows = buyers.map((buyer) => ({
    ...buyer.customer,
    createdAt: firstAt.get(buyer) ?? new Date(scene.now.getTime() - (buyer.knownSince + 1) * dayMs),
    addresses: [buyer.address],
  }))
  const ids = await recordCustomers(tx, rows, scene.now)
  for (const [index, buyer] of buyers.entries()) buyer.id = ids[index] as Id<'customer'>
  await giveSeasonCards(tx, buyers, scene.now)
}

/** Rather more than half of them agreed to offers by e-mail when they became known. */
async function enterConsents(tx: Tx, buyers: readonly Buyer[], retailerName: string, now: Date): Promise<void> {
  const agreeing = buyers.filter((_, index) => index % 9 < 5)
  await restoreConsents(
    tx,
    agreeing.map(({ id, customer: { language = 'fr' } }) => ({
      ...{ id: newId('consent'), customer_id: id, purpose: 'email', given: true, wording_version: consentWording },
      ...{ wording: consentSentence('email', retailerName, language), language, source: 'account', channel: 'web' },
      said_at: now.toISOString(),
    })),
  )
}

async function enterSales(tx: Tx, sales: readonly Sale[], call: Call): Promise<void> {
  const orders = sales.map(({ order, buyer }, index): PastOrder => {
    const happened = order.happened?.filter(({ at }) => at <= call.now) ?? []
    return {
      ...order,
      externalNumber: String(index + 1).padStart(6, '0'),
      ...(buyer?.id ? { customerId: buyer.id } : {}),
      happened,
      isOpen: happened.length < (order.happened?.length ?? 0),
    }
  })
  const spentBefore = new Map<string, number>()
  for (let from = 0; from < orders.length; from += atOnce) {
    const ids = await recordHistory(tx, orders.slice(from, from + atOnce))
    await awardSeason(tx, orders.slice(from, from + atOnce), ids, spentBefore, call)
    await leaveStepsAhead(
      tx,
      ids.map((id, index) => ({ id, happened: sales[from + index]!.order.happened ?? [] })),
      call.now,
    )
  }
}
