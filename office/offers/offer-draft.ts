import type { Sent } from '@filrouge/contract/endpoint.ts'
import type { OfferView, setOffer } from '@filrouge/contract/promotions.ts'
import { minorOf } from './amounts.ts'

export const kindsHere = ['percent', 'amount', 'buy_get', 'free_delivery'] as const
export type KindHere = (typeof kindsHere)[number]

/** What the form holds: texts as they are typed. */
export interface Draft {
  id: string
  titleFr: string
  titleEn: string
  kind: KindHere
  percent: string
  amount: string
  buy: string
  get: string
  category: string
  regularOnly: boolean
  threshold: string
  needsCode: boolean
  firstPurchase: boolean
  mostUses: string
  mostUsesEach: string
  budget: string
  group: string
  isAlone: boolean
  endsAt: string
}

export const emptyDraft: Draft = {
  id: '',
  titleFr: '',
  titleEn: '',
  kind: 'percent',
  percent: '10',
  amount: '',
  buy: '2',
  get: '1',
  category: '',
  regularOnly: false,
  threshold: '',
  needsCode: false,
  firstPurchase: false,
  mostUses: '',
  mostUsesEach: '',
  budget: '',
  group: '',
  isAlone: false,
  endsAt: '',
}

type Setting = Sent<typeof setOffer>

const decimal = (minor: number): string => (minor / 100).toFixed(2).replace('.', ',')
const wholeOf = (typed: string): number | undefined => (/^\d+$/.test(typed.trim()) ? Number(typed) : undefined)

/** What a draft asks the server to set, or the fields that are not right yet. */
export function settingOf(
  draft: Draft,
  currency: string,
  timeOf: (local: string) => Date | undefined,
): { setting: Setting } | { wrong: Set<keyof Draft> } {
  const wrong = new Set<keyof Draft>()
  const need = <T>(field: keyof Draft, value: T | undefined, isRight: (value: T) => boolean = () => true): T => {
    if (value === undefined || !isRight(value)) wrong.add(field)
    return value as T
  }
  const maybe = <T>(field: keyof Draft, read: (typed: string) => T | undefined, isRight?: (value: T) => boolean) =>
    draft[field] === '' ? undefined : need(field, read(draft[field] as string), isRight)
  const isMore = (count: number) => count > 0
  const minor = (typed: string) => minorOf(typed, currency)
  need('id', draft.id, (id) => /^[a-z0-9][a-z0-9_-]{1,59}$/.test(id))
  need('titleFr', draft.titleFr.trim() || undefined)
  need('titleEn', draft.titleEn.trim() || undefined)
  const threshold = maybe('threshold', minor, isMore)
  const budget = maybe('budget', minor, isMore)
  const mostUses = maybe('mostUses', wholeOf, isMore)
  const mostUsesEach = maybe('mostUsesEach', wholeOf, isMore)
  const endsAt = maybe('endsAt', timeOf)
  const effect = effectOf(draft, need, minor)
  if (wrong.size > 0) return { wrong }
  return {
    setting: {
      id: draft.id,
      titleFr: draft.titleFr.trim(),
      titleEn: draft.titleEn.trim(),
      needsCode: draft.needsCode,
      isAlone: draft.isAlone,
      effect,
      conditions: [
        ...(threshold === undefined ? [] : [{ kind: 'goods_at_least' as const, of: {}, amountMinor: threshold }]),
        ...(draft.firstPurchase ? [{ kind: 'first_purchase' as const }] : []),
      ],
      ...(draft.group.trim() === '' ? {} : { group: draft.group.trim() }),
      ...(mostUses === undefined ? {} : { mostUses }),
      ...(mostUsesEach === undefined ? {} : { mostUsesEach }),
      ...(budget === undefined ? {} : { budget: { minor: budget, currency } }),
      ...(endsAt === undefined ? {} : { endsAt: endsAt.toISOString() }),
    },
  }
}

function effectOf(
  draft: Draft,
  need: <T>(field: keyof Draft, value: T | undefined, isRight?: (value: T) => boolean) => T,
  minor: (typed: string) => number | undefined,
): Setting['effect'] {
  const of = {
    ...(draft.category === '' ? {} : { categories: [draft.category] }),
    ...(draft.regularOnly ? { isAtRegularPrice: true } : {}),
  }
  switch (draft.kind) {
    case 'percent': {
      const percent = need('percent', Number(draft.percent.replace(',', '.')), (value) => value > 0 && value <= 100)
      return { kind: 'percent', of, percent }
    }
    case 'amount':
      return { kind: 'amount', of, amountMinor: need('amount', minor(draft.amount), (value) => value > 0) }
    case 'buy_get': {
      const isSome = (count: number) => count >= 1 && count <= 100
      const [buy, get] = [need('buy', wholeOf(draft.buy), isSome), need('get', wholeOf(draft.get), isSome)]
      return { kind: 'buy_get', of, buy, get, percent: 100 }
    }
    case 'free_delivery':
      return { kind: 'free_delivery', modes: ['home', 'relay'] }
  }
}

/** The form of an offer that exists; undefined for one that says more than the form does. */
export function draftOf(offer: OfferView, localOf: (instant: string) => string): Draft | undefined {
  const { effect, conditions, mostUses, mostUsesEach, budget } = offer
  if (!kindsHere.includes(effect.kind as KindHere)) return undefined
  const of = 'of' in effect ? effect.of : {}
  const isPlainChoice = Object.keys(of).every((key) => key === 'categories' || key === 'isAtRegularPrice')
  const threshold = conditions.find((one) => one.kind === 'goods_at_least')
  const isPlain = conditions.every(
    (one) => one.kind === 'first_purchase' || (one.kind === 'goods_at_least' && Object.keys(one.of).length === 0),
  )
  if (!isPlainChoice || !isPlain || conditions.length > 2 || (of.categories?.length ?? 0) > 1) return undefined
  if (effect.kind === 'percent' && effect.atMostMinor !== undefined) return undefined
  if (effect.kind === 'buy_get' && (effect.percent !== 100 || effect.times !== undefined)) return undefined
  return {
    ...emptyDraft,
    id: offer.id,
    titleFr: offer.titleFr,
    titleEn: offer.titleEn,
    kind: effect.kind as KindHere,
    ...(effect.kind === 'percent' ? { percent: String(effect.percent).replace('.', ',') } : {}),
    ...(effect.kind === 'amount' ? { amount: decimal(effect.amountMinor) } : {}),
    ...(effect.kind === 'buy_get' ? { buy: String(effect.buy), get: String(effect.get) } : {}),
    category: of.categories?.[0] ?? '',
    regularOnly: of.isAtRegularPrice ?? false,
    threshold: threshold ? decimal(threshold.amountMinor) : '',
    needsCode: offer.needsCode,
    firstPurchase: conditions.some(({ kind }) => kind === 'first_purchase'),
    mostUses: mostUses === undefined ? '' : String(mostUses),
    mostUsesEach: mostUsesEach === undefined ? '' : String(mostUsesEach),
    budget: budget === undefined ? '' : decimal(budget.minor),
    group: offer.group ?? '',
    isAlone: offer.isAlone,
    endsAt: offer.endsAt === undefined ? '' : localOf(offer.endsAt),
  }
}
