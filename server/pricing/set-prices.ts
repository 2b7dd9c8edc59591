import { type Id, newId } from '@filrouge/kernel/ids.ts'
import type { Currency } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import type { PriceKind } from './price.ts'

/** A price to practise: from now on, or, with `startsAt`, in a time that must be free (history, or what is planned). */
export interface NewPrice {
  sku: string
  amountMinor: number
  currency: Currency
  kind: PriceKind
  operation?: string | null
  startsAt?: Date
  endsAt?: Date | null
}

/**
 * Sets many prices: those without `startsAt` close the running price and follow it, up to the next one planned; nothing happens where it is
 * the same. One row for each SKU among these. An event only for a running price that was changed: first prices and history are silent.
 */
export async function setPrices(tx: Tx, rows: readonly NewPrice[], call: Call): Promise<{ changed: string[] }> {
  const dated = rows.filter((row) => row.startsAt !== undefined)
  const fromNow = rows.filter((row) => row.startsAt === undefined)
  await lockSkus(tx, rows)
  if (dated.length > 0) await addDated(tx, dated, call)
  const { changed, first } = fromNow.length > 0 ? await follow(tx, fromNow, call.now, call) : { changed: [], first: [] }
  for (const price of changed) await publishChange(tx, price, call)
  return { changed: [...changed, ...first].map(({ sku }) => sku) }
}

/** Two who set the price of one article wait for each other, always in one order. A lock of its own: the article's row is not ours. */
export async function lockSkus(tx: Tx, rows: readonly { sku: string }[]): Promise<void> {
  await tx.run(sql`
    select pg_advisory_xact_lock(hashtextextended(sku, 7))
    from (select distinct sku from unnest(${rows.map((row) => row.sku)}::text[]) u(sku) order by sku) ordered`)
}

async function addDated(tx: Tx, rows: readonly NewPrice[], call: Call): Promise<void> {
  await tx.run(sql`
    insert into prices (id, sku, amount_minor, currency, kind, operation, starts_at, ends_at, set_by)
    select r.id, r.sku, r."amountMinor", r.currency, r.kind, r.operation, r."startsAt", r."endsAt", ${call.session?.staffId ?? null}
    from jsonb_to_recordset(${json(rows.map((row) => ({ ...row, id: newId('price') })))}::jsonb)
      r(id text, sku text, "amountMinor" bigint, currency text, kind text, operation text, "startsAt" timestamptz, "endsAt" timestamptz)
    where not exists (select from prices p where p.sku = r.sku and p.price_list = 'all' and p.starts_at = r."startsAt")`)
}

type Set = NewPrice & { id: Id<'price'> }

/** Has prices follow the running ones at an instant, now or to come, up to the next one planned; what is the same is left alone. */
export async function follow(
  tx: Tx,
  rows: readonly NewPrice[],
  at: Date,
  call: Call,
): Promise<{ changed: Set[]; first: Set[] }> {
  const running = await tx.rows<NewPrice & { operation: string | null }>(sql`
    select sku, amount_minor as "amountMinor", currency, kind, operation from prices
    where sku = any(${rows.map((row) => row.sku)}::text[]) and price_list = 'all' and starts_at <= ${at} and (ends_at is null or ends_at > ${at})`)
  const runningOf = new Map(running.map((price) => [price.sku, price]))
  const fresh = rows
    .filter((row) => !isSame(row, runningOf.get(row.sku)))
    .map((row): Set => ({ ...row, id: newId('price') }))
  if (fresh.length === 0) return { changed: [], first: [] }
  const skus = fresh.map((row) => row.sku)
  // A price that would have been practised for no time at all never was one.
  await tx.run(sql`delete from prices where sku = any(${skus}::text[]) and price_list = 'all' and starts_at = ${at}`)
  await tx.run(sql`
    update prices set ends_at = ${at}
    where sku = any(${skus}::text[]) and price_list = 'all' and starts_at < ${at} and (ends_at is null or ends_at > ${at})`)
  await tx.run(sql`
    insert into prices (id, sku, amount_minor, currency, kind, operation, starts_at, ends_at, set_by)
    select r.id, r.sku, r."amountMinor", r.currency, r.kind, r.operation, ${at},
      least(r."endsAt", (select min(p.starts_at) from prices p where p.sku = r.sku and p.price_list = 'all' and p.starts_at > ${at})),
      ${call.session?.staffId ?? null}
    from jsonb_to_recordset(${json(fresh)}::jsonb)
      r(id text, sku text, "amountMinor" bigint, currency text, kind text, operation text, "endsAt" timestamptz)`)
  const hadPrice = ({ sku }: Set) => runningOf.has(sku)
  return { changed: fresh.filter(hadPrice), first: fresh.filter((price) => !hadPrice(price)) }
}

function isSame(one: NewPrice, other: NewPrice | undefined): boolean {
  if (!other || one.amountMinor !== other.amountMinor || one.currency !== other.currency) return false
  return one.kind === other.kind && (one.operation ?? null) === (other.operation ?? null)
}

/** Says that the running price of an article has changed. */
export async function publishChange(tx: Tx, { sku, amountMinor, currency, kind }: NewPrice, call: Call): Promise<void> {
  await publish(tx, call, 'price.changed', sku, { sku, amountMinor, currency, kind })
}
