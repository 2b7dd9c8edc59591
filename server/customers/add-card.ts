import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

// Asked for each of these customers, which are few: joined, a plan made while customers were few would read all of them for ever after.
/** Gives cards to customers who have none. Answers those whose number was another's already: they need another one. */
export async function addCard(
  tx: Tx,
  cards: readonly { customerId: string; number: string }[],
  now: Date,
): Promise<string[]> {
  const rows = await tx.rows<{ customer_id: string }>(sql`
    with given as (
      select g.* from unnest(${cards.map((one) => one.customerId)}::text[], ${cards.map((one) => one.number)}::text[]) g(customer_id, number)
      where (select c.erased_at is null from customers c where c.id = g.customer_id)
        and 'card' <> all (array(select i.kind from identifiers i where i.customer_id = g.customer_id))),
    added as (
      insert into identifiers (kind, value, customer_id, source, created_at)
      select 'card', number, customer_id, 'loyalty', ${now} from given on conflict do nothing returning customer_id)
    select customer_id from given except select customer_id from added`)
  return rows.map(({ customer_id: id }) => id)
}

/** Gives a customer who has no card the first of these numbers that is nobody's. Nothing waits for it. */
export function sendCard(tx: Tx, customerId: string, numbers: readonly string[], now: Date): void {
  tx.send(sql`
    insert into identifiers (kind, value, customer_id, source, created_at)
    select 'card', n.number, c.id, 'loyalty', ${now}::timestamptz
    from customers c, unnest(${numbers}::text[]) with ordinality n(number, place)
    where c.id = ${customerId} and c.erased_at is null
      and 'card' <> all (array(select i.kind from identifiers i where i.customer_id = c.id))
      and (select i.customer_id from identifiers i where i.kind = 'card' and i.value = n.number) is null
    order by n.place limit 1
    on conflict do nothing`)
}
