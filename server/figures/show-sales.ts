import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/figures.ts'
import type { Came, SalesGroup, SalesPoint, SalesView } from '@filrouge/contract/figures.ts'
import { say } from '@filrouge/contract/say.ts'
import type { Channel } from '@filrouge/contract/sessions.ts'
import { type CivilDate, daysBetween } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import { halfUp } from '@filrouge/rules/rounding.ts'
import sql, { type Sql } from 'sql-template-tag'
import { reference } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { askedSales } from './asked-sales.ts'
import { grainOf, piecesOf, type Span } from './periods.ts'
import { articlesBetween, narrowedTo, type SalesFilter, salesBetween } from './sales-between.ts'

/** Rows added up by day, by channel and by place: each has one of the three. */
interface Row {
  day: CivilDate | null
  channel: Channel | null
  location_id: Id<'location'> | null
  cut: 'day' | 'channel' | 'location'
  orders: number | null
  units: number
  sold: number
  sold_net: number
  delivery: number
  returns: number
  returned_units: number
  returned: number
  returned_net: number
}

/** Revenue of a period beside the one before and the year before: three walks through the days, cut and named here. */
export async function showSales(tx: Tx, input: Input<typeof contract.showSales>, call: Call): Promise<SalesView> {
  const { spans, filter, onlyLocationId } = await askedSales(tx, input, call)
  // Each period wants a plan of its own: a day is not ten years.
  const asked = tx.database.freshPlans
  const inAll = [spans.period, spans.previous, spans.yearBefore]
  const [known, book, customers, rows] = await Promise.all([
    reference(tx),
    bookOf(asked, filter.currency),
    Promise.all(inAll.map((span) => customersOf(asked, span, filter))),
    Promise.all(inAll.map((span) => rowsOf(asked, span, filter))),
  ])
  const by = input.by ?? grainOf(spans.period)
  const [now, before, earlier] = rows as [Row[], Row[], Row[]]
  const figures = (place: number) => cameOf(rows[place]!, filter, customers[place])
  const titleOf = (id: string) => known.locations.get(id as Id<'location'>)?.name ?? id
  return {
    currency: filter.currency,
    currencies: book.currencies,
    ...(onlyLocationId ? { onlyLocationId } : {}),
    ...(book.first ? { first: book.first } : {}),
    by,
    period: { ...spans.period, figures: figures(0) },
    previous: { ...spans.previous, figures: figures(1) },
    yearBefore: { ...spans.yearBefore, figures: figures(2) },
    points: pointsOf(spans.period, by, filter.currency, [
      { rows: now, span: spans.period },
      { rows: before, span: spans.previous },
      { rows: earlier, span: spans.yearBefore },
    ]),
    channels: groupsOf('channel', [now, before, earlier], filter.currency, (channel) =>
      say(call.language, `channel.${channel as Channel}`),
    ),
    locations: groupsOf('location', [now, before, earlier], filter.currency, titleOf),
  }
}

async function rowsOf(tx: Tx, span: Span, filter: SalesFilter): Promise<Row[]> {
  return tx.rows<Row>(sql`
    select s.day, s.channel, s.location_id,
      case grouping(s.day, s.channel, s.location_id) when 3 then 'day' when 5 then 'channel' else 'location' end as cut, ${sumsOf(filter)}
    from ${filter.categoryIds ? articlesBetween(span) : salesBetween(span)} s ${whereOf(filter)}
    group by grouping sets ((s.day), (s.channel), (s.location_id))`)
}

const sumsOf = ({ categoryIds }: SalesFilter): Sql => sql`
  ${
    categoryIds
      ? sql`null::integer as orders, 0 as delivery, 0 as returns`
      : sql`sum(s.orders) as orders, sum(s.delivery_minor) as delivery, sum(s.returns) as returns`
  },
  sum(s.units) as units, sum(s.sold_minor) as sold, sum(s.sold_net_minor) as sold_net, sum(s.returned_units) as returned_units,
  sum(s.returned_minor) as returned, sum(s.returned_net_minor) as returned_net`

const whereOf = (filter: SalesFilter): Sql =>
  filter.categoryIds
    ? sql`join variants v on v.sku = s.sku join products p on p.id = v.product_id
        where p.category_id = any(${filter.categoryIds}::text[]) and ${narrowedTo(filter)}`
    : sql`where ${narrowedTo(filter)}`

/** Persons, not purchases: they cannot be added up from days, so the book itself is asked. */
async function customersOf(tx: Tx, { from, to }: Span, filter: SalesFilter): Promise<number | undefined> {
  if (filter.categoryIds) return undefined
  const { count } = await tx.one<{ count: number }>(sql`
    select count(distinct s.customer_id)::integer as count
    from orders s left join locations p on p.id = s.location_id
    where s.placed_at >= ${from}::date::timestamp at time zone 'UTC' - interval '14 hours'
      and s.placed_at < ${to}::date::timestamp at time zone 'UTC' + interval '36 hours'
      and (s.placed_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date between ${from}::date and ${to}::date
      and s.status <> 'cancelled' and ${narrowedTo(filter)}`)
  return count
}

