import type { Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/price-lists.ts'
import type { PriceListView } from '@filrouge/contract/price-lists.ts'
import sql, { empty } from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

interface Row
  extends Omit<PriceListView, 'title' | 'startsAt' | 'endsAt' | 'status' | 'reason' | 'setBy' | 'segments'> {
  segments: { code: string; titleFr: string; titleEn: string }[]
  reason: string | null
  startsAt: Date
  endsAt: Date | null
  setBy: string | null
}

/** Where prices differ on purpose, in the order in which lists count; those that are over come last. */
export async function listPriceLists(tx: Tx, _: object, call: Call): Promise<Output<typeof contract.listPriceLists>> {
  const items = (await read(tx, undefined, call)).map((row) => viewOf(row, call))
  const over = items.filter(({ status }) => status === 'over')
  return { items: [...items.filter(({ status }) => status !== 'over'), ...over] }
}

/** A price list after it was changed. */
export async function priceListView(tx: Tx, { code }: { code: string }, call: Call): Promise<PriceListView> {
  return viewOf((await read(tx, code, call))[0]!, call)
}

function read(tx: Tx, code: string | undefined, { now }: Call): Promise<Row[]> {
  return tx.rows<Row>(sql`
    select l.code, l.title_fr as "titleFr", l.title_en as "titleEn", l.place, l.channels, l.postcodes, l.reason, l.starts_at as "startsAt",
      l.ends_at as "endsAt", s.name as "setBy", (
        select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name), '[]')
        from locations o where o.id = any(l.location_ids)) as locations, (
        select coalesce(json_agg(json_build_object('code', w.code, 'titleFr', coalesce(g.title_fr, w.code),
          'titleEn', coalesce(g.title_en, w.code)) order by w.code), '[]')
        from unnest(l.segments) w(code) left join segments g on g.code = w.code) as segments, (
        select count(distinct p.sku)::integer from prices p
        where p.price_list = l.code and (p.ends_at is null or p.ends_at > ${now})) as articles
    from price_lists l left join staff s on s.id = l.set_by
    where l.code <> 'all' ${code === undefined ? empty : sql`and l.code = ${code}`}
    order by l.place`)
}

function viewOf({ startsAt, endsAt, reason, setBy, segments, ...row }: Row, { now, language }: Call): PriceListView {
  return {
    ...row,
    title: language === 'en' ? row.titleEn : row.titleFr,
    segments: segments.map(({ code, titleFr, titleEn }) => ({ code, title: language === 'en' ? titleEn : titleFr })),
    ...(reason === null ? {} : { reason }),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    status: endsAt && endsAt <= now ? 'over' : startsAt > now ? 'planned' : 'in_force',
    ...(setBy === null ? {} : { setBy }),
  }
}
