import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Tx } from '../platform/db/database.ts'
import { secretOf } from '../platform/secrets.ts'

/** The secret of the link in her messages: whoever holds it may read the order, without signing in. */
export async function orderKey(tx: Tx, orderId: string): Promise<string> {
  const secret = await secretOf(tx, 'order_links')
  return createHmac('sha256', secret).update(orderId).digest('base64url')
}

/** Whether this is the key of that order. */
export async function isOrderKey(tx: Tx, orderId: string, key: string | undefined): Promise<boolean> {
  if (key === undefined) return false
  const [given, expected] = [Buffer.from(key), Buffer.from(await orderKey(tx, orderId))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}
