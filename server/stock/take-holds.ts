import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import type { HoldLine, Shortage } from './stock-level.ts'

export interface NewHold {
  id: string
  cartId: string
  paymentId: string
  expiresAt: Date
  lines: readonly HoldLine[]
}

/** What became of a hold: taken; or what fell short, by line; or its payment was given up meanwhile, so that it never will be. */
export type Taken = { ok: true } | { ok: false; isOver: boolean; short: Shortage[] }

type NotHeld = Shortage & { owner: number; outcome: 'short' | 'over' }

/**
 * Keeps goods for baskets that are being paid, each with all its lines or none, in one statement. Holds on the same articles whose time is over
 * end first, and so does a hold that a basket still had for an earlier payment. Answers in the order asked.
 */
export async function takeHolds(tx: Tx, holds: readonly NewHold[], now: Date): Promise<Taken[]> {
  const lines = holds.flatMap((hold, index) => hold.lines.map((line) => ({ owner: index + 1, ...line })))
  const notHeld = await tx.rows<NotHeld>(sql`
    select owner, outcome, sku, location_id as "locationId", incoming_id as "incomingId", wanted, available
    from take_holds(${now}, ${holds.map((hold) => hold.id)}::text[], ${holds.map((hold) => hold.cartId)}::text[],
      ${holds.map((hold) => hold.paymentId)}::text[], ${holds.map((hold) => hold.expiresAt)}::timestamptz[],
      ${lines.map((line) => line.owner)}::integer[], ${lines.map((line) => line.sku)}::text[],
      ${lines.map((line) => line.locationId)}::text[], ${lines.map((line) => line.incomingId ?? null)}::text[],
      ${lines.map((line) => line.quantity)}::integer[])`)
  const taken: Taken[] = holds.map(() => ({ ok: true }))
  for (const { owner, outcome, ...shortage } of notHeld) {
    const known = taken[owner - 1]!
    const refused = known.ok ? { ok: false as const, isOver: outcome === 'over', short: [] } : known
    if (outcome === 'short') refused.short.push(shortage)
    taken[owner - 1] = refused
  }
  return taken
}

/** Keeps goods for one basket within the caller's transaction. */
export async function takeHold(tx: Tx, hold: NewHold, now: Date): Promise<Taken> {
  return (await takeHolds(tx, [hold], now))[0]!
}
