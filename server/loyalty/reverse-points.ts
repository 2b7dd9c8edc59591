import { refundShare } from '@filrouge/rules/refund-share.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { accountOf } from './loyalty.ts'
import { postValue } from './post-value.ts'

interface AwardRow {
  sku: string
  customer_id: string
  quantity: number
  points: number
  reversed_quantity: number
  expires_at: Date | null
  usable_from: Date | null
}

/**
 * Takes back what goods had earned that were not bought in the end: given up, not to be had, or brought back. Without `goods`, all that is left
 * of the order. Of points that are spent already, what is left is taken: her card never stands below nothing. Repeatable: never more units than
 * there were.
 */
export async function reversePoints(
  tx: Tx,
  of: { orderId: string; goods?: readonly { sku: string; quantity: number }[] },
  call: Call,
): Promise<void> {
  const rows = await tx.rows<AwardRow>(sql`
    select sku, customer_id, quantity, points, reversed_quantity, expires_at, usable_from
    from point_awards where order_id = ${of.orderId} and reversed_quantity < quantity order by sku for update`)
  const wanted = new Map<string, number>()
  for (const { sku, quantity } of of.goods ?? []) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity)
  const back = rows.flatMap((row) => {
    const left = row.quantity - row.reversed_quantity
    const quantity = of.goods ? Math.min(left, wanted.get(row.sku) ?? 0) : left
    const points = refundShare({ totalMinor: row.points, quantity: row.quantity }, row.reversed_quantity, quantity)
    return quantity > 0 ? [{ row, quantity, points }] : []
  })
  const [first] = back
  if (!first) return
  tx.send(sql`
    update point_awards a set reversed_quantity = a.reversed_quantity + b.quantity
    from unnest(${back.map(({ row }) => row.sku)}::text[], ${back.map(({ quantity }) => quantity)}::integer[]) b(sku, quantity)
    where a.order_id = ${of.orderId} and a.sku = b.sku`)
  const { customer_id: customerId, expires_at: expiresAt, usable_from: usableFrom } = first.row
  const accountId = accountOf('points', customerId, 'points')
  const account = await tx.maybe<{ balance: number }>(
    sql`select balance from value_accounts where id = ${accountId} for update`,
  )
  const points = back.reduce((sum, one) => sum + one.points, 0)
  const amount = Math.min(points, account?.balance ?? 0)
  if (amount === 0) return
  await postValue(
    tx,
    [
      {
        ...{ kind: 'reversed', orderId: of.orderId },
        entries: [
          {
            accountId,
            unit: 'points',
            amount: -amount,
            ...(expiresAt && { expiresAt }),
            ...(usableFrom && { usableFrom }),
          },
          { side: 'points_cost', unit: 'points', amount },
        ],
      },
    ],
    call,
  )
}
