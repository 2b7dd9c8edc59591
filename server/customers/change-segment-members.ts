import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/segments.ts'
import { normaliseEmail } from '@filrouge/kernel/email.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { normalisePhone } from '@filrouge/kernel/phone.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'

/** Adds customers to a segment by whatever they are known by; says who is nobody's. */
export async function addSegmentMembers(
  tx: Tx,
  { code, who }: Input<typeof contract.addSegmentMembers>,
  call: Call,
): Promise<Output<typeof contract.addSegmentMembers>> {
  await requireByHand(tx, code)
  const known = await whoAre(tx, who)
  const ids = [...new Set(known.values())]
  const added = await tx.rows<{ id: Id<'customer'> }>(sql`
    insert into segment_members (segment_code, customer_id, added_by, added_at)
    select ${code}, id, ${call.session?.staffId ?? null}, ${call.now}::timestamptz from unnest(${ids}::text[]) u(id)
    on conflict do nothing returning customer_id as id`)
  return {
    added: added.length,
    wereThere: ids.length - added.length,
    unknown: who.filter((said) => !known.has(said)),
    customerIds: added.map(({ id }) => id),
  }
}

/** Takes customers out of a segment. */
export async function removeSegmentMembers(
  tx: Tx,
  { code, customerIds }: Input<typeof contract.removeSegmentMembers>,
): Promise<Output<typeof contract.removeSegmentMembers>> {
  await requireByHand(tx, code)
  const removed = await tx.run(sql`
    delete from segment_members where segment_code = ${code} and customer_id = any(${customerIds}::text[])`)
  return { removed }
}

async function requireByHand(tx: Tx, code: string): Promise<void> {
  // Kept as it is while its list changes: a rule set meanwhile would leave a list beside it.
  const segment = await tx.maybe<{ isByRule: boolean }>(
    sql`select rule is not null as "isByRule" from segments where code = ${code} for share`,
  )
  if (!segment) refuse('segment_not_found')
  if (segment.isByRule) refuse('segment_has_rule')
}

/** Who is meant by each of these: an id, an e-mail, a telephone in any spelling, a card number. */
async function whoAre(tx: Tx, who: readonly string[]): Promise<Map<string, string>> {
  const said = who.flatMap((text) => readings(text).map((reading) => ({ text, ...reading })))
  const rows = await tx.rows<{ text: string; id: string }>(sql`
    select s.text, coalesce(i.customer_id, c.id) as id
    from unnest(${said.map(({ text }) => text)}::text[], ${said.map(({ kind }) => kind)}::text[], ${said.map(({ value }) => value)}::text[])
      s(text, kind, value)
    left join identifiers i on i.kind = s.kind and i.value = s.value
    left join customers c on s.kind = 'id' and c.id = s.value and c.erased_at is null
    where coalesce(i.customer_id, c.id) is not null`)
  return new Map(rows.map(({ text, id }) => [text, id]))
}

function readings(text: string): { kind: string; value: string }[] {
  const email = normaliseEmail(text)
  if (email) return [{ kind: 'email', value: email }]
  if (text.startsWith('cus_')) return [{ kind: 'id', value: text }]
  const phone = normalisePhone(text)
  const card = { kind: 'card', value: text.replace(/[\s-]/g, '') }
  return phone ? [{ kind: 'phone', value: phone }, card] : [card]
}
