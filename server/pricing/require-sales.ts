import { civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { departmentOf } from '@filrouge/kernel/department.ts'
import { hasOwnSales, salesPeriodOn, salesPeriods } from '@filrouge/rules/sales-periods.ts'
import sql from 'sql-template-tag'
import { reference } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid } from '../platform/refuse.ts'
import type { PriceKind } from './price.ts'

/** Somewhere goods are sold: a shop, or anywhere at a distance. */
interface Place {
  /** Absent: at a distance. */
  department?: string
  name: string
}

/**
 * The name of the sales is kept for the days the law gives them (code de commerce L310-3), and these are the shop's department's: a price for
 * several places must lie within the sales of each. What is sold at a distance has the national dates, wherever it goes.
 */
export async function requireSales(
  tx: Tx,
  price: { kind: PriceKind; list: string; startsAt: Date; endsAt: Date | null },
): Promise<void> {
  const { kind, list, startsAt, endsAt } = price
  if (kind !== 'promotion') invalid('#/kind', 'not_a_promotion')
  const firstDay = civilDateIn(startsAt, 'Europe/Paris')
  const lastDay = endsAt && civilDateIn(endsAt.getTime() - 1, 'Europe/Paris')
  for (const { department, name } of await placesOf(tx, list)) {
    const period = salesPeriodOn(firstDay, department)
    if (period && lastDay && lastDay <= period.to) continue
    const [winter, summer] = salesPeriods(Number(firstDay.slice(0, 4)), department)
    const days = `${winter.from} – ${winter.to}, ${summer.from} – ${summer.to}`
    invalid('#/startsAt', 'outside_the_sales', { place: name, days })
  }
}

/** Where a list is asked for its prices: at a distance, and in the shops of each department that has dates of its own. */
async function placesOf(tx: Tx, code: string): Promise<Place[]> {
  const list = await tx.maybe<{ channels: string[]; locationIds: string[]; postcodes: string[] }>(sql`
    select channels, location_ids as "locationIds", postcodes from price_lists where code = ${code}`)
  const { channels = [], locationIds = [], postcodes = [] } = list ?? {}
  const isInShops = channels.length === 0 || channels.includes('shop')
  const isElsewhere = locationIds.length === 0 && (channels.length === 0 || channels.some((one) => one !== 'shop'))
  const { locations } = await reference(tx)
  const shops = isInShops
    ? [...locations.values()].filter(
        ({ id, kind, postcode }) =>
          kind === 'shop' &&
          (locationIds.length === 0 || locationIds.includes(id)) &&
          (postcodes.length === 0 || postcodes.some((beginning) => postcode.startsWith(beginning))),
      )
    : []
  const national = shops.find(({ postcode }) => !hasOwnSales(departmentOf(postcode)))
  return [
    ...(isElsewhere || national || shops.length === 0 ? [{ name: 'online and in most departments' }] : []),
    ...shops
      .map(({ name, postcode }) => ({ name, department: departmentOf(postcode) }))
      .filter(({ department }) => hasOwnSales(department)),
  ]
}
