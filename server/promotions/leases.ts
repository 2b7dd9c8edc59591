import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { LeaseView, listLeases as listContract } from '@filrouge/contract/leases.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql, { type Sql } from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import type { JobContext } from '../platform/jobs.ts'
import { refuse } from '../platform/refuse.ts'

/** A loan as it is kept. */
export interface LeaseRow {
  id: LeaseView['id']
  offer_id: string
  batch: string | null
  device_id: string
  uses: number
  used: number
  budget_minor: number | null
  spent_minor: number
  until: Date
  location_id: string | null
  taken_at: Date
  closed_at: Date | null
}

/** A loan, with the codes that are still the device's. */
export async function leaseView(tx: Tx, id: string, _call: Call): Promise<LeaseView> {
  const [lease] = await readLeases(tx, sql`l.id = ${id}`)
  return lease ?? refuse('lease_not_found')
}

/** What is lent of an offer, and what was. */
export async function listLeases(
  tx: Tx,
  { id }: Input<typeof listContract>,
  _call: Call,
): Promise<Output<typeof listContract>> {
  if (!(await tx.maybe(sql`select from offers where id = ${id}`))) refuse('offer_not_found')
  return { items: await readLeases(tx, sql`l.offer_id = ${id}`), nextCursor: null }
}

async function readLeases(tx: Tx, which: Sql): Promise<LeaseView[]> {
  const rows = await tx.rows<LeaseRow & { currency: Currency; codes: string[] }>(sql`
    select l.*, r.currency, array(select code from coupons c where c.lease_id = l.id order by code) as codes
    from offer_leases l cross join retailer r where ${which} order by l.taken_at desc, l.id desc limit 200`)
  return rows.map((row) => ({
    id: row.id,
    offerId: row.offer_id,
    deviceId: row.device_id,
    uses: row.uses,
    used: row.used,
    ...(row.budget_minor === null ? {} : { budget: money(row.budget_minor, row.currency) }),
    spent: money(row.spent_minor, row.currency),
    until: row.until.toISOString(),
    takenAt: row.taken_at.toISOString(),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at.toISOString() }),
    codes: row.codes,
  }))
}

/** Gives back what a loan has left, once. */
export async function closeLease(tx: Tx, lease: LeaseRow, now: Date): Promise<void> {
  const closed = await tx.run(sql`
    update offer_leases set closed_at = ${now} where id = ${lease.id} and closed_at is null`)
  if (closed === 0) return
  await tx.run(sql`
    update offer_balances set leased = leased - ${lease.uses - lease.used},
      leased_minor = leased_minor - ${(lease.budget_minor ?? 0) - (lease.budget_minor === null ? 0 : lease.spent_minor)}
    where offer_id = ${lease.offer_id}`)
  await tx.run(sql`update coupons set lease_id = null where lease_id = ${lease.id}`)
}

const graceMs = 86_400_000

/** What devices have borrowed and not reported a day after they had to stop: it is given back. */
export async function closeOldLeases({ db, clock }: JobContext): Promise<void> {
  const now = clock.now()
  const old = await db.read<{ id: string }>(sql`
    select id from offer_leases where closed_at is null and until < ${new Date(now.getTime() - graceMs)} order by id limit 500`)
  for (const { id } of old)
    await db.transaction(async (tx) => {
      const lease = await lockLease(tx, id)
      if (lease) await closeLease(tx, lease, now)
    })
}

/** A loan, locked. */
export function lockLease(tx: Tx, id: string): Promise<LeaseRow | undefined> {
  return tx.maybe<LeaseRow>(sql`select * from offer_leases where id = ${id} for update`)
}
