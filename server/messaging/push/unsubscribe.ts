import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/push.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { recordGuestConsent } from '../../customers/public.ts'
import type { Call } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import { forgetIdleBrowsers } from './forget-browsers.ts'

/**
 * A browser is told no more: of one order, or of anything. Knowing its address is the right to do so, for nobody else does; so that it works when
 * she has signed out too.
 */
export async function unsubscribeFromPush(
  tx: Tx,
  { endpoint, orderId }: Input<typeof contract.unsubscribeFromPush>,
  call: Call,
): Promise<Record<string, never>> {
  const left = await tx.rows<{ order_id: Id<'order'> }>(sql`
    delete from push_followed_orders where endpoint = ${endpoint} and (${orderId ?? null}::text is null or order_id = ${orderId ?? null})
    returning order_id`)
  for (const { order_id } of left)
    await recordGuestConsent(tx, { orderId: order_id, purpose: 'order_push', given: false }, call)
  if (orderId === undefined) await tx.run(sql`delete from push_subscriptions where endpoint = ${endpoint}`)
  else await forgetIdleBrowsers(tx)
  return {}
}
