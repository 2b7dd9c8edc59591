import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { say } from '@filrouge/contract/say.ts'
import type { showOrderSourcing as contract, Decision } from '@filrouge/contract/sourcing.ts'
import { decisionText, passedTexts } from '@filrouge/contract/sourcing-words.ts'
import sql from 'sql-template-tag'
import { variantFacts } from '../catalogue/public.ts'
import { type Location, reference } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'

interface Row {
  cause: 'payment' | 'held_again' | 'short_pick' | 'refused' | 'closed' | 'count'
  version: number
  decision: Decision
  decided_at: Date
}

/** From where an order is served and why, for the staff; the last decision first. */
export async function showOrderSourcing(
  tx: Tx,
  input: Input<typeof contract>,
  call: Call,
): Promise<Output<typeof contract>> {
  const [order, { locations }, rows] = await Promise.all([
    tx.maybe(sql`select 1 from orders where id = ${input.id}`),
    reference(tx),
    tx.rows<Row>(sql`
      select s.id, s.cause, s.version, s.decision, s.decided_at from sourcings s
      where s.order_id = ${input.id}
      union
      select s.id, s.cause, s.version, s.decision, s.decided_at from holds h join sourcings s on s.payment_id = h.payment_id
      where h.order_id = ${input.id}
      order by id desc`),
  ])
  if (!order) refuse('order_not_found')
  const skus = rows.flatMap(({ decision }) => decision.passed.flatMap(({ sku }) => sku ?? []))
  const facts = await variantFacts(tx, [...new Set(skus)])
  const nameOf = (id: string) => locations.get(id as Location['id'])
  const titleOf = (sku: string) => facts.get(sku)?.[call.language === 'fr' ? 'optionsTitleFr' : 'optionsTitleEn'] ?? ''
  return {
    items: rows.map(({ cause, version, decision, decided_at: at }) => ({
      decidedAt: at.toISOString(),
      cause: say(call.language, `sourcing.cause.${cause}`),
      version,
      decision,
      places: [...new Set([...decision.parcels, ...decision.passed].map(({ locationId }) => locationId))].map((id) => ({
        id,
        name: nameOf(id)?.name ?? '?',
      })),
      text: decisionText(decision, call.language, nameOf),
      passedText: passedTexts(decision, call.language, nameOf, titleOf),
    })),
  }
}
