import type { Sent } from '@filrouge/contract/endpoint.ts'
import { type OfferVersion, type OfferView, setOffer } from '@filrouge/contract/promotions.ts'
import type { Condition, Effect } from '@filrouge/rules/offer.ts'

export const effectKinds = ['percent', 'amount', 'fixed_price', 'buy_get', 'bundle', 'gift', 'free_delivery'] as const
export const conditionKinds = [
  'goods_at_least',
  'quantity_at_least',
  'segment',
  'known_customer',
  'first_purchase',
  'channel',
  'location',
  'delivery',
  'place',
  'hours',
] as const

/** What the form of an offer holds. A number that is not typed yet, or not rightly, is NaN: the contract refuses it. */
export interface Draft {
  id: string
  titleFr: string
  titleEn: string
  effect: Effect
  conditions: readonly Condition[]
  needsCode: boolean
  mayBeGiven: boolean
  priority: number
  group: string
  isAlone: boolean
  mostUses: number | undefined
  mostUsesEach: number | undefined
  budgetMinor: number | undefined
  /** As a field of date and time holds it; empty: at once, and until it is stopped. */
  startsAt: string
  endsAt: string
}

export const emptyDraft: Draft = {
  id: '',
  titleFr: '',
  titleEn: '',
  effect: { kind: 'percent', of: {}, percent: 10 },
  conditions: [],
  needsCode: false,
  mayBeGiven: false,
  priority: 100,
  group: '',
  isAlone: false,
  mostUses: undefined,
  mostUsesEach: undefined,
  budgetMinor: undefined,
  startsAt: '',
  endsAt: '',
}

/** What an effect begins as when its kind is chosen; the articles chosen before stay chosen. */
export function effectOfKind(kind: Effect['kind'], before: Effect): Effect {
  const of = 'of' in before ? before.of : {}
  switch (kind) {
    case 'percent':
      return { kind, of, percent: 10 }
    case 'amount':
      return { kind, of, amountMinor: Number.NaN }
    case 'fixed_price':
      return { kind, of, unitPriceMinor: Number.NaN }
    case 'buy_get':
      return { kind, of, buy: 2, get: 1, percent: 100 }
    case 'bundle':
      return { kind, slots: [{ of, quantity: 1 }], priceMinor: Number.NaN, times: 1 }
    case 'gift':
      return { kind, sku: '', quantity: 1 }
    case 'free_delivery':
      return { kind }
  }
}

/** What a condition begins as when it is added. */
export function conditionOfKind(kind: Condition['kind']): Condition {
  switch (kind) {
    case 'goods_at_least':
      return { kind, of: {}, amountMinor: 5000 }
    case 'quantity_at_least':
      return { kind, of: {}, quantity: 2 }
    case 'segment':
      return { kind, segments: [] }
    case 'channel':
      return { kind, channels: [] }
    case 'location':
      return { kind, locationIds: [] }
    case 'delivery':
      return { kind, modes: [] }
    case 'place':
      return { kind, postcodes: [] }
    case 'hours':
      return { kind, weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }
    case 'known_customer':
    case 'first_purchase':
      return { kind }
  }
}

type Setting = Sent<typeof setOffer>

/** What a draft asks the server to set; with it the paths of what is not right yet, as the contract sees it. */
export function settingOf(
  draft: Draft,
  currency: string,
  momentOf: (local: string) => Date | undefined,
): { setting: Setting; wrong: ReadonlySet<string> } {
  const { startsAt, endsAt, budgetMinor, group, mostUses, mostUsesEach, ...rest } = draft
  const setting = {
    ...rest,
    ...(group.trim() === '' ? {} : { group: group.trim() }),
    ...(mostUses === undefined ? {} : { mostUses }),
    ...(mostUsesEach === undefined ? {} : { mostUsesEach }),
    ...(budgetMinor === undefined ? {} : { budget: { minor: budgetMinor, currency } }),
    ...(startsAt === '' ? {} : { startsAt: momentOf(startsAt)?.toISOString() ?? 'never' }),
    ...(endsAt === '' ? {} : { endsAt: momentOf(endsAt)?.toISOString() ?? 'never' }),
  } as Setting
  const read = setOffer.input.safeParse(setting)
  const wrong = new Set(read.success ? [] : read.error.issues.map(({ path }) => path.join('.')))
  if (budgetMinor === 0) wrong.add('budget.minor')
  return { setting, wrong }
}

/** The form of an offer, or of a version of one. */
export function draftOf(
  id: string,
  offer: OfferView | OfferVersion['definition'],
  localOf: (instant: string) => string,
): Draft {
  return {
    id,
    titleFr: offer.titleFr,
    titleEn: offer.titleEn,
    effect: offer.effect as Effect,
    conditions: offer.conditions as Condition[],
    needsCode: offer.needsCode,
    mayBeGiven: offer.mayBeGiven,
    priority: offer.priority,
    group: offer.group ?? '',
    isAlone: offer.isAlone,
    mostUses: offer.mostUses,
    mostUsesEach: offer.mostUsesEach,
    budgetMinor: offer.budget?.minor,
    startsAt: localOf(offer.startsAt),
    endsAt: offer.endsAt === undefined ? '' : localOf(offer.endsAt),
  }
}
