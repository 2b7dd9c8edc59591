import { randomInt } from 'node:crypto'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { issueBatch as batchContract, issueCoupon as contract } from '@filrouge/contract/promotions.ts'
import sql from 'sql-template-tag'
import { reachOf } from '../customers/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'

/** No vowels, no 0 and O, no 1 and I: nothing to misread, no word to be ashamed of. */
const letters = '23456789BCDFGHJKLMNPQRSTVWXZ'
const lettersOfCode = 10

const randomCode = (): string =>
  Array.from({ length: lettersOfCode }, () => letters[randomInt(letters.length)]).join('')

/** Gives a coupon for one purchase, as compensation for instance; answers its code. */
export async function issueCoupon(tx: Tx, input: Input<typeof contract>, call: Call): Promise<string> {
  const { offerId, customerId } = input
  if (!(await tx.maybe(sql`select from offers where id = ${offerId}`))) refuse('offer_not_found')
  if (customerId) await reachOf(tx, customerId) // refuses who is not known
  const code = `${customerId ? 'M' : 'B'}${randomCode()}`
  await tx.run(sql`
    insert into coupons (code, offer_id, customer_id, most_uses, expires_at, born_as, medium, reason, issued_by, issued_at)
    values (${code}, ${offerId}, ${customerId ?? null}, 1, ${input.expiresAt ? new Date(input.expiresAt) : null}, 'compensation',
      ${call.channel === 'shop' ? 'counter' : call.channel}, ${input.reason ?? null}, ${call.session?.staffId ?? null}, ${call.now})`)
  await publish(tx, call, 'coupon.issued', code, { offerId, customerId: customerId ?? null, count: 1, batch: null })
  return code
}

/** Makes one code for all, or many that each serve once: a hundred thousand take seconds. */
export async function issueBatch(
  tx: Tx,
  input: Input<typeof batchContract>,
  call: Call,
): Promise<Output<typeof batchContract>> {
  const { id, prefix, count, medium } = input
  if (!(await tx.maybe(sql`select from offers where id = ${id}`))) refuse('offer_not_found')
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null
  const isForAll = count === undefined
  const codes = isForAll ? [prefix] : distinct(count, () => prefix + randomCode())
  const made = await tx.run(sql`
    insert into coupons (code, offer_id, most_uses, expires_at, born_as, medium, batch, issued_by, issued_at)
    select code, ${id}, ${isForAll ? null : 1}::integer, ${expiresAt}::timestamptz, ${isForAll ? 'general' : 'batch'}, ${medium ?? null},
      ${prefix}, ${call.session?.staffId ?? null}, ${call.now}::timestamptz
    from unnest(${codes}::text[]) u(code) on conflict (code) do nothing`)
  if (made !== codes.length) refuse('code_taken')
  await publish(tx, call, 'coupon.issued', prefix, { offerId: id, customerId: null, count: made, batch: prefix })
  return { batch: prefix, count: made, firstCode: codes[0]! }
}

function distinct(count: number, make: () => string): string[] {
  const codes = new Set<string>()
  while (codes.size < count) codes.add(make())
  return [...codes]
}
