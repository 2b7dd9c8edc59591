import { addDays, type CivilDate, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import type { Currency } from '@filrouge/kernel/money.ts'
import { catalogueReference } from '../catalogue/public.ts'
import { reference, requireLocation } from '../locations/public.ts'
import type { Call, Session } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid, refuse } from '../platform/refuse.ts'
import { currencyOf } from '../platform/retailer.ts'
import { previousOf, type Span, yearBefore } from './periods.ts'
import type { SalesFilter } from './sales-between.ts'

/** Where a sale was made in no place of ours, days are those of the retailer. */
const homeTimeZone = 'Europe/Paris'
const defaultDays = 28
const mostDays = 366 * 40

interface Asked {
  from?: CivilDate | undefined
  to?: CivilDate | undefined
  currency?: string | undefined
  channel?: string | undefined
  locationId?: string | undefined
  category?: string | undefined
}

export interface AskedSales {
  spans: { period: Span; previous: Span; yearBefore: Span }
  filter: SalesFilter & { currency: Currency }
  onlyLocationId: Id<'location'> | undefined
}

/** What a question about sales is about, with the periods it stands beside; refused where it is about a shop the person does not look after. */
export async function askedSales(tx: Tx, asked: Asked, call: Call): Promise<AskedSales> {
  const onlyLocationId = onlyShopOf(call.session)
  const [known, catalogue, own] = await Promise.all([reference(tx), catalogueReference(tx), currencyOf(tx)])
  if (asked.locationId) requireLocation(known, asked.locationId)
  if (onlyLocationId && asked.locationId && asked.locationId !== onlyLocationId) refuse('not_allowed')
  const category = asked.category === undefined ? undefined : catalogue.categoriesByCode.get(asked.category)
  if (asked.category !== undefined && !category) refuse('category_not_found')
  const period = spanOf(asked, call.now)
  const below = [...catalogue.categories.values()].filter(({ path }) => category && path.includes(category))
  return {
    spans: { period, previous: previousOf(period), yearBefore: yearBefore(period) },
    filter: {
      currency: (asked.currency ?? own) as Currency,
      channel: asked.channel,
      locationId: onlyLocationId ?? asked.locationId,
      categoryIds: category ? below.map(({ id }) => id) : null,
    },
    onlyLocationId,
  }
}

/** Who looks after one shop and has no other office sees that shop. */
function onlyShopOf(session: Session | null): Id<'location'> | undefined {
  const isHeadOffice = session?.roles.some((role) => role === 'admin' || role === 'marketer' || role === 'merchandiser')
  return isHeadOffice ? undefined : (session?.locationId ?? undefined)
}

function spanOf({ from, to }: Asked, now: Date): Span {
  const today = civilDateIn(now, homeTimeZone)
  const last = to ?? today
  const span = { from: from ?? addDays(last, 1 - defaultDays), to: last }
  if (span.from > span.to) invalid('#/from', 'not_before')
  if (addDays(span.from, mostDays) < span.to) invalid('#/from', 'too_long')
  return span
}
