import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { recordOutcomes } from '../promise/public.ts'
import { notBefore } from './deliver-fulfilment.ts'
import { type Fulfilment, factsOf, type OrderToFulfil, outcomeOf } from './fulfilment.ts'

/** It waits for her at the relay point since the moment a carrier tells: by that moment the promise is judged. */
export async function arriveAtRelay(
  tx: Tx,
  order: OrderToFulfil,
  fulfilment: Fulfilment,
  told: { at: Date; place: string | null },
  call: Call,
): Promise<void> {
  const at = notBefore(fulfilment.shipped_at, told.at)
  await tx.run(sql`update fulfilments set status = 'at_relay', ready_at = ${at} where id = ${fulfilment.id}`)
  await recordOutcomes(tx, [outcomeOf(order, fulfilment, at)])
  await publish(tx, call, 'fulfilment.at_relay', order.order_id, {
    ...factsOf(fulfilment),
    ...(told.at === call.now ? {} : { occurredAt: at.toISOString(), place: told.place }),
  })
}
