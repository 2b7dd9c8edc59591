import { type Id, newId } from '@filrouge/kernel/ids.ts'
import type { Currency } from '@filrouge/kernel/money.ts'
import { baseList } from '@filrouge/rules/price-lists.ts'
import sql, { raw } from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { publishAll } from '../platform/events.ts'
import type { PriceKind } from './price.ts'

/** A price to practise: from now on, or, with `startsAt`, in a time that must be free (history, or what is planned). */
export interface NewPrice {
  sku: string
  amountMinor: number
  currency: Currency
  kind: PriceKind
  /** Of a price list; without one, of everybody. */
  list?: string
  /** From so many of it on; without it, from one. */
  minimumQuantity?: number
  operation?: string | null
  startsAt?: Date
  endsAt?: Date | null
  /** Whoever decided it, where a job does it in her stead. */
  setBy?: string | null
}

/**
 * Sets many prices: those without `startsAt` close the running price and follow it, up to the next one planned; nothing happens where it is
 * the same. One row for each SKU, list and quantity among these. An event only for a running price that was changed: first prices and history are silent.
 */
export async function setPrices(tx: Tx, rows: readonly NewPrice[], call: Call): Promise<{ changed: string[] }> {
  const dated = rows.filter((row) => row.startsAt !== undefined)
  const fromNow = rows.filter((row) => row.startsAt === undefined)
  await lockSkus(tx, rows)
  if (dated.length > 0) await addDated(tx, dated, call)
  const { changed, first } = fromNow.length > 0 ? await follow(tx, fromNow, call.now, call) : { changed: [], first: [] }
  await publishChanges(tx, changed, call)
  return { changed: [...changed, ...first].map(({ sku }) => sku) }
}

// A lock for each article would fill PostgreSQL's table of locks (6,400 of them, which all share): six changes of a thousand at once were enough.
const buckets = 2048

/**
 * Two who set the price of one article wait for each other, always in one order, and seldom those who set prices of others. Locks of our own:
 * the article's row is not ours.
 */
export async function lockSkus(tx: Tx, rows: readonly { sku: string }[]): Promise<void> {
  await tx.run(sql`
    select pg_advisory_xact_lock(7, bucket)
    from (select distinct (hashtextextended(sku, 7) & ${buckets - 1})::integer as bucket
      from unnest(${rows.map((row) => row.sku)}::text[]) u(sku) order by bucket) ordered`)
}

async function addDated(tx: Tx, rows: readonly NewPrice[], call: Call): Promise<void> {
  await tx.run(sql`
    insert into prices (id, sku, price_list, minimum_quantity, amount_minor, currency, kind, operation, starts_at, ends_at, set_by)
    select r.id, r.sku, r.list, r."minimumQuantity", r."amountMinor", r.currency, r.kind, r.operation, r."startsAt", r."endsAt",
      ${call.session?.staffId ?? null}
    from jsonb_to_recordset(${json(rows.map((row) => ({ ...whole(row), id: newId('price') })))}::jsonb)
      r(id text, ${keyColumns}, "amountMinor" bigint, currency text, kind text, operation text, "startsAt" timestamptz,
        "endsAt" timestamptz)
    where not exists (
      select from prices p where ${sameKey} and p.starts_at = r."startsAt")`)
}

/** What a price is of, besides its time. */
export const keyOf = ({ sku, list, minimumQuantity }: Pick<NewPrice, 'sku' | 'list' | 'minimumQuantity'>): string =>
  `${minimumQuantity ?? 1} ${list ?? baseList} ${sku}`

const whole = (row: NewPrice) => ({ ...row, list: row.list ?? baseList, minimumQuantity: row.minimumQuantity ?? 1 })
/** Of the rows `r` given as JSON, and the price `p` that is of the same. */
const keyColumns = raw('sku text, list text, "minimumQuantity" integer')
const sameKey = raw('p.sku = r.sku and p.price_list = r.list and p.minimum_quantity = r."minimumQuantity"')

type Set = NewPrice & { id: Id<'price'> }

/** Has prices follow the running ones at an instant, now or to come, up to the next one planned; what is the same is left alone. */
export async function follow(
  tx: Tx,
  rows: readonly NewPrice[],
  at: Date,
  call: Call,
): Promise<{ changed: Set[]; first: Set[] }> {
  const keys = json(rows.map((row) => whole({ ...row, operation: null })))
  const running = await tx.rows<NewPrice & { operation: string | null }>(sql`
    select p.sku, p.price_list as list, p.minimum_quantity as "minimumQuantity", p.amount_minor as "amountMinor", p.currency, p.kind, p.operation
    from jsonb_to_recordset(${keys}::jsonb) r(${keyColumns}) join prices p on ${sameKey}
    where p.starts_at <= ${at} and (p.ends_at is null or p.ends_at > ${at})`)
  const runningOf = new Map(running.map((price) => [keyOf(price), price]))
  const fresh = rows
    .filter((row) => !isSame(row, runningOf.get(keyOf(row))))
    .map((row) => ({ ...whole(row), id: newId('price') }) satisfies Set)
  if (fresh.length === 0) return { changed: [], first: [] }
  const given = json(fresh)
  // A price that would have been practised for no time at all never was one.
  await tx.run(sql`
    delete from prices p using jsonb_to_recordset(${given}::jsonb) r(${keyColumns}) where ${sameKey} and p.starts_at = ${at}`)
  await tx.run(sql`
    update prices p set ends_at = ${at} from jsonb_to_recordset(${given}::jsonb) r(${keyColumns})
    where ${sameKey} and p.starts_at < ${at} and (p.ends_at is null or p.ends_at > ${at})`)
  await tx.run(sql`
    insert into prices (id, sku, price_list, minimum_quantity, amount_minor, currency, kind, operation, starts_at, ends_at, set_by)
    select r.id, r.sku, r.list, r."minimumQuantity", r."amountMinor", r.currency, r.kind, r.operation, ${at},
      least(r."endsAt", (select min(p.starts_at) from prices p where ${sameKey} and p.starts_at > ${at})),
      coalesce(r."setBy", ${call.session?.staffId ?? null})
    from jsonb_to_recordset(${given}::jsonb)
      r(id text, ${keyColumns}, "amountMinor" bigint, currency text, kind text, operation text, "endsAt" timestamptz,
        "setBy" text)`)
  const hadPrice = (price: Set) => runningOf.has(keyOf(price))
  return { changed: fresh.filter(hadPrice), first: fresh.filter((price) => !hadPrice(price)) }
}

function isSame(one: NewPrice, other: NewPrice | undefined): boolean {
  if (!other || one.amountMinor !== other.amountMinor || one.currency !== other.currency) return false
  return one.kind === other.kind && (one.operation ?? null) === (other.operation ?? null)
}

/** Says of which articles the running price has changed. */
export async function publishChanges(tx: Tx, prices: readonly NewPrice[], call: Call): Promise<void> {
  const happened = prices.map((price) => {
    const { sku, amountMinor, currency, kind, list, minimumQuantity } = whole(price)
    return { subjectId: sku, facts: { sku, amountMinor, currency, kind, list, minimumQuantity } }
  })
  await publishAll(tx, call, 'price.changed', happened)
}
