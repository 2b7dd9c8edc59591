import type { issueCoupon as contract } from '@filrouge/contract/coupons.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import sql from 'sql-template-tag'
import { reachOf } from '../customers/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import { randomCode } from './random-code.ts'

/** Gives a coupon for one purchase, as compensation for instance; answers its code. Who sells may give what was meant to be given. */
export async function issueCoupon(tx: Tx, input: Input<typeof contract>, call: Call): Promise<string> {
  const offer = await tx.maybe<{ mayBeGiven: boolean }>(
    sql`select may_be_given as "mayBeGiven" from offers where id = ${input.offerId}`,
  )
  if (!offer) refuse('offer_not_found')
  const setsOffers = call.session?.roles.some((role) => role === 'marketer' || role === 'admin') ?? false
  if (!offer.mayBeGiven && !setsOffers) refuse('offer_not_for_giving')
  return writeCoupon(tx, { ...input, bornAs: 'compensation' }, call)
}

/** Gives a coupon in exchange for points: what the retailer has promised for them, whoever asks. */
export const issueReward = (tx: Tx, reward: Input<typeof contract>, call: Call): Promise<string> =>
  writeCoupon(tx, { ...reward, bornAs: 'reward' }, call)

async function writeCoupon(
  tx: Tx,
  input: Input<typeof contract> & { bornAs: 'compensation' | 'reward' },
  call: Call,
): Promise<string> {
  const { offerId, customerId } = input
  if (customerId) await reachOf(tx, customerId) // refuses who is not known
  const code = `${customerId ? 'M' : 'B'}${randomCode()}`
  await tx.run(sql`
    insert into coupons (code, offer_id, customer_id, most_uses, expires_at, born_as, medium, reason, channel, location_id, issued_by, issued_at)
    values (${code}, ${offerId}, ${customerId ?? null}, 1, ${input.expiresAt ? new Date(input.expiresAt) : null}, ${input.bornAs},
      ${call.channel === 'shop' ? 'counter' : call.channel}, ${input.reason ?? null}, ${call.channel}, ${call.locationId},
      ${call.session?.staffId ?? null}, ${call.now})`)
  await publish(tx, call, 'coupon.issued', code, { offerId, customerId: customerId ?? null, count: 1, batch: null })
  return code
}
