import type { Currency } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import type { Call } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { PriceKind } from '../price.ts'
import { follow, lockSkus, type NewPrice } from '../set-prices.ts'
import { cursorAfter, waitingSkus } from './apply-lines.ts'
import { goOn, type RepricingRow } from './repricing.ts'

interface Applied {
  sku: string
  priceId: string
  comeBackId: string | null
  beforeMinor: number
  beforeKind: PriceKind
  beforeOperation: string | null
  isOwn: boolean
  currency: Currency
  startsAt: Date | null
  isRunning: boolean
  isPlanned: boolean
}

/** Gives the next articles the price before back. What has been changed since by someone else, or is over, is left alone. */
export async function undoLines(tx: Tx, row: RepricingRow, call: Call): Promise<void> {
  const { now } = call
  const skus = await waitingSkus(tx, row, 'applied')
  await lockSkus(tx, skus)
  const lines = await tx.rows<Applied>(sql`
    select l.sku, l.price_id as "priceId", l.come_back_id as "comeBackId", l.before_minor as "beforeMinor", l.before_kind as "beforeKind",
      l.before_operation as "beforeOperation", l.is_own as "isOwn", l.currency, p.starts_at as "startsAt",
      coalesce(p.starts_at <= ${now} and (p.ends_at is null or p.ends_at > ${now}), false) as "isRunning",
      coalesce(p.starts_at > ${now}, false) as "isPlanned"
    from repricing_lines l left join prices p on p.id = l.price_id
    where l.repricing_id = ${row.id} and l.sku = any(${skus.map(({ sku }) => sku)}::text[]) order by l.sku`)
  const planned = lines.filter(({ isPlanned }) => isPlanned)
  const running = lines.filter(({ isRunning }) => isRunning)
  const gone = [...planned.map(({ priceId }) => priceId), ...lines.flatMap(({ comeBackId }) => comeBackId ?? [])]
  await tx.run(sql`delete from prices where id = any(${gone}::text[]) and starts_at > ${now}`)
  await closeGaps(tx, row, planned)
  await giveBack(tx, row, running, call)
  const undone = [...planned, ...running].map(({ sku }) => sku)
  await tx.run(sql`
    update repricing_lines set status = case when sku = any(${undone}::text[]) then 'undone' else 'kept' end
    where repricing_id = ${row.id} and sku = any(${skus.map(({ sku }) => sku)}::text[])`)
  const counts = { undone: undone.length, kept: lines.length - undone.length }
  await goOn(tx, row, { cursor: cursorAfter(skus), done: skus.length, counts }, 'undone', now)
}

/** What stood before a planned price goes on until the next one that is planned. */
async function closeGaps(tx: Tx, { list }: RepricingRow, planned: readonly Applied[]): Promise<void> {
  await tx.run(sql`
    update prices p set ends_at = (
      select min(n.starts_at) from prices n
      where n.sku = p.sku and n.price_list = p.price_list and n.minimum_quantity = 1 and n.starts_at >= p.ends_at)
    from unnest(${planned.map(({ sku }) => sku)}::text[], ${planned.map(({ startsAt }) => startsAt)}::timestamptz[]) g(sku, at)
    where p.sku = g.sku and p.price_list = ${list} and p.minimum_quantity = 1 and p.ends_at = g.at`)
}

async function giveBack(tx: Tx, { list, setBy }: RepricingRow, running: readonly Applied[], call: Call): Promise<void> {
  const own = running.filter(({ isOwn }) => isOwn)
  const before = own.map(
    ({ sku, beforeMinor, beforeKind, beforeOperation, currency }): NewPrice => ({
      ...{ sku, list, currency, setBy },
      ...{ amountMinor: beforeMinor, kind: beforeKind, operation: beforeOperation },
    }),
  )
  if (before.length > 0) await follow(tx, before, call.now, call)
  // Where the list had no price of its own, it has none again.
  const borrowed = running.filter(({ isOwn }) => !isOwn).map(({ priceId }) => priceId)
  await tx.run(sql`delete from prices where id = any(${borrowed}::text[]) and starts_at = ${call.now}`)
  await tx.run(sql`update prices set ends_at = ${call.now} where id = any(${borrowed}::text[])`)
}
