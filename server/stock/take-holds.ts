import sql from 'sql-template-tag'
import type { Database, Tx } from '../platform/db/database.ts'
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

type NotHeld = Shortage & { owner: number; outcome: 'short' | 'over' | 'blocked' }

/**
 * Keeps goods for baskets that are being paid, each with all its lines or none, in one statement that is committed by itself. Only where room is
 * lacking, holds whose time is over and those of earlier payments of the same baskets are ended, and the question is put again. Answers in the
 * order asked.
 */
export async function takeHolds(db: Database, holds: readonly NewHold[], now: Date): Promise<Taken[]> {
  const taken = await take(db.alone, holds, now)
  const lacking = holds.filter((_, index) => {
    const answer = taken[index]!
    return !answer.ok && !answer.isOver
  })
  if (lacking.length === 0 || (await makeRoom(db.alone, lacking, now)) === 0) return taken
  const again = await take(db.alone, lacking, now)
  return holds.map((hold, index) => again[lacking.indexOf(hold)] ?? taken[index]!)
}

/** Keeps goods for one basket within the caller's transaction. */
export async function takeHold(tx: Tx, hold: NewHold, now: Date): Promise<Taken> {
  const [, [taken]] = await Promise.all([makeRoom(tx, [hold], now), take(tx, [hold], now)])
  return taken!
}

async function take(tx: Tx, holds: readonly NewHold[], now: Date): Promise<Taken[]> {
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
    const refused = known.ok ? { ok: false as const, isOver: outcome === 'over', short: [] as Shortage[] } : known
    if (outcome === 'short') refused.short.push(shortage)
    taken[owner - 1] = refused
  }
  return taken
}

async function makeRoom(tx: Tx, holds: readonly NewHold[], now: Date): Promise<number> {
  const lines = holds.flatMap((hold) => hold.lines)
  const { ended } = await tx.one<{ ended: number }>(sql`
    select make_room(${now}, ${holds.map((hold) => hold.cartId)}::text[], ${holds.map((hold) => hold.paymentId)}::text[],
      ${lines.map((line) => line.sku)}::text[], ${lines.map((line) => line.locationId)}::text[],
      ${lines.map((line) => line.incomingId ?? null)}::text[]) as ended`)
  return ended
}