/** The currencies of the book and its first day. */
async function bookOf(tx: Tx, currency: Currency): Promise<{ currencies: string[]; first: CivilDate | null }> {
  // From one currency to the next, and not through all the days.
  return tx.one(sql`
    with recursive found as (
      (select currency from sales_days order by currency limit 1)
      union all
      select (select s.currency from sales_days s where s.currency > f.currency order by s.currency limit 1) from found f where f.currency is not null
    ), fresh as (
      select distinct o.currency
      from (select distinct day from sales_changes) w
      join orders o on o.placed_at >= w.day::timestamp at time zone 'UTC' - interval '14 hours'
        and o.placed_at < w.day::timestamp at time zone 'UTC' + interval '36 hours'
    )
    select coalesce((select array_agg(distinct currency order by currency) from (
        select currency from found where currency is not null union select currency from fresh union select ${currency}::text) all_of_them), '{}') as currencies,
      least((select min(day) from sales_days), (select min(day) from sales_changes)) as first`)
}

const noRow = { orders: null, units: 0, sold: 0, sold_net: 0, delivery: 0, returns: 0 }
const nothing = { ...noRow, returned_units: 0, returned: 0, returned_net: 0 }

type Sums = Omit<Row, 'day' | 'channel' | 'location_id' | 'cut'>

function added(rows: readonly Sums[]): Sums {
  const sum: Sums = { ...nothing }
  for (const row of rows) {
    for (const name of Object.keys(nothing) as (keyof Sums)[]) {
      if (row[name] !== null) sum[name] = (sum[name] ?? 0) + Number(row[name])
    }
  }
  return sum
}

function cameOf(rows: readonly Row[], filter: SalesFilter, customers: number | undefined): Came {
  const sum = added(rows.filter(({ cut }) => cut === 'day'))
  const currency = filter.currency as Currency
  const orders = sum.orders ?? 0
  return {
    sold: money(sum.sold, currency),
    soldNet: money(sum.sold_net, currency),
    delivery: money(sum.delivery, currency),
    returned: money(sum.returned, currency),
    returnedNet: money(sum.returned_net, currency),
    revenue: money(sum.sold - sum.returned, currency),
    revenueNet: money(sum.sold_net - sum.returned_net, currency),
    units: sum.units,
    returnedUnits: sum.returned_units,
    returns: sum.returns,
    ...(filter.categoryIds ? {} : { orders }),
    ...(customers === undefined ? {} : { customers }),
    ...(orders > 0 ? { averageBasket: money(halfUp(sum.sold, 1, orders), currency) } : {}),
  }
}

/** The pieces of a period; what it stands beside is cut at the same distance from its own beginning. */
function pointsOf(
  period: Span,
  by: SalesView['by'],
  currency: Currency,
  sides: readonly { rows: readonly Row[]; span: Span }[],
): SalesPoint[] {
  const pieces = piecesOf(period, by)
  const [now, before, earlier] = sides.map(({ rows, span }) => {
    const days = rows.filter(({ cut }) => cut === 'day')
    const starts = by === 'month' ? piecesOf(span, by).map(({ from }) => from) : undefined
    const inPiece: Row[][] = pieces.map(() => [])
    for (const row of days) {
      const at = daysBetween(span.from, row.day!)
      const place = starts
        ? starts.findLastIndex((start) => start <= row.day!)
        : pieces.findLastIndex(({ from }) => daysBetween(period.from, from) <= at)
      inPiece[Math.min(place, pieces.length - 1)]?.push(row)
    }
    return inPiece.map(added)
  }) as [Sums[], Sums[], Sums[]]
  const revenue = (sum: Sums) => money(sum.sold - sum.returned, currency)
  return pieces.map((piece, place) => {
    const sum = now[place]!
    return {
      ...piece,
      revenue: revenue(sum),
      returned: money(sum.returned, currency),
      ...(sum.orders === null ? {} : { orders: sum.orders }),
      units: sum.units,
      previous: revenue(before[place]!),
      yearBefore: revenue(earlier[place]!),
    }
  })
}

function groupsOf(
  cut: 'channel' | 'location',
  sides: readonly Row[][],
  currency: Currency,
  titleOf: (key: string) => string,
): SalesGroup[] {
  const keyOf = (row: Row) => (cut === 'channel' ? row.channel : row.location_id) ?? ''
  const [now, before, earlier] = sides.map(
    (rows) => new Map(rows.filter((row) => row.cut === cut).map((row) => [keyOf(row), row as Sums])),
  ) as [Map<string, Sums>, Map<string, Sums>, Map<string, Sums>]
  const revenue = (sum: Sums = nothing) => money(sum.sold - sum.returned, currency)
  return [...new Set([...now.keys(), ...before.keys(), ...earlier.keys()])]
    .map((key) => {
      const sum = now.get(key) ?? nothing
      return {
        ...(key ? { key, title: titleOf(key) } : { title: '' }),
        ...(sum.orders === null ? {} : { orders: sum.orders }),
        units: sum.units,
        revenue: revenue(sum),
        returned: money(sum.returned, currency),
        previous: revenue(before.get(key)),
        yearBefore: revenue(earlier.get(key)),
      }
    })
    .sort((one, other) => other.revenue.minor - one.revenue.minor || (one.title < other.title ? -1 : 1))
}
