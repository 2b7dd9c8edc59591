import type { Input } from '@filrouge/contract/endpoint.ts'
import type { reportLease as contract } from '@filrouge/contract/leases.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { currencyOf } from '../platform/retailer.ts'
import { closeLease, type LeaseRow, lockLease } from './leases.ts'
import { foldCode } from './offer.ts'

type Use = Input<typeof contract>['uses'][number]

/** Writes down what a device has used of its loan, each use once however often it is reported, and gives the rest back when it is over. */
export async function reportLease(tx: Tx, input: Input<typeof contract>, call: Call): Promise<string> {
  const lease = (await lockLease(tx, input.id)) ?? refuse('lease_not_found')
  // A sale uses an offer once, whatever name the device gives to the use.
  const there = await tx.rows<{ id: string; saleId: string }>(sql`
    select id, payment_id as "saleId" from offer_uses
    where id = any(${input.uses.map(({ id }) => id)}::text[])
      or (offer_id = ${lease.offer_id} and payment_id = any(${input.uses.map(({ saleId }) => saleId)}::text[]))`)
  const known = new Set<string>(there.flatMap(({ id, saleId }) => [id, saleId]))
  const fresh = input.uses.filter(({ id, saleId }) => !known.has(id) && !known.has(saleId))
  const uses = [...new Map(fresh.map((use) => [use.saleId, use])).values()]
  if (uses.length > 0) await writeDown(tx, lease, uses)
  if (input.isOver) await closeLease(tx, (await lockLease(tx, lease.id))!, call.now)
  return lease.id
}

async function writeDown(tx: Tx, lease: LeaseRow, uses: readonly Use[]): Promise<void> {
  const isOpen = lease.closed_at === null
  const minor = uses.reduce((sum, use) => sum + offOf(use), 0)
  if (lease.used + uses.length > lease.uses) refuse('lease_exceeded', { left: lease.uses - lease.used })
  if (lease.budget_minor !== null && lease.spent_minor + minor > lease.budget_minor)
    refuse('lease_exceeded', { leftMinor: lease.budget_minor - lease.spent_minor })
  const codes = uses.flatMap(({ code }) => (code === undefined ? [] : [foldCode(code)]))
  if (lease.batch !== null && codes.length !== uses.length) refuse('lease_exceeded', { left: 0 })
  // Lent codes are the device's; what it reports after they were given back is used like any other, if it still can be.
  const used = await tx.run(sql`
    update coupons set uses = uses + 1, lease_id = null
    where code = any(${codes}::text[]) and offer_id = ${lease.offer_id} and (most_uses is null or uses < most_uses)
      and (case when batch = ${lease.batch} and ${isOpen} then lease_id = ${lease.id} else lease_id is null end)`)
  if (used !== new Set(codes).size || used !== codes.length)
    refuse(isOpen ? 'lease_exceeded' : 'nothing_left', { left: 0 })
  await tx.run(sql`
    insert into offer_uses (id, offer_id, code, customer_id, cart_id, payment_id, goods_minor, delivery_minor, currency, channel,
      location_id, used_at, lease_id)
    select u.id, ${lease.offer_id}, u.code, u.customer, u.sale, u.sale, u.goods, u.delivery, ${await currencyOf(tx)}, 'shop',
      ${lease.location_id}, u.at, ${lease.id}
    from jsonb_to_recordset(${json(uses.map(rowOf))}::jsonb)
      u(id text, code text, customer text, sale text, goods bigint, delivery bigint, at timestamptz)`)
  await tx.run(sql`
    update offer_leases set used = used + ${uses.length}, spent_minor = spent_minor + ${minor} where id = ${lease.id}`)
  const lentMinor = lease.budget_minor === null ? 0 : minor
  const counted = await tx.run(
    isOpen
      ? sql`
          update offer_balances set uses = uses + ${uses.length}, spent_minor = spent_minor + ${minor},
            leased = leased - ${uses.length}, leased_minor = leased_minor - ${lentMinor} where offer_id = ${lease.offer_id}`
      : sql`
          update offer_balances set uses = uses + ${uses.length}, spent_minor = spent_minor + ${minor}
          where offer_id = ${lease.offer_id} and (most_uses is null or uses + leased + ${uses.length} <= most_uses)
            and (budget_minor is null or spent_minor + leased_minor + ${minor} <= budget_minor)`,
  )
  const isCounted = await tx.maybe(sql`select from offer_balances where offer_id = ${lease.offer_id}`)
  if (counted === 0 && isCounted) refuse('nothing_left')
}

const offOf = ({ goods, delivery }: Use): number => goods.minor + (delivery?.minor ?? 0)

const rowOf = (use: Use) => ({
  id: use.id,
  code: use.code === undefined ? null : foldCode(use.code),
  customer: use.customerId ?? null,
  sale: use.saleId,
  goods: use.goods.minor,
  delivery: use.delivery?.minor ?? 0,
  at: use.soldAt,
})
