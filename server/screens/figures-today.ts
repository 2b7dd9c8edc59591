import type * as contract from '@filrouge/contract/activity.ts'
import type { FiguresToday } from '@filrouge/contract/activity.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Channel } from '@filrouge/contract/sessions.ts'
import { addDays, civilDateIn, civilTimeIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import { reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { currencyOf } from '../platform/retailer.ts'

interface HourRow {
  is_today: boolean
  is_so_far: boolean
  channel: Channel
  hour: number
  currency: Currency
  takings: number
  orders: number
  cancelled: number
}

/** What the retailer, or one location, has taken today, by hour and channel, beside the same weekday last week: one walk through both days. */
export async function showFiguresToday(
  tx: Tx,
  input: Input<typeof contract.showFiguresToday>,
  call: Call,
): Promise<FiguresToday> {
  const [known, currency] = await Promise.all([reference(tx), currencyOf(tx)])
  const timeZone = input.locationId ? requireLocation(known, input.locationId).timeZone : 'Europe/Paris'
  const day = civilDateIn(call.now, timeZone)
  const before = addDays(day, -7)
  const startOf = (date: string) => instantOf(date, '00:00', timeZone)
  const soFar = instantOf(before, civilTimeIn(call.now, timeZone), timeZone)
  const rows = await tx.rows<HourRow>(sql`
    select d.is_today, d.is_today or o.placed_at < ${soFar}::timestamptz as is_so_far, o.channel, o.currency,
      extract(hour from o.placed_at at time zone ${timeZone})::integer as hour,
      coalesce(sum(o.total_minor) filter (where o.status <> 'cancelled'), 0)::bigint as takings,
      count(*) filter (where o.status <> 'cancelled')::integer as orders,
      count(*) filter (where o.status = 'cancelled')::integer as cancelled
    from (values (true, ${startOf(day)}::timestamptz, ${startOf(addDays(day, 1))}::timestamptz),
      (false, ${startOf(before)}::timestamptz, ${startOf(addDays(before, 1))}::timestamptz)) d(is_today, starts_at, ends_at)
    join orders o on o.placed_at >= d.starts_at and o.placed_at < d.ends_at
    where ${input.locationId ?? null}::text is null or o.location_id = ${input.locationId ?? null}
    group by 1, 2, 3, 4, 5`)
  return { day, timeZone, asOf: call.now.toISOString(), ...figuresOf(rows, before, currency) }
}

function figuresOf(all: readonly HourRow[], before: string, currency: Currency) {
  const rows = all.filter((row) => row.currency === currency)
  const today = rows.filter((row) => row.is_today)
  const then = rows.filter((row) => !row.is_today)
  const soFar = then.filter((row) => row.is_so_far)
  const takings = (of: readonly HourRow[]) => money(sumOf(of, 'takings'), currency)
  const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, ...at(hour) }))
  function at(hour: number) {
    const [now, earlier] = [today, then].map((of) => of.filter((row) => row.hour === hour)) as [HourRow[], HourRow[]]
    return {
      takings: takings(now),
      orders: sumOf(now, 'orders'),
      lastWeekTakings: takings(earlier),
      lastWeekOrders: sumOf(earlier, 'orders'),
    }
  }
  const channels = [...new Set(rows.map((row) => row.channel))].map((channel) => {
    const mine = today.filter((row) => row.channel === channel)
    const earlier = soFar.filter((row) => row.channel === channel)
    return {
      channel,
      takings: takings(mine),
      orders: sumOf(mine, 'orders'),
      lastWeekTakingsSoFar: takings(earlier),
      lastWeekOrdersSoFar: sumOf(earlier, 'orders'),
      hours: mine
        .filter((row) => row.orders > 0)
        .map((row) => ({ hour: row.hour, takings: takings([row]), orders: row.orders }))
        .sort((a, b) => a.hour - b.hour),
    }
  })
  return {
    takings: takings(today),
    orders: sumOf(today, 'orders'),
    cancelled: sumOf(today, 'cancelled'),
    lastWeek: {
      day: before,
      takingsSoFar: takings(soFar),
      ordersSoFar: sumOf(soFar, 'orders'),
      takings: takings(then),
      orders: sumOf(then, 'orders'),
    },
    hours,
    channels: channels.sort((a, b) => b.takings.minor - a.takings.minor || (a.channel < b.channel ? -1 : 1)),
    otherCurrencies: othersOf(all, currency),
  }
}

/** What was taken today in currencies that cannot be added to the retailer's. */
function othersOf(rows: readonly HourRow[], currency: Currency): FiguresToday['otherCurrencies'] {
  const others = rows.filter((row) => row.is_today && row.currency !== currency)
  return [...new Set(others.map((row) => row.currency))].sort().map((other) => {
    const mine = others.filter((row) => row.currency === other)
    return { takings: money(sumOf(mine, 'takings'), other), orders: sumOf(mine, 'orders') }
  })
}

const sumOf = (rows: readonly HourRow[], field: 'takings' | 'orders' | 'cancelled') =>
  rows.reduce((total, row) => total + row[field], 0)
