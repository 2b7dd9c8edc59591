import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/pricing.ts'
import { type Currency, isCurrency } from '@filrouge/kernel/money.ts'
import { baseList } from '@filrouge/rules/price-lists.ts'
import { salesOperation } from '@filrouge/rules/sales-periods.ts'
import sql, { type Sql } from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { invalid, refuse } from '../platform/refuse.ts'
import type { PriceKind } from './price.ts'
import { forgetLists } from './price-lists.ts'
import { requireSales } from './require-sales.ts'
import { follow, lockSkus, type NewPrice, publishChanges, setPrices } from './set-prices.ts'

/** Gives an article a new price from now on or from a date, for good or until another; answers its SKU. */
export async function setPrice(tx: Tx, input: Input<typeof contract.setPrice>, call: Call): Promise<{ sku: string }> {
  const { sku, amount, kind, operation, list = baseList, minimumQuantity = 1 } = input
  const { currency } = amount
  if (!isCurrency(currency)) invalid('#/amount/currency', 'unknown_currency')
  if (amount.minor < 0) invalid('#/amount/minor', 'negative')
  const { startsAt, endsAt } = windowOf(input, call.now)
  if (!(await tx.maybe(sql`select 1 from variants where sku = ${sku}`))) refuse('variant_not_found')
  if (!(await tx.maybe(sql`select 1 from price_lists where code = ${list}`))) refuse('price_list_not_found')
  if (operation === salesOperation) await requireSales(tx, { kind, list, startsAt, endsAt })
  const key: Key = { sku, list, minimumQuantity }
  const price: NewPrice = { ...key, amountMinor: amount.minor, currency, kind, operation: operation ?? null, endsAt }
  await lockSkus(tx, [price])
  const before = await priceAt(tx, key, startsAt)
  // Where a list or a quantity had no price, what everybody pays comes back by itself.
  const isOfEverybody = list === baseList && minimumQuantity === 1
  if (endsAt && !before && isOfEverybody) invalid('#/endsAt', 'nothing_before')
  const { changed, first } = await follow(tx, [price], startsAt, call)
  if (changed.length + first.length === 0) return { sku }
  if (endsAt && before) await comeBack(tx, before, endsAt, call)
  if (startsAt > call.now) {
    const planned = { ...key, amountMinor: amount.minor, currency, kind, startsAt: startsAt.toISOString() }
    await publish(tx, call, 'price.planned', sku, { ...planned, endsAt: endsAt?.toISOString() ?? null })
  } else await publishChanges(tx, [price], call)
  tx.afterCommit(() => forgetLists(tx.database))
  return { sku }
}

/** Ends the price of a list or of a quantity with what was planned after it; that of everybody counts again. Answers its SKU. */
export async function endPrice(
  tx: Tx,
  { sku, list = baseList, minimumQuantity = 1 }: Input<typeof contract.endPrice>,
  call: Call,
): Promise<{ sku: string }> {
  // Without a price it could not be sold: that is said otherwise than in passing.
  if (list === baseList && minimumQuantity === 1) invalid('#/list', 'of_everybody')
  if (!(await tx.maybe(sql`select 1 from variants where sku = ${sku}`))) refuse('variant_not_found')
  await lockSkus(tx, [{ sku }])
  const key = { sku, list, minimumQuantity }
  const ended = await tx.run(sql`
    update prices set ends_at = ${call.now}
    where ${of(key)} and starts_at < ${call.now} and (ends_at is null or ends_at > ${call.now})`)
  const dropped = await tx.run(sql`delete from prices where ${of(key)} and starts_at >= ${call.now}`)
  if (ended + dropped === 0) refuse('price_not_found')
  await publish(tx, call, 'price.ended', sku, key)
  tx.afterCommit(() => forgetLists(tx.database))
  return { sku }
}

function windowOf(input: Input<typeof contract.setPrice>, now: Date): { startsAt: Date; endsAt: Date | null } {
  const startsAt = input.startsAt === undefined ? now : new Date(input.startsAt)
  const endsAt = input.endsAt === undefined ? null : new Date(input.endsAt)
  if (startsAt < now) invalid('#/startsAt', 'in_the_past')
  if (endsAt && endsAt <= startsAt) invalid('#/endsAt', 'before_start')
  return { startsAt, endsAt }
}

interface Key {
  sku: string
  list: string
  minimumQuantity: number
}

interface Standing extends Key {
  amountMinor: number
  currency: Currency
  kind: PriceKind
  operation: string | null
}

const of = ({ sku, list, minimumQuantity }: Key): Sql =>
  sql`sku = ${sku} and price_list = ${list} and minimum_quantity = ${minimumQuantity}`

const priceAt = (tx: Tx, key: Key, at: Date): Promise<Standing | undefined> =>
  tx.maybe<Standing>(sql`
    select sku, price_list as list, minimum_quantity as "minimumQuantity", amount_minor as "amountMinor", currency, kind, operation from prices
    -- What begins at that very moment is about to be replaced: what comes back is what stood before it.
    where ${of(key)} and starts_at < ${at} and (ends_at is null or ends_at >= ${at})`)

/** The price from before stands again, unless another was planned for the meantime. */
async function comeBack(tx: Tx, before: Standing, at: Date, call: Call): Promise<void> {
  const next = await tx.maybe<{ startsAt: Date }>(sql`
    select min(starts_at) as "startsAt" from prices where ${of(before)} and starts_at >= ${at} having min(starts_at) is not null`)
  const isTaken = await tx.maybe(sql`
    select 1 from prices where ${of(before)} and starts_at <= ${at} and (ends_at is null or ends_at > ${at})`)
  if (!isTaken) await setPrices(tx, [{ ...before, startsAt: at, endsAt: next?.startsAt ?? null }], call)
}
