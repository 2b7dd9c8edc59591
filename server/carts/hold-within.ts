import type { Database, Tx } from '../platform/db/database.ts'
import { type Capacity, hasRoom } from '../promise/public.ts'
import { bookSlot } from '../slots/public.ts'
import { type NewHold, type Taken, takeHold } from '../stock/public.ts'

/** The slot that a basket is to be had in, and what it weighs. */
export interface SlotAsked {
  slotId: string
  grams: number
}

/** What a hold needs besides the goods: a place in a slot, and room in the day of the places that send them. */
export interface Limits {
  slot: SlotAsked | undefined
  within: readonly Capacity[]
}

const gone: Taken = { ok: false, isOver: false, short: [] }

class Gone extends Error {}

/**
 * Holds goods and what else is limited in one transaction: all or nothing. Not grouped with others' holds, for whoever wants the same slot or the
 * same place's day waits for it anyway.
 */
export async function holdWithin(db: Database, hold: NewHold, limits: Limits, now: Date): Promise<Taken> {
  try {
    return await db.transaction(async (tx) => {
      const taken = await takeWithin(tx, hold, limits, now)
      if (taken === gone) throw new Gone()
      return taken
    })
  } catch (error) {
    if (error instanceof Gone) return gone
    throw error
  }
}

/** The same within the caller's transaction, which unwinds where it is not ok. */
export async function takeWithin(tx: Tx, hold: NewHold, { slot, within }: Limits, now: Date): Promise<Taken> {
  if (within.length > 0 && !(await hasRoom(tx, within, hold.cartId, now))) return gone
  const taken = await takeHold(tx, hold, now)
  if (!taken.ok || !slot) return taken
  return (await bookSlot(tx, { holder: { paymentId: hold.paymentId }, ...slot }, now)) ? taken : gone
}
