import sql from 'sql-template-tag'
import { z } from 'zod'
import { restoreBalances, restoreProgrammes } from '../../../loyalty/public.ts'
import { choice, instant, jsonOf, required, text, whole } from '../column.ts'
import { keptFile } from './kept-file.ts'

/** The programme, every version of it. */
export const programmes = keptFile({
  name: 'loyalty-rules',
  columns: { rules: required(jsonOf(z.unknown())), set_by: text(60), set_at: required(instant()) },
  query: sql`select rules, set_by, set_at from loyalty_rules order by version`,
  restore: restoreProgrammes,
})

/** What is owed to customers in points and store credit, by when it expires: the oldest is spent first. */
export const balances = keptFile({
  name: 'balances',
  columns: {
    account_id: required(text(60)),
    kind: required(choice(['points', 'store_credit'])),
    unit: required(text(10)),
    customer_id: required(text(60)),
    amount: required(whole(1, 1_000_000_000_000)),
    expires_at: instant(),
    usable_from: instant(),
  },
  names: { customer_id: ['customers', 'id'] },
  query: sql`
    with lots as (
      select account_id, expires_at, max(usable_from) as usable_from, sum(amount) as amount
      from value_entries where account_id is not null and (expires_at is not null or amount > 0) group by account_id, expires_at
    ), spent as (
      select account_id, -sum(amount) as amount from value_entries where account_id is not null and expires_at is null and amount < 0
      group by account_id
    ), standing as (
      select l.*, sum(l.amount) over (partition by l.account_id order by l.expires_at) - coalesce(s.amount, 0) as until
      from lots l left join spent s using (account_id)
    )
    select a.id as account_id, a.kind, a.unit, a.customer_id, greatest(0, least(s.amount, s.until))::bigint as amount, s.expires_at, s.usable_from
    from standing s join value_accounts a on a.id = s.account_id
    where a.customer_id is not null and least(s.amount, s.until) > 0 order by a.id collate "C", s.expires_at`,
  restore: restoreBalances,
})
