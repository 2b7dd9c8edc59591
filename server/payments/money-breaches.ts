import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/**
 * What is wrong with the money, a sentence each; none when all is well. Payments that wait for their order or their undoing have a job that
 * will see to it: only money that nobody looks after is a breach.
 */
export async function moneyBreaches(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ breach: string }>(sql`
    with looked_after as (select key from jobs where kind in ('undo_payment', 'place_paid_cart', 'capture_payment'))
    select 'payment ' || p.id || ' is ' || p.status || ' for no order, and nothing will give it back' as breach
    from payments p
    where p.status in ('authorised', 'captured')
      and not exists (select from orders o where p.payable_kind = 'cart' and o.cart_id = p.payable_id and o.status <> 'cancelled')
      and not exists (select from looked_after l where l.key = p.id)
      and not exists (select from jobs j join events e on e.id = j.event_id where e.subject_id = p.id)
    union all
    select 'payment ' || p.id || ' waits for its outcome, and nothing will ask for it'
    from payments p
    where p.status in ('started', 'pending', 'action_required')
      and not exists (select from jobs j where j.kind = 'resume_payment' and j.key = p.id)
    union all
    select 'payment ' || p.id || ' is ' || p.status || ' and its movements say ' || coalesce(m.kinds, 'nothing')
    from payments p
    left join lateral (
      select string_agg(distinct kind, '+' order by kind) as kinds from payment_movements where payment_id = p.id) m on true
    where case p.status
      when 'authorised' then m.kinds is distinct from 'authorise'
      when 'captured' then m.kinds is null or m.kinds not in ('authorise+capture', 'capture', 'authorise+capture+refund', 'capture+refund')
      when 'declined' then m.kinds is distinct from 'decline'
      when 'voided' then m.kinds is null or m.kinds not in ('void', 'authorise+void')
      when 'refunded' then m.kinds is null or m.kinds not in ('authorise+capture+refund', 'capture+refund')
      else m.kinds is not null end
    union all
    select 'payment ' || m.payment_id || ' moved ' || m.amount_minor || ' of ' || p.amount_minor
    from payment_movements m join payments p on p.id = m.payment_id
    where m.kind not in ('capture', 'refund') and m.amount_minor <> p.amount_minor
    union all
    select 'payment ' || p.id || ' says ' || p.captured_minor || ' taken and ' || p.refunded_minor || ' given back, its movements '
      || m.captured || ' and ' || m.refunded
    from payments p
    join lateral (
      select coalesce(sum(amount_minor) filter (where kind = 'capture'), 0) as captured,
        coalesce(sum(amount_minor) filter (where kind = 'refund'), 0) as refunded
      from payment_movements where payment_id = p.id) m on true
    where p.captured_minor <> m.captured or p.refunded_minor <> m.refunded
    union all
    select 'payment ' || p.id || ' keeps ' || p.captured_minor - p.refunded_minor || ' where ' || p.due_minor || ' is due, and nothing will see to it'
    from payments p
    where p.status in ('authorised', 'captured', 'refunded') and p.undo_asked_at is null and p.due_minor <> p.captured_minor - p.refunded_minor
      and not exists (select from looked_after l where l.key = p.id)
    union all
    select 'payment ' || id || ' keeps a token it no longer needs'
    from payments where token is not null and status not in ('started', 'pending', 'action_required')
    limit 200`)
  return rows.map((row) => row.breach)
}
