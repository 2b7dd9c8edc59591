import type { Database, Tx } from '../platform/db/database.ts'
import { bookSlot } from '../slots/public.ts'
import { type NewHold, type Taken, takeHold } from '../stock/public.ts'

/** The slot that a basket is to be had in, and what it weighs. */
export interface SlotAsked {
  slotId: string
  grams: number
}

const gone: Taken = { ok: false, isOver: false, short: [] }

class SlotGone extends Error {}

/**
 * Holds goods and a place in a slot in one transaction: both or neither. Not grouped with others' holds, for whoever wants the same slot waits for
 * it anyway.
 */
export async function holdWithSlot(db: Database, hold: NewHold, slot: SlotAsked, now: Date): Promise<Taken> {
  try {
    return await db.transaction(async (tx) => {
      const taken = await takeWithSlot(tx, hold, slot, now)
      if (taken === gone) throw new SlotGone()
      return taken
    })
  } catch (error) {
    if (error instanceof SlotGone) return gone
    throw error
  }
}

/** The same within the caller's transaction, which unwinds where it is not ok. */
export async function takeWithSlot(tx: Tx, hold: NewHold, slot: SlotAsked | undefined, now: Date): Promise<Taken> {
  const taken = await takeHold(tx, hold, now)
  if (!taken.ok || !slot) return taken
  return (await bookSlot(tx, { holder: { paymentId: hold.paymentId }, ...slot }, now)) ? taken : gone
}
