import { isMishap, type ShortageReason } from '@filrouge/contract/fulfilments.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { promiseCart, readCart, type ToPromise, toPromiseFrozen } from '../carts/public.ts'
import { type Call, machineCall } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { dropJob, type Job, type JobContext, leaveJob } from '../platform/jobs.ts'
import { type Promised, recordSourcing, type SourcingCause } from '../promise/public.ts'
import { bookSlot, slotOfOrder } from '../slots/public.ts'
import { holdMore } from '../stock/public.ts'
import { lockOrderToFulfil, type OrderToFulfil } from './fulfilment.ts'
import { showFulfilmentSettings } from './settings.ts'

interface Shortage {
  id: Id<'shortage'>
  fulfilment_id: Id<'fulfilment'>
  location_id: Id<'location'>
  sku: string
  quantity: number
  reason: ShortageReason
  is_resent: boolean
}

/** What the decision is remembered by. */
const causeOf: Record<ShortageReason, SourcingCause> = {
  short_pick: 'short_pick',
  too_busy: 'refused',
  damaged: 'refused',
  not_found: 'refused',
  closed: 'closed',
  counted: 'count',
  lost: 'resent',
  returned: 'resent',
  damaged_on_way: 'resent',
}

const attemptsAtMost = 4

/**
 * Sources again what an order lacks: elsewhere than at the places that could not serve it, never what is not free, as soon as can be. What can
 * be had nowhere waits for a person's decision. Repeatable: it begins with what is still open.
 */
export async function sourceAgain(tx: Tx, orderId: string, call: Call): Promise<void> {
  const order = await lockOrderToFulfil(tx, orderId)
  if (!order) return
  const known = await tx.rows<Shortage & { status: string }>(sql`
    select id, fulfilment_id, location_id, sku, quantity, reason, is_resent, status from shortages where order_id = ${orderId} order by id`)
  const open = known.filter(({ status }) => status === 'open')
  await dropJob(tx, 'source_again', orderId)
  if (open.length === 0) return
  // A place whose parcel was lost on its way can serve again.
  const except = [...new Set(known.filter(({ reason }) => !isMishap(reason)).map(({ location_id }) => location_id))]
  // What she has paid for already is one matter, what she will pay for another.
  for (const part of [open.filter((one) => !one.is_resent), open.filter((one) => one.is_resent)]) {
    if (part.length === 0) continue
    const lacking = new Map<string, number>()
    for (const { sku, quantity } of part) lacking.set(sku, (lacking.get(sku) ?? 0) + quantity)
    const found = await holdElsewhere(tx, order, lacking, except, call)
    const left = found ? await settle(tx, order, part, found, call) : part
    if (left.length > 0) await leaveToDecide(tx, order, left, call)
  }
}

/** The job that goes on where a process died between the shortage and its sourcing. */
export async function sourceAgainLater({ db, clock }: JobContext, job: Job): Promise<void> {
  const call = machineCall(clock.now(), null, `job ${job.id}`)
  await db.transaction((tx) => sourceAgain(tx, job.key, call))
}

type Lines = ReadonlyMap<string, number>

/** Holds what is lacking where it can be had: all of it together, or as much of each article as there is. */
async function holdElsewhere(
  tx: Tx,
  order: OrderToFulfil,
  lacking: Lines,
  except: string[],
  call: Call,
): Promise<Promised | undefined> {
  const cart = await readCart(tx, order.cart_id)
  if (!cart?.frozen) throw new Error(`order ${order.order_id} without its basket`)
  // What comes by appointment keeps its slot where the goods can be there by then; else all of it comes in another.
  const mine = await slotOfOrder(tx, order.order_id)
  const slot = mine ? { slotId: mine.slotId, heldSlotId: mine.slotId } : {}
  const asked: ToPromise = { ...(await toPromiseFrozen(tx, cart.frozen)), except, ...slot }
  for (let attempt = 0; attempt < attemptsAtMost; attempt += 1) {
    const promised =
      (await promiseOf(tx, asked, lacking, call)) ??
      (await promiseOf(tx, asked, await whatThereIs(tx, asked, lacking, call), call))
    if (!promised) return undefined
    // Somebody may have been faster: then look again.
    if (mine && promised.slot && !(await takeSlot(tx, mine, promised.slot.id, call))) continue
    if (await holdMore(tx, order.order_id, promised.sources)) return promised
  }
  return undefined
}

const takeSlot = (tx: Tx, { holdId, grams }: { holdId: string; grams: number }, slotId: string, call: Call) =>
  bookSlot(tx, { holder: { holdId }, slotId, grams }, call.now)

async function promiseOf(tx: Tx, asked: ToPromise, lines: Lines, call: Call): Promise<Promised | undefined> {
  const wanted = asked.lines
    .filter(({ sku }) => (lines.get(sku) ?? 0) > 0)
    .map((line) => ({ ...line, quantity: lines.get(line.sku)! }))
  if (wanted.length === 0) return undefined
  const promised = await promiseCart(tx, { ...asked, lines: wanted }, call.now)
  if (promised || asked.delivery.mode !== 'takeaway') return promised
  // What she was to take away is not there any more: it is brought there for her.
  return promiseCart(tx, { ...asked, lines: wanted, delivery: { ...asked.delivery, mode: 'collect' } }, call.now)
}

