import type { ShortageReason } from '@filrouge/contract/fulfilments.ts'
import { say } from '@filrouge/contract/say.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { leaveJob } from '../platform/jobs.ts'
import { letGoHeld } from '../stock/public.ts'
import { type Fulfilment, factsOf, goodsOf, type OrderToFulfil } from './fulfilment.ts'

/** What the ledger of the place is to say; nothing where the goods are there all the same, or were counted already. */
function lostBy(reason: ShortageReason, { number }: OrderToFulfil, { language }: Call) {
  if (reason !== 'short_pick' && reason !== 'not_found' && reason !== 'damaged') return undefined
  const kind = reason === 'damaged' ? ('damage' as const) : ('adjust' as const)
  return { kind, reason: say(language, `shortage.ledger.${reason}`, { number }) }
}

/**
 * Writes down that some goods of a fulfilment will not come from its place, gives back what was kept there, says in the ledger what is lost,
 * and leaves the job that sources them again. What is left without goods is over. `isLetGo` where the books of the place know already.
 */
export async function reportShortage(
  tx: Tx,
  order: OrderToFulfil,
  fulfilment: Fulfilment,
  missing: readonly { sku: string; quantity: number }[],
  reason: ShortageReason,
  call: Call,
  isLetGo = false,
): Promise<void> {
  const { id, order_id: orderId, location_id: locationId } = fulfilment
  const lost = lostBy(reason, order, call)
  const goods = missing.map(({ sku, quantity }) => ({ sku, locationId, quantity }))
  if (!isLetGo) await letGoHeld(tx, orderId, goods, call, lost)
  const skus = missing.map(({ sku }) => sku)
  const quantities = missing.map(({ quantity }) => quantity)
  await tx.run(sql`
    insert into shortages (id, order_id, fulfilment_id, location_id, sku, quantity, reason, status, found_at, is_resent)
    select s.id, ${orderId}, ${id}, ${locationId}, s.sku, s.quantity, ${reason}, 'open', ${call.now}, ${fulfilment.is_resent}
    from unnest(${missing.map(() => newId('shortage'))}::text[], ${skus}::text[], ${quantities}::integer[]) s(id, sku, quantity)`)
  await tx.run(sql`
    with missing as (select * from unnest(${skus}::text[], ${quantities}::integer[]) m(sku, quantity)), gone as (
      delete from fulfilment_lines l using missing m where l.fulfilment_id = ${id} and l.sku = m.sku and l.quantity = m.quantity
    )
    update fulfilment_lines l set quantity = l.quantity - m.quantity, picked = least(picked, l.quantity - m.quantity)
    from missing m where l.fulfilment_id = ${id} and l.sku = m.sku and l.quantity > m.quantity`)
  await tx.run(sql`
    update fulfilments f set status = 'cancelled', done_at = ${call.now}
    where f.id = ${id} and not exists (select from fulfilment_lines l where l.fulfilment_id = f.id)`)
  await publish(tx, call, 'shortage.found', orderId, { ...factsOf(fulfilment), reason, lines: goodsOf(missing) })
  await leaveJob(tx, 'source_again', orderId, call.now)
}
