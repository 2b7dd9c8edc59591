import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/fulfilments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { codeOf } from '../fulfilment/public.ts'
import { canUseOrder, isOrderKey, type OwnedOrder } from '../orders/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'

interface Found extends OwnedOrder {
  location_id: Id<'location'> | null
  mode: string
  is_open: boolean
  is_ready: boolean
  shelf: string | null
}

/** The code that opens what waits for her: said to her alone, never to the staff, who ask her for it. */
export async function showCollectionCode(
  tx: Tx,
  input: Input<typeof contract.showCollectionCode>,
  call: Call,
): Promise<Output<typeof contract.showCollectionCode>> {
  const order = await tx.maybe<Found>(sql`
    select o.customer_id, o.visitor_id, f.location_id, f.mode, exists (
        select from visitor_links l where l.visitor_id = o.visitor_id and l.customer_id = ${call.session?.customerId ?? null}
          and l.evidence = 'code') as is_linked,
      exists (select from fulfilments p where p.order_id = o.id and p.status in ('to_pick', 'picked', 'shipped', 'ready')) as is_open,
      exists (select from fulfilments p where p.order_id = o.id and p.status = 'ready') as is_ready,
      (select p.shelf from fulfilments p where p.order_id = o.id and p.status = 'ready' and p.shelf is not null limit 1) as shelf
    from orders o join fulfilment_orders f on f.order_id = o.id where o.id = ${input.id}`)
  const isHers = order && call.session?.kind !== 'staff' && canUseOrder(call.session, order)
  if (!order || !(isHers || (await isOrderKey(tx, input.id, input.key)))) refuse('order_not_found')
  const isAtCounter = order.location_id !== null && (order.mode === 'collect' || order.mode === 'takeaway')
  if (!isAtCounter || !order.is_open) refuse('not_for_this_way', { mode: order.mode })
  return {
    code: await codeOf(tx, input.id),
    isReady: order.is_ready,
    locationId: order.location_id!,
    ...(order.shelf ? { shelf: order.shelf } : {}),
  }
}