/** Of each article as many as can be had by themselves. */
async function whatThereIs(tx: Tx, asked: ToPromise, lacking: Lines, call: Call): Promise<Lines> {
  const there = new Map<string, number>()
  for (const [sku, quantity] of lacking) {
    let [few, many] = [0, quantity]
    while (few < many) {
      const middle = Math.ceil((few + many) / 2)
      if (await promiseOf(tx, asked, new Map([[sku, middle]]), call)) few = middle
      else many = middle - 1
    }
    if (few > 0) there.set(sku, few)
  }
  return there
}

/** Makes the new fulfilments and closes the shortages they serve; answers what is still lacking. */
async function settle(
  tx: Tx,
  order: OrderToFulfil,
  open: Shortage[],
  found: Promised,
  call: Call,
): Promise<Shortage[]> {
  const replaces = open[0]!.fulfilment_id
  const decision = found.decide?.()
  const cause = causeOf[open[0]!.reason]
  if (decision) await recordSourcing(tx, { orderId: order.order_id, cause, decision }, call.now)
  const parts = new Map<
    string,
    {
      id: Id<'fulfilment'>
      locationId: Id<'location'>
      incomingId: string | null
      lines: { sku: string; quantity: number }[]
    }
  >()
  for (const { sku, locationId, incomingId = null, quantity } of found.sources) {
    const key = `${locationId} ${incomingId}`
    const part = parts.get(key) ?? { id: newId('fulfilment'), locationId, incomingId, lines: [] }
    const line = part.lines.find((one) => one.sku === sku)
    if (line) line.quantity += quantity
    else part.lines.push({ sku, quantity })
    parts.set(key, part)
  }
  await tx.run(sql`
    with made as (
      insert into fulfilments (id, order_id, location_id, incoming_id, replaces_id, status, promised_earliest, promised_latest, created_at, is_resent)
      select p.id, ${order.order_id}, p."locationId", p."incomingId", ${replaces}, 'to_pick', ${found.earliest}, ${found.latest}, ${call.now}, ${open[0]!.is_resent}
      from jsonb_to_recordset(${json([...parts.values()])}::jsonb) p(id text, "locationId" text, "incomingId" text)
    )
    insert into fulfilment_lines (fulfilment_id, sku, quantity)
    select p.id, l.sku, l.quantity
    from jsonb_to_recordset(${json([...parts.values()])}::jsonb) p(id text, lines jsonb)
    cross join jsonb_to_recordset(p.lines) l(sku text, quantity integer)`)
  if (found.slot) await comeTogether(tx, order, found)
  const left = await closeShortages(tx, open, found, call)
  const isLate = found.latest > order.promised_latest
  for (const { id, locationId, lines } of parts.values())
    await publish(tx, call, 'shortage.sourced', order.order_id, {
      ...{ orderId: order.order_id, fulfilmentId: id, locationId, replacesId: replaces, lines },
      ...{ promisedLatest: found.latest.toISOString(), isLate, reason: open[0]!.reason },
    })
  return left
}

/** Nobody waits at home twice: by appointment, what has not left comes with what was missing. */
async function comeTogether(tx: Tx, order: OrderToFulfil, { earliest, latest }: Promised): Promise<void> {
  await tx.run(sql`
    update fulfilments set promised_earliest = ${earliest}, promised_latest = ${latest}
    where order_id = ${order.order_id} and done_at is null and shipped_at is null`)
}

async function closeShortages(tx: Tx, open: Shortage[], found: Promised, call: Call): Promise<Shortage[]> {
  const served = new Map<string, number>()
  for (const { sku, quantity } of found.sources) served.set(sku, (served.get(sku) ?? 0) + quantity)
  const left: Shortage[] = []
  for (const shortage of open) {
    const quantity = Math.min(shortage.quantity, served.get(shortage.sku) ?? 0)
    served.set(shortage.sku, (served.get(shortage.sku) ?? 0) - quantity)
    if (quantity === 0) left.push(shortage)
    else {
      await tx.run(
        sql`update shortages set status = 'sourced', settled_at = ${call.now}, quantity = ${quantity} where id = ${shortage.id}`,
      )
      if (quantity < shortage.quantity) left.push(await splitOff(tx, shortage, shortage.quantity - quantity))
    }
  }
  return left
}

async function splitOff(tx: Tx, of: Shortage, quantity: number): Promise<Shortage> {
  const id = newId('shortage')
  await tx.run(sql`
    insert into shortages (id, order_id, fulfilment_id, location_id, sku, quantity, reason, status, found_at, is_resent)
    select ${id}, order_id, fulfilment_id, location_id, sku, ${quantity}, reason, 'open', found_at, is_resent from shortages where id = ${of.id}`)
  return { ...of, id, quantity }
}

async function leaveToDecide(tx: Tx, order: OrderToFulfil, left: Shortage[], call: Call): Promise<void> {
  const { decideHours } = await showFulfilmentSettings(tx)
  const decideBy = new Date(call.now.getTime() + decideHours * 3_600_000)
  const ids = left.map(({ id }) => id)
  await tx.run(sql`update shortages set status = 'to_decide', decide_by = ${decideBy} where id = any(${ids}::text[])`)
  await publish(tx, call, 'shortage.to_decide', order.order_id, {
    orderId: order.order_id,
    shortageIds: ids,
    lines: left.map(({ sku, quantity }) => ({ sku, quantity })),
    decideBy: decideBy.toISOString(),
  })
  await leaveJob(tx, 'give_up_shortages', order.order_id, decideBy)
}
