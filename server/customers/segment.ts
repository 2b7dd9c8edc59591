import type { SegmentRule } from '@filrouge/contract/segments.ts'
import sql, { join, type Sql } from 'sql-template-tag'

/** A segment as it is kept. */
export interface SegmentRow {
  code: string
  titleFr: string
  titleEn: string
  rule: SegmentRule | null
  setAt: Date
}

/** Whether a customer named `c` satisfies a rule: the one place that says what a rule means, for one customer and for all of them. */
export function satisfies(rule: SegmentRule, now: Date): Sql {
  const parts: Sql[] = [sql`c.erased_at is null`]
  if (rule.kind) parts.push(sql`c.kind = ${rule.kind}`)
  if (rule.language) parts.push(sql`c.language = ${rule.language}`)
  if (rule.postcodes) {
    const starts = rule.postcodes.map((start) => `${start}%`)
    parts.push(
      sql`exists (select from addresses a where a.customer_id = c.id and upper(a.postcode) like any(${starts}::text[]))`,
    )
  }
  if (rule.hasCard) parts.push(sql`exists (select from identifiers i where i.customer_id = c.id and i.kind = 'card')`)
  if (rule.consent)
    parts.push(sql`coalesce((
      select given from consents s where s.customer_id = c.id and s.purpose = ${rule.consent} order by s.id desc limit 1), false)`)
  if (rule.ordersAtLeast !== undefined || rule.spentAtLeastMinor !== undefined)
    parts.push(sql`(
      select count(*) >= ${rule.ordersAtLeast ?? 0}::integer and coalesce(sum(p.total_minor), 0) >= ${rule.spentAtLeastMinor ?? 0}::bigint
      from purchases p where p.customer_id = c.id and p.bought_at > ${since(rule.withinDays, now)}::timestamptz)`)
  if (rule.notSinceDays !== undefined)
    parts.push(sql`coalesce((
      select max(p.bought_at) < ${since(rule.notSinceDays, now)}::timestamptz from purchases p where p.customer_id = c.id), false)`)
  return join(parts, ' and ')
}

const dayMs = 86_400_000
const since = (days: number | undefined, now: Date): Date =>
  days === undefined ? new Date(0) : new Date(now.getTime() - days * dayMs)
