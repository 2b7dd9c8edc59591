import sql, { type Sql } from 'sql-template-tag'
import type { Span } from './periods.ts'

const changedIn = ({ from, to }: Span) => sql`
  (select array_agg(distinct day) from sales_changes where day between ${from}::date and ${to}::date)`

/** Rows of sales_days of a period, as the book has them now: days that have changed since they were added up are added up again here. */
export const salesBetween = (span: Span): Sql => sql`(
  select * from sales_days where day between ${span.from}::date and ${span.to}::date and day <> all(coalesce(${changedIn(span)}, '{}'))
  union all
  select * from sales_in_book(${changedIn(span)}))`

/** The same for rows of article_days. */
export const articlesBetween = (span: Span): Sql => sql`(
  select * from article_days where day between ${span.from}::date and ${span.to}::date and day <> all(coalesce(${changedIn(span)}, '{}'))
  union all
  select * from articles_in_book(${changedIn(span)}))`

/** What narrows a question. */
export interface SalesFilter {
  currency: string
  channel?: string | undefined
  locationId?: string | undefined
  /** Of a category and all below it; null where none is asked for. */
  categoryIds: readonly string[] | null
}

/** Rows `s` of either that a question is about. */
export const narrowedTo = ({ currency, channel, locationId }: SalesFilter): Sql => sql`
  s.currency = ${currency} and (${channel ?? null}::text is null or s.channel = ${channel ?? null})
  and (${locationId ?? null}::text is null or s.location_id = ${locationId ?? null})`
