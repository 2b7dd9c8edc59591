import sql, { type Sql } from 'sql-template-tag'

/** Where a picture is served, by its name and its width. */
export const pictureUrl = (name: string, width: 400 | 1200): string => `/pictures/${name}-${width}.webp`

/** Where a document is served. */
export const documentUrl = (file: string): string => `/documents/${file}`

/** The name of the first picture that shows a variant named `v`, or null. */
export const pictureNameOfVariant: Sql = sql`(
  select g.name from product_pictures g where g.product_id = v.product_id and v.options @> g.options order by g.position limit 1)`
