import type { Input } from '@filrouge/contract/endpoint.ts'
import type { setOffer as contract } from '@filrouge/contract/promotions.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { invalid } from '../platform/refuse.ts'
import { forgetRunning } from './running-offers.ts'

/** Makes an offer, or changes it from now on: what was used stays used, and a limit below it ends the offer. */
export async function setOffer(tx: Tx, input: Input<typeof contract>, call: Call): Promise<string> {
  const { id, effect, conditions } = input
  const startsAt = input.startsAt === undefined ? null : new Date(input.startsAt)
  const endsAt = input.endsAt === undefined ? null : new Date(input.endsAt)
  if (endsAt && endsAt <= (startsAt ?? call.now)) invalid('#/endsAt', 'before_start')
  const budgetMinor = input.budget?.minor ?? null
  if (budgetMinor !== null && budgetMinor < 1) invalid('#/budget/minor', 'too_small')
  await tx.run(sql`
    insert into offers (id, title_fr, title_en, priority, group_name, is_alone, needs_code, conditions, effect, starts_at, ends_at,
      most_uses, most_uses_each, budget_minor, is_draft, may_be_given, set_by, set_at)
    values (${id}, ${input.titleFr}, ${input.titleEn}, ${input.priority}, ${input.group ?? null}, ${input.isAlone}, ${input.needsCode},
      ${json(conditions)}::jsonb, ${json(effect)}::jsonb, coalesce(${startsAt}::timestamptz, ${call.now}), ${endsAt},
      ${input.mostUses ?? null}, ${input.mostUsesEach ?? null}, ${budgetMinor}, ${input.isDraft ?? false}, ${input.mayBeGiven ?? false},
      ${call.session?.staffId ?? null}, ${call.now})
    on conflict (id) do update set title_fr = excluded.title_fr, title_en = excluded.title_en, priority = excluded.priority,
      group_name = excluded.group_name, is_alone = excluded.is_alone, needs_code = excluded.needs_code, conditions = excluded.conditions,
      effect = excluded.effect, starts_at = coalesce(${startsAt}::timestamptz, offers.starts_at), ends_at = excluded.ends_at,
      most_uses = excluded.most_uses, most_uses_each = excluded.most_uses_each, budget_minor = excluded.budget_minor,
      is_draft = excluded.is_draft, may_be_given = excluded.may_be_given, version = offers.version + 1, set_by = excluded.set_by, set_at = excluded.set_at`)
  await keepVersion(tx, id)
  await balance(tx, id, input.mostUses ?? null, budgetMinor)
  await publish(tx, call, 'offer.set', id, { offerId: id })
  tx.afterCommit(() => forgetRunning(tx.database))
  return id
}

/** What is in force from now on is written down beside what was before. */
async function keepVersion(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`
    insert into offer_versions (offer_id, version, definition, set_by, set_at)
    select id, version, jsonb_strip_nulls(jsonb_build_object('titleFr', title_fr, 'titleEn', title_en, 'priority', priority,
        'group', group_name, 'isAlone', is_alone, 'needsCode', needs_code, 'conditions', conditions, 'effect', effect,
        'startsAt', to_char(starts_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'endsAt', to_char(ends_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'mostUses', most_uses,
        'mostUsesEach', most_uses_each, 'budgetMinor', budget_minor, 'isDraft', is_draft, 'mayBeGiven', may_be_given)), set_by, set_at
    from offers where id = ${id}`)
}

/** Counts what was used so far where a limit is set, and stops counting where it is lifted. */
async function balance(tx: Tx, id: string, mostUses: number | null, budgetMinor: number | null): Promise<void> {
  if (mostUses === null && budgetMinor === null) {
    await tx.run(sql`delete from offer_balances where offer_id = ${id}`)
    return
  }
  // A limit below what was used already is what was used: the offer is used up, and its books stay right.
  await tx.run(sql`
    insert into offer_balances (offer_id, uses, spent_minor, most_uses, budget_minor)
    select ${id}, u.uses, u.spent, case when ${mostUses}::integer is not null then greatest(${mostUses}::integer, u.uses) end,
      case when ${budgetMinor}::bigint is not null then greatest(${budgetMinor}::bigint, u.spent) end
    from (select count(*)::integer as uses, coalesce(sum(goods_minor + delivery_minor), 0)::bigint as spent
      from offer_uses where offer_id = ${id} and released_at is null) u
    on conflict (offer_id) do update set
      most_uses = case when ${mostUses}::integer is not null then greatest(${mostUses}::integer, offer_balances.uses + offer_balances.leased) end,
      budget_minor = case when ${budgetMinor}::bigint is not null then greatest(${budgetMinor}::bigint,
        offer_balances.spent_minor + offer_balances.leased_minor) end`)
}
