import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { listOfferVersions as contract, OfferVersion } from '@filrouge/contract/promotions.ts'
import { money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import { staffNames } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { currencyOf } from '../platform/retailer.ts'

/** What an offer was at each time, the newest version first. */
export async function listOfferVersions(
  tx: Tx,
  { id }: Input<typeof contract>,
  _call: Call,
): Promise<Output<typeof contract>> {
  const rows = await tx.rows<{
    version: number
    definition: OfferVersion['definition'] & { budgetMinor?: number }
    setBy: string | null
    setAt: Date
  }>(sql`
    select version, definition, set_by as "setBy", set_at as "setAt" from offer_versions where offer_id = ${id} order by version desc`)
  if (rows.length === 0) refuse('offer_not_found')
  const currency = await currencyOf(tx)
  const names = await staffNames(
    tx,
    rows.flatMap(({ setBy }) => setBy ?? []),
  )
  const items = rows.map(({ version, definition: { budgetMinor, ...definition }, setBy, setAt }) => ({
    version,
    definition: { ...definition, ...(budgetMinor === undefined ? {} : { budget: money(budgetMinor, currency) }) },
    ...(setBy && names.has(setBy) ? { setBy: names.get(setBy)! } : {}),
    setAt: setAt.toISOString(),
  }))
  return { items, nextCursor: null }
}
