import type { Input } from '@filrouge/contract/endpoint.ts'
import type { giveStoreCredit as contract } from '@filrouge/contract/loyalty.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { money } from '@filrouge/kernel/money.ts'
import { reachOf } from '../customers/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { changed } from '../platform/live.ts'
import { invalid, refuse } from '../platform/refuse.ts'
import { accountOf } from './loyalty.ts'
import { openAccounts, postValue } from './post-value.ts'

/** More than that is not a gesture of one person. */
const mostMinor = 20_000

/** Puts money on a customer's account as a gesture, with its reason: good in every channel, without an end. */
export async function giveStoreCredit(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'customer'>> {
  const { id: customerId, reason } = input
  const { minor, currency } = input.amount
  if (minor < 1) invalid('#/amount/minor', 'too_small')
  if (currency !== 'EUR') invalid('#/amount/currency', 'unknown_currency')
  if (minor > mostMinor) refuse('gesture_too_large', { most: money(mostMinor) })
  await reachOf(tx, customerId) // refuses who is not known
  await creditAccount(tx, { customerId, amountMinor: minor, currency, kind: 'given', side: 'gesture', reason }, call)
  return customerId
}

/** Adds to a customer's credit. */
export async function creditAccount(
  tx: Tx,
  credit: {
    customerId: Id<'customer'>
    amountMinor: number
    currency: string
    kind: 'given' | 'exchanged'
    side: 'gesture' | 'rewards'
    reason: string | null
  },
  call: Call,
): Promise<void> {
  const { customerId, amountMinor, currency, kind, side, reason } = credit
  const accountId = accountOf('store_credit', customerId, currency)
  openAccounts(tx, [{ id: accountId, kind: 'store_credit', unit: currency, customerId }], call.now)
  const entries = [
    { accountId, unit: currency, amount: amountMinor },
    { side, unit: currency, amount: -amountMinor },
  ]
  await postValue(tx, [{ kind, reason, entries }], call)
  await publish(tx, call, 'store_credit.given', customerId, { customerId, amountMinor, currency })
  changed(tx, customerId)
}
