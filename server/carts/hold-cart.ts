import { newId } from '@filrouge/kernel/ids.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { type Promised, recordSourcing, sourcingNow } from '../promise/public.ts'
import { endLapsed, type NewHold, type Taken } from '../stock/public.ts'
import type { Shown, Source } from './cart.ts'
import type { Limits, SlotAsked } from './hold-within.ts'
import { isKept, promiseCart, refuseOutOfStock, refusePromiseChanged, type ToPromise } from './promise-cart.ts'

const attemptsAtMost = 4

type Still = (tx: Tx) => Promise<void>

/** What is to be held for a payment, and the promise that said where. */
export interface ToHold {
  cartId: string
  paymentId: string
  asked: ToPromise
  shown: Shown
  promised: Promised
  still?: Still
}

/** Promises a basket anew and refuses what no longer keeps the date that was shown. */
export async function promiseAsShown(
  tx: Tx,
  asked: ToPromise,
  shown: Shown | null,
  call: Call,
  still?: Still,
): Promise<Promised> {
  const promised = await promiseCart(tx, asked, call.now)
  if (!promised) return refuseOutOfStock(tx, asked, call, still)
  if (shown && isKept(shown, promised)) return promised
  // What could keep the date may be held by somebody whose time is over, which no job has noticed yet.
  const skus = asked.lines.map(({ sku }) => sku)
  if (await endLapsed(tx.database, skus, call.now)) return promiseAsShown(tx, asked, shown, call, still)
  return refusePromiseChanged(promised, still)
}

/**
 * Holds the stock at the places that will serve, for as long as the retailer says. Where others were faster, looks again for places that still keep the date; when
 * there are none, refuses with what is true now. Answers the sources held, or undefined where the payment was given up meanwhile.
 */
export async function holdCart(
  tx: Tx,
  hold: ToHold,
  call: Call,
  take: (hold: NewHold, limits: Limits) => Promise<Taken>,
): Promise<Source[] | undefined> {
  const { cartId, paymentId, asked, shown, still } = hold
  const { holdMinutes } = await sourcingNow(tx)
  const expiresAt = new Date(call.now.getTime() + holdMinutes * 60_000)
  let promised = hold.promised
  for (let attempt = 1; ; attempt += 1) {
    const lines = promised.sources
    const limits = { slot: slotOf(promised, asked), within: promised.within?.() ?? [] }
    const taken = await take({ id: newId('hold'), cartId, paymentId, expiresAt, lines }, limits)
    if (taken.ok) {
      if (attempt > 1) await recordDecision(tx, paymentId, promised, 'held_again', call)
      return lines
    }
    if (taken.isOver) return undefined
    if (attempt === attemptsAtMost) return refuseOutOfStock(tx, asked, call, still)
    promised = await promiseAsShown(tx, asked, shown, call, still)
  }
}

function slotOf({ slot }: Promised, { lines, weightOf }: ToPromise): SlotAsked | undefined {
  const grams = lines.reduce((sum, { sku, quantity }) => sum + weightOf(sku) * quantity, 0)
  return slot && { slotId: slot.id, grams }
}

/** Keeps why the goods of a payment come from where they come. */
export async function recordDecision(
  tx: Tx,
  paymentId: string,
  { decide }: Promised,
  cause: 'payment' | 'held_again',
  call: Call,
): Promise<void> {
  const decision = decide?.()
  if (decision) await recordSourcing(tx, { paymentId, cause, decision }, call.now)
}
