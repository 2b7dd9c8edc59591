import type * as contract from '@filrouge/contract/activity.ts'
import { type ActivityEntry, activityCodes } from '@filrouge/contract/activity.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { DeliveryMode } from '@filrouge/contract/promise.ts'
import { say } from '@filrouge/contract/say.ts'
import { type Channel, channels } from '@filrouge/contract/sessions.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { activityTopic } from '../platform/events.ts'

interface HappenedRow {
  id: string
  code: ActivityEntry['code']
  at: Date
  actor_kind: 'visitor' | 'customer' | 'staff' | 'machine'
  channel: Channel
  location_id: string | null
  location_name: string | null
  order_id: ActivityEntry['orderId'] | null
  number: string | null
  mode: DeliveryMode | null
  amount_minor: number | null
  currency: Currency | null
  title_fr: string | null
  title_en: string | null
  article_count: number | null
}

/** An order that another system took is one more order. */
const told = [...activityCodes, 'order.imported']

/** The last happenings of each channel, from the log: one short walk backwards through each channel's events, however long the log. */
export async function showActivity(
  tx: Tx,
  input: Input<typeof contract.showActivity>,
  call: Call,
): Promise<Output<typeof contract.showActivity>> {
  const wanted = input.channel ? [input.channel] : channels
  const rows = await tx.rows<HappenedRow>(sql`
    select e.id, case e.type when 'order.imported' then 'order.placed' else e.type end as code, e.at, e.actor_kind, e.channel, e.location_id, p.name as location_name, o.id as order_id, o.number, o.mode,
      coalesce(o.total_minor, (e.facts->>'amountMinor')::bigint) as amount_minor, coalesce(o.currency, e.facts->>'currency') as currency,
      coalesce(l.title_fr, a.title_fr) as title_fr, coalesce(l.title_en, a.title_en) as title_en,
      coalesce(l.article_count, (e.facts->>'quantity')::integer) as article_count
    from unnest(${wanted}::text[]) c(code)
    cross join lateral (
      select * from events where channel = c.code and type = any(${told}::text[]) order by id desc limit ${input.limit}) e
    left join locations p on p.id = e.location_id
    left join lateral (
      select id, number, delivery->>'mode' as mode, total_minor, currency from orders where id = e.facts->>'orderId'
      union all
      select id, number, delivery->>'mode', total_minor, currency from orders
      where cart_id = e.facts->>'payableId' and e.facts->>'payableKind' = 'cart'
      limit 1) o on true
    left join lateral (
      select sum(quantity)::integer as article_count, (array_agg(title_fr order by position))[1] as title_fr,
        (array_agg(title_en order by position))[1] as title_en
      from order_lines where order_id = o.id) l on true
    left join variants v on v.sku = e.facts->>'sku'
    left join products a on a.id = v.product_id
    order by e.id desc`)
  return { items: rows.map((row) => entryOf(row, call)) }
}

/** What a page that shows the activity listens to. */
export const topicsOfActivity = async (): Promise<string[]> => [activityTopic]

function entryOf(row: HappenedRow, call: Call): ActivityEntry {
  const title = call.language === 'en' ? row.title_en : row.title_fr
  return {
    id: row.id,
    code: row.code,
    title: say(call.language, `activity.${row.code}`),
    at: row.at.toISOString(),
    channel: row.channel,
    by: byWhom(row),
    ...(row.location_id ? { locationId: row.location_id, locationName: row.location_name ?? '' } : {}),
    ...(row.order_id ? { orderId: row.order_id, orderNumber: row.number ?? '' } : {}),
    ...(row.mode ? { mode: row.mode } : {}),
    ...(title ? { articleTitle: title } : {}),
    ...(row.article_count ? { articleCount: row.article_count } : {}),
    ...(row.amount_minor !== null && row.currency ? { amount: money(row.amount_minor, row.currency) } : {}),
  }
}

function byWhom({ actor_kind, channel }: HappenedRow): ActivityEntry['by'] {
  if (actor_kind === 'staff') return channel === 'call_centre' ? 'adviser' : 'associate'
  return actor_kind === 'machine' ? 'machine' : 'shopper'
}
