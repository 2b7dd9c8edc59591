import type { Input } from '@filrouge/contract/endpoint.ts'
import type { giveUpPayment as contract } from '@filrouge/contract/payments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { closePayment, isPayer, readPayment } from '../payments/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { canUseCart } from './cart.ts'
import { ownerOfCart } from './lock-cart.ts'

/** Gives up a payment before it is authorised: the basket thaws with it, and a job undoes whatever the bank says too late. */
export async function giveUpPayment(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'payment'>> {
  const payment = (await readPayment(tx, input.id)) ?? refuse('payment_not_found')
  const cart = await ownerOfCart(tx, payment.payable_id)
  const isHers = isPayer(call.session, payment) || (cart !== undefined && canUseCart(call.session, cart))
  if (!isHers) refuse('payment_not_found')
  // Given up twice is given up once.
  if (payment.status !== 'voided' && !(await closePayment(tx, payment.id, call))) refuse('payment_not_open')
  return payment.id
}
