import type { Input } from '@filrouge/contract/endpoint.ts'
import type { reportMishap as contract, Mishap, ShortageReason } from '@filrouge/contract/fulfilments.ts'
import { say } from '@filrouge/contract/say.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { giveStoreCredit } from '../loyalty/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { dropJob, leaveJob } from '../platform/jobs.ts'
import { refuse } from '../platform/refuse.ts'
import type { Platform } from '../platform/route.ts'
import { recordMovements } from '../stock/public.ts'
import { forgetLabel } from './carriers/hand-over-parcel.ts'
import { parcelOf } from './carriers/parcel.ts'
import {
  type Fulfilment,
  factsOf,
  fulfilmentsOf,
  goodsOf,
  lockOrderToFulfil,
  type OrderToFulfil,
  requireStep,
} from './fulfilment.ts'
import { giveUpShortages } from './give-up-shortages.ts'
import { showFulfilmentSettings } from './settings.ts'
import { sourceAgain } from './source-again.ts'

/**
 * What left did not arrive: it is lost, has come back, or is damaged. The books say so, its goods are lacking, and a person decides, now or later:
 * sent again from wherever they can be had, at the price she has paid, or paid back; with a gesture, if need be.
 */
export async function reportMishap(
  platform: Platform,
  input: Input<typeof contract>,
  call: Call,
): Promise<Id<'fulfilment'>> {
  const orderId = await platform.db.transaction(async (tx) => {
    const { order, fulfilment } = await findLeft(tx, input.id)
    // Told twice, it has happened once.
    if (fulfilment.status === input.what) return order.order_id
    requireStep('mishap', fulfilment)
    await lay(tx, order, fulfilment, input, call)
    if (input.credit) await makeGesture(tx, order, input.credit, input.what, call)
    return order.order_id
  })
  if (input.choice === 'resend') await platform.db.transaction((tx) => sourceAgain(tx, orderId, call))
  return input.id
}

async function findLeft(tx: Tx, id: string): Promise<{ order: OrderToFulfil; fulfilment: Fulfilment }> {
  const found = await tx.maybe<{ order_id: string }>(sql`select order_id from fulfilments where id = ${id}`)
  if (!found) refuse('fulfilment_not_found')
  const [order, all] = await Promise.all([lockOrderToFulfil(tx, found.order_id), fulfilmentsOf(tx, found.order_id)])
  const fulfilment = all.find((one) => one.id === id)
  if (!order || !fulfilment) refuse('fulfilment_not_found')
  return { order, fulfilment }
}

const reasonOf: Record<Mishap, ShortageReason> = { lost: 'lost', returned: 'returned', damaged: 'damaged_on_way' }

async function lay(
  tx: Tx,
  order: OrderToFulfil,
  fulfilment: Fulfilment,
  { what, isFit, choice }: Pick<Input<typeof contract>, 'what' | 'isFit' | 'choice'>,
  call: Call,
): Promise<void> {
  const { id, order_id: orderId, location_id: locationId, lines } = fulfilment
  await tx.run(sql`update fulfilments set status = ${what}, done_at = ${call.now} where id = ${id}`)
  await writeInBooks(tx, order, fulfilment, { what, isFit }, call)
  const { decideHours } = await showFulfilmentSettings(tx)
  const decideBy = new Date(call.now.getTime() + decideHours * 3_600_000)
  const isOpen = choice === 'resend'
  const shortageIds = lines.map(() => newId('shortage'))
  await tx.run(sql`
    insert into shortages (id, order_id, fulfilment_id, location_id, sku, quantity, reason, status, decide_by, found_at, is_resent)
    select s.id, ${orderId}, ${id}, ${locationId}, s.sku, s.quantity, ${reasonOf[what]}, ${isOpen ? 'open' : 'to_decide'},
      ${isOpen ? null : decideBy}, ${call.now}, true
    from unnest(${shortageIds}::text[], ${lines.map(({ sku }) => sku)}::text[], ${lines.map(({ quantity }) => quantity)}::integer[])
      s(id, sku, quantity)`)
  await publish(tx, call, `fulfilment.${what}`, orderId, { ...factsOf(fulfilment), lines: goodsOf(lines) })
  if (isOpen) await leaveJob(tx, 'source_again', orderId, call.now)
  else if (choice === 'refund') await giveUpShortages(tx, orderId, 'staff', call, { shortageIds })
  else await leaveJob(tx, 'give_up_shortages', orderId, decideBy)
  const parcel = await parcelOf(tx, id)
  if (parcel) await dropJob(tx, 'poll_parcel', parcel.id)
  await forgetLabel(tx, id)
}

/** What left was sold, in the ledger: it comes back into the books, and is written off where it is not there to be sold again. */
async function writeInBooks(
  tx: Tx,
  { number }: OrderToFulfil,
  { order_id: causeId, location_id: locationId, lines }: Fulfilment,
  { what, isFit }: { what: Mishap; isFit?: boolean | undefined },
  call: Call,
): Promise<void> {
  const reason = say(call.language, `mishap.ledger.${what}`, { number })
  const all = { locationId, causeId, reason, place: 'stock_room' as const }
  const back = lines.map(({ sku, quantity }) => ({ ...all, sku, quantity, kind: 'return' as const }))
  const isSold = what === 'returned' && isFit !== false
  const kind = what === 'lost' ? ('adjust' as const) : ('damage' as const)
  const gone = isSold ? [] : lines.map(({ sku, quantity }) => ({ ...all, sku, quantity: -quantity, kind }))
  await recordMovements(tx, [...back, ...gone], call)
}

async function makeGesture(
  tx: Tx,
  order: OrderToFulfil,
  amount: NonNullable<Input<typeof contract>['credit']>,
  what: Mishap,
  call: Call,
): Promise<void> {
  if (!call.session?.roles.some((role) => role === 'adviser' || role === 'manager' || role === 'admin'))
    refuse('not_allowed')
  const { customer_id: id } = await tx.one<{ customer_id: Id<'customer'> | null }>(
    sql`select customer_id from orders where id = ${order.order_id}`,
  )
  if (!id) refuse('customer_not_found')
  const reason = say(call.language, `mishap.ledger.${what}`, { number: order.number })
  await giveStoreCredit(tx, { id, amount, reason }, call)
}
