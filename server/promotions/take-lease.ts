import type { Input } from '@filrouge/contract/endpoint.ts'
import type { takeLease as contract } from '@filrouge/contract/leases.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid, refuse } from '../platform/refuse.ts'

const daysAtMost = 7
const dayMs = 86_400_000

interface Lent {
  uses: number
  budgetMinor: number | null
}

/**
 * Lends uses of an offer to a device that sells offline. They leave what is free in the same statement that checks the limit, so that a device,
 * the website and the shops together never exceed it; where less is free than was asked for, that much is lent.
 */
export async function takeLease(tx: Tx, input: Input<typeof contract>, call: Call): Promise<string> {
  const { id: offerId, leaseId, deviceId, batch } = input
  const until = new Date(input.until)
  if (until <= call.now || until.getTime() > call.now.getTime() + daysAtMost * dayMs) invalid('#/until', 'out_of_range')
  const offer = await tx.maybe<{ countsEach: boolean; isLimited: boolean; hasBudget: boolean }>(sql`
    select most_uses_each is not null as "countsEach", (most_uses is not null or budget_minor is not null) as "isLimited",
      budget_minor is not null as "hasBudget"
    from offers where id = ${offerId} for share`)
  if (!offer) refuse('offer_not_found')
  if (
    await tx.maybe(
      sql`select from offer_leases where id = ${leaseId} and offer_id = ${offerId} and device_id = ${deviceId}`,
    )
  ) {
    call.answerStatus = 200
    return leaseId
  }
  // How often she has used it only the server knows.
  if (offer.countsEach) refuse('offer_counts_each')
  if (!offer.isLimited && !batch) refuse('offer_not_limited')
  if (offer.hasBudget && !input.budget) invalid('#/budget', 'missing')
  await tx.run(sql`
    insert into offer_leases (id, offer_id, batch, device_id, uses, budget_minor, until, location_id, taken_by, taken_at)
    values (${leaseId}, ${offerId}, ${batch ?? null}, ${deviceId}, ${input.uses}, ${offer.hasBudget ? input.budget!.minor : null}, ${until},
      ${call.locationId}, ${call.session?.staffId ?? null}, ${call.now})`)
  const codes = batch ? await lendCodes(tx, { offerId, leaseId, batch, uses: input.uses }, until) : input.uses
  const asked = { uses: codes, budgetMinor: offer.hasBudget ? input.budget!.minor : null }
  const lent = offer.isLimited ? await lendUses(tx, offerId, asked) : asked
  await tx.run(sql`
    update offer_leases set uses = ${lent.uses}, budget_minor = ${lent.budgetMinor}::bigint where id = ${leaseId}`)
  if (batch && lent.uses < codes) await keepCodes(tx, leaseId, lent.uses)
  return leaseId
}

async function lendCodes(
  tx: Tx,
  { offerId, leaseId, batch, uses }: { offerId: string; leaseId: string; batch: string; uses: number },
  until: Date,
): Promise<number> {
  const known = await tx.maybe(sql`
    select from coupon_batches where code = ${batch} and offer_id = ${offerId} and kind = 'single'`)
  if (!known) refuse('batch_not_found')
  const lent = await tx.run(sql`
    update coupons set lease_id = ${leaseId} where code in (
      select code from coupons where batch = ${batch} and uses = 0 and lease_id is null and (expires_at is null or expires_at > ${until})
      order by code limit ${uses} for update skip locked)`)
  return lent > 0 ? lent : refuse('nothing_left')
}

async function keepCodes(tx: Tx, leaseId: string, uses: number): Promise<void> {
  await tx.run(sql`
    update coupons set lease_id = null where code in (
      select code from coupons where lease_id = ${leaseId} order by code offset ${uses})`)
}

async function lendUses(tx: Tx, offerId: string, asked: Lent): Promise<Lent> {
  const lent = await tx.maybe<Lent>(sql`
    with free as (
      select offer_id, least(${asked.uses}::integer, most_uses - uses - leased) as uses,
        least(${asked.budgetMinor}::bigint, budget_minor - spent_minor - leased_minor) as minor
      from offer_balances where offer_id = ${offerId} for update)
    update offer_balances b set leased = b.leased + f.uses, leased_minor = b.leased_minor + coalesce(f.minor, 0)
    from free f where b.offer_id = f.offer_id and f.uses > 0 and (f.minor is null or f.minor > 0)
    returning f.uses, f.minor as "budgetMinor"`)
  return lent ?? refuse('nothing_left')
}
