import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { postValue } from './post-value.ts'

/** What is left on an account that expires together. */
interface Part {
  account_id: string
  kind: 'points' | 'store_credit'
  unit: string
  customer_id: Id<'customer'>
  amount: number
  expires_at: Date | null
  usable_from: Date | null
}

/** Points and store credit as another database owed them: each account opened once, with what is left on it brought in. */
export async function restoreBalances(
  tx: Tx,
  rows: readonly Record<string, unknown>[],
  call: Call,
): Promise<boolean[]> {
  const parts = rows as unknown as readonly Part[]
  const opened = await tx.rows<{ id: string }>(sql`
    insert into value_accounts (id, kind, unit, customer_id, opened_at)
    select distinct account_id, kind, unit, customer_id, ${call.now}::timestamptz
    from jsonb_to_recordset(${json(parts)}::jsonb) r(account_id text, kind text, unit text, customer_id text)
    on conflict do nothing returning id`)
  await postValue(
    tx,
    opened.map(({ id }) => {
      const mine = parts.filter((part) => part.account_id === id)
      const { unit } = mine[0]!
      const total = mine.reduce((sum, { amount }) => sum + amount, 0)
      return {
        kind: 'brought_in' as const,
        entries: [
          ...mine.map((part) => ({
            ...{ accountId: id, unit, amount: part.amount },
            ...(part.expires_at ? { expiresAt: part.expires_at } : {}),
            ...(part.usable_from ? { usableFrom: part.usable_from } : {}),
          })),
          { side: 'brought_in' as const, unit, amount: -total },
        ],
      }
    }),
    call,
  )
  const news = new Set(opened.map(({ id }) => id))
  return parts.map((part) => news.has(part.account_id))
}

/** The programme in every version, by the moment it was set. */
export async function restoreProgrammes(tx: Tx, rows: readonly Record<string, unknown>[]): Promise<boolean[]> {
  const written = await tx.rows<{ set_at: Date }>(sql`
    insert into loyalty_rules (rules, set_by, set_at)
    select r.rules, r.set_by, r.set_at from jsonb_to_recordset(${json(rows)}::jsonb) r(rules jsonb, set_by text, set_at timestamptz)
    where not exists (select from loyalty_rules l where l.set_at = r.set_at) order by r.set_at returning set_at`)
  const news = new Set(written.map(({ set_at: at }) => at.getTime()))
  return rows.map(({ set_at: at }) => news.has((at as Date).getTime()))
}
