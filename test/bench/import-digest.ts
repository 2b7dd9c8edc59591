import type { Database } from '@filrouge/server/platform/db/database.ts'
import sql from 'sql-template-tag'

/** What imports have left in the tables, without ids and moments of writing: equal where the same was written, in whatever order. */
export async function digestOf(db: Database): Promise<Record<string, string>> {
  return db.freshPlans.one<Record<string, string>>(sql`
    select
      (select concat(count(*), ' ', sum(hashtextextended(concat_ws('|', p.handle, p.brand, c.code, p.title_fr, p.title_en, p.description_fr,
          p.description_en, p.attributes, p.vat_rate, p.weight_grams, p.origin, p.released_on, p.content_hash), 0)::numeric))
        from products p join categories c on c.id = p.category_id) as products,
      (select concat(count(*), ' ', sum(hashtextextended(concat_ws('|', v.sku, v.gtin, v.options, v.position, p.handle), 0)::numeric))
        from variants v join products p on p.id = v.product_id) as variants,
      (select concat(count(*), ' ', sum(hashtextextended(concat_ws('|', gtin, sku), 0)::numeric)) from variant_gtins) as gtins,
      (select concat(count(*), ' ', sum(hashtextextended(concat_ws('|', sku, amount_minor, currency, kind), 0)::numeric))
        from prices where ends_at is null) as prices,
      (select concat(count(*), ' ', sum(hashtextextended(concat_ws('|', l.sku, p.code, l.on_hand), 0)::numeric))
        from stock_levels l join locations p on p.id = l.location_id) as levels,
      (select concat(count(*), ' ', sum(hashtextextended(concat_ws('|', o.source, o.external_number, o.number, i.value, o.channel, o.status,
          o.currency, o.total_minor, o.credited_minor, o.placed_at), 0)::numeric))
        from orders o left join identifiers i on i.customer_id = o.customer_id and i.kind = 'external' where o.source = 'online-retail') as orders,
      (select concat(count(*), ' ', sum(hashtextextended(concat_ws('|', o.external_number, l.position, l.sku, l.title_en, l.quantity,
          l.total_minor), 0)::numeric))
        from order_lines l join orders o on o.id = l.order_id where o.source = 'online-retail') as lines,
      (select concat(count(*), ' ', sum(hashtextextended(concat_ws('|', n.external_number, n.total_minor, o.external_number), 0)::numeric))
        from credit_notes n left join orders o on o.id = n.order_id) as "creditNotes",
      (select concat(count(*), ' ', sum(hashtextextended(concat_ws('|', e.type, o.external_number, e.at), 0)::numeric))
        from events e join orders o on o.id = e.subject_id where o.source = 'online-retail') as events,
      (select string_agg(concat_ws(' ', format, rows_read, rows_done, added, changed, same, bad, remarks), ', ' order by format)
        from imports where status = 'done') as counts,
      (select concat(count(*), ' ', sum(hashtextextended(concat_ws('|', line, code, detail, is_bad), 0)::numeric)) from import_problems) as problems`)
}
