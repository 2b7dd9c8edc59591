import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

export interface KnownOrder {
  id: Id<'order'>
  totalMinor: number
  lines: number
}

/** The orders of another system that are in the book already, by what that system calls them. */
export async function knownHistory(
  tx: Tx,
  source: string,
  numbers: readonly string[],
): Promise<Map<string, KnownOrder>> {
  const rows = await tx.rows<KnownOrder & { number: string }>(sql`
    select o.external_number as number, o.id, o.total_minor as "totalMinor",
      (select count(*)::integer from order_lines l where l.order_id = o.id) as lines
    from orders o where o.source = ${source} and o.external_number = any(${numbers}::text[])`)
  return new Map(rows.map(({ number, ...order }) => [number, order]))
}

/** The credit notes of another system that are known already, by what that system calls them. */
export async function knownCreditNotes(tx: Tx, source: string, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ number: string }>(sql`
    select external_number as number from credit_notes where source = ${source} and external_number = any(${numbers}::text[])`)
  return new Set(rows.map(({ number }) => number))
}

/** What is given back, to find the sale it was for. */
export interface Returned {
  number: string
  customerId: Id<'customer'>
  issuedAt: Date
  lines: readonly { sku: string; quantity: number; unitPriceMinor: number }[]
}

/**
 * The sales that credit notes of another system are for, by the number of the note: of what the same customer bought there before, the order
 * with most of the articles that came back, at the same price rather than another, and the latest of those. One that fits nothing is not in the answer.
 */
export async function salesOfReturns(
  tx: Tx,
  source: string,
  notes: readonly Returned[],
): Promise<Map<string, Id<'order'>>> {
  const lines = notes.flatMap(({ lines, ...note }) => lines.map((line) => ({ ...note, ...line })))
  if (lines.length === 0) return new Map()
  const rows = await tx.rows<{ number: string; id: Id<'order'> }>(sql`
    select distinct on (w.number) w.number, o.id
    from unnest(${lines.map((line) => line.number)}::text[], ${lines.map((line) => line.customerId)}::text[],
      ${lines.map((line) => line.issuedAt)}::timestamptz[], ${lines.map((line) => line.sku)}::text[],
      ${lines.map((line) => line.quantity)}::integer[], ${lines.map((line) => line.unitPriceMinor)}::bigint[])
      w(number, customer_id, issued_at, sku, quantity, unit_price_minor)
    join orders o on o.customer_id = w.customer_id and o.source = ${source} and o.placed_at <= w.issued_at
    join order_lines l on l.order_id = o.id and l.sku = w.sku and l.quantity >= w.quantity
    group by w.number, o.id, o.placed_at
    order by w.number, count(distinct w.sku) filter (where l.unit_price_minor = w.unit_price_minor) desc, count(distinct w.sku) desc,
      o.placed_at desc, o.id desc`)
  return new Map(rows.map(({ number, id }) => [number, id]))
}
