import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Tx } from '../platform/db/database.ts'
import { secretOf } from '../platform/secrets.ts'

const keyed = async (tx: Tx, text: string) =>
  createHmac('sha256', await secretOf(tx, 'collection_codes'))
    .update(text)
    .digest()

/**
 * The six digits she shows at the counter to collect an order. Made from the retailer's secret each time, so that no table holds them; said
 * to nobody but her.
 */
export async function codeOf(tx: Tx, orderId: string): Promise<string> {
  const digest = await keyed(tx, `code ${orderId}`)
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** What is kept of a code, to find by it what it opens. */
export const codeHash = (tx: Tx, code: string): Promise<Buffer> => keyed(tx, `hash ${digitsOf(code)}`)

/** Whether this is the code of that order, however it is spaced. */
export async function isCodeOf(tx: Tx, orderId: string, code: string): Promise<boolean> {
  const [given, expected] = [Buffer.from(digitsOf(code)), Buffer.from(await codeOf(tx, orderId))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const digitsOf = (code: string) => code.replace(/\D/g, '')
