import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/push.ts'
import type { PushDeviceView } from '@filrouge/contract/push.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import { refuse } from '../../platform/refuse.ts'

type Devices = Output<typeof contract.listPushDevices>

interface DeviceRow {
  id: Id<'pushSubscription'>
  device: string
  order_news: boolean
  created_at: Date
  told_at: Date | null
}

/** The browsers in which she is told of her orders, the newest first. */
export async function listPushDevices(
  tx: Tx,
  _input: Input<typeof contract.listPushDevices>,
  call: Call,
): Promise<Devices> {
  return devicesOf(tx, signedIn(call))
}

/** Switches one of her browsers on or off; it stays in the list either way. */
export async function setPushDevice(
  tx: Tx,
  { id, orderNews }: Input<typeof contract.setPushDevice>,
  call: Call,
): Promise<Devices> {
  const customerId = signedIn(call)
  const changed = await tx.run(sql`
    update push_subscriptions set purposes = ${orderNews ? ['order_push'] : []}::text[] where id = ${id} and customer_id = ${customerId}`)
  if (changed === 0) refuse('not_found')
  return devicesOf(tx, customerId)
}

/** Forgets one of her browsers; asked twice, it is gone all the same. */
export async function removePushDevice(
  tx: Tx,
  { id }: Input<typeof contract.removePushDevice>,
  call: Call,
): Promise<Record<string, never>> {
  await tx.run(sql`delete from push_subscriptions where id = ${id} and customer_id = ${signedIn(call)}`)
  return {}
}

const signedIn = (call: Call): Id<'customer'> => call.session?.customerId ?? refuse('not_signed_in')

async function devicesOf(tx: Tx, customerId: Id<'customer'>): Promise<Devices> {
  const rows = await tx.rows<DeviceRow>(sql`
    select id, device, 'order_push' = any(purposes) as order_news, created_at, told_at
    from push_subscriptions where customer_id = ${customerId} order by created_at desc, id desc`)
  return { items: rows.map(viewOf) }
}

const viewOf = (row: DeviceRow): PushDeviceView => ({
  id: row.id,
  device: row.device,
  orderNews: row.order_news,
  since: row.created_at.toISOString(),
  ...(row.told_at ? { toldAt: row.told_at.toISOString() } : {}),
})
