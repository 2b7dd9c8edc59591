import { LoyaltyRules } from '@filrouge/contract/loyalty.ts'
import { fromDecimal, money, toDecimal } from '@filrouge/kernel/money.ts'
import { fold } from '@filrouge/kernel/text.ts'
import { localOf, momentOf } from '../offers/amounts.ts'

/** The programme as it is being written: texts as they were typed. */
export interface ProgrammeDraft {
  pointsPerUnit: string
  monthsToLive: string
  usableAfterDays: string
  tiers: TierDraft[]
  multipliers: MultiplierDraft[]
  rewards: RewardDraft[]
  giftCards: {
    isSold: boolean
    takesOthers: boolean
    /** Parted by semicolons. */
    amounts: string
    least: string
    most: string
    monthsToLive: string
  }
}

export interface TierDraft {
  code: string
  titleFr: string
  titleEn: string
  from: string
  factor: string
  /** One on each line. */
  advantagesFr: string
  advantagesEn: string
}

export interface MultiplierDraft {
  titleFr: string
  titleEn: string
  factor: string
  categories: readonly string[]
  tiers: readonly string[]
  /** As a field of date and time holds it; empty: since ever, and without end. */
  startsAt: string
  endsAt: string
}

export interface RewardDraft {
  code: string
  titleFr: string
  titleEn: string
  points: string
  /** An offer, whose coupon is given; empty: money on her account. */
  offer: string
  credit: string
}

export const freshTier: TierDraft = {
  ...{ code: '', titleFr: '', titleEn: '', from: '', factor: '1', advantagesFr: '', advantagesEn: '' },
}
export const freshMultiplier: MultiplierDraft = {
  ...{ titleFr: '', titleEn: '', factor: '2', categories: [], tiers: [], startsAt: '', endsAt: '' },
}
export const freshReward: RewardDraft = { code: '', titleFr: '', titleEn: '', points: '', offer: '', credit: '' }

const text = (value: number) => String(value).replace('.', ',')
const euros = (minor: number) => toDecimal(money(minor)).replace('.', ',')

// Rules kept before gift cards were sold do not say it: the contract does.
const giftCards = LoyaltyRules.shape.giftCards

function giftCardsOf(kept: LoyaltyRules['giftCards']): ProgrammeDraft['giftCards'] {
  const { isSold, takesOthers, amountsMinor, leastMinor, mostMinor, monthsToLive } = giftCards.parse(kept)
  const amounts = amountsMinor.map(euros).join('; ')
  return {
    isSold,
    takesOthers,
    amounts,
    least: euros(leastMinor),
    most: euros(mostMinor),
    monthsToLive: String(monthsToLive),
  }
}

/** The fields of a programme that is kept. */
export function draftOf(rules: LoyaltyRules): ProgrammeDraft {
  return {
    pointsPerUnit: text(rules.pointsPerUnit),
    monthsToLive: String(rules.monthsToLive),
    usableAfterDays: String(rules.usableAfterDays),
    giftCards: giftCardsOf(rules.giftCards),
    tiers: rules.tiers.map(({ fromMinor, factor, advantagesFr, advantagesEn, ...tier }) => ({
      ...tier,
      ...{ from: euros(fromMinor), factor: text(factor) },
      ...{ advantagesFr: advantagesFr.join('\n'), advantagesEn: advantagesEn.join('\n') },
    })),
    multipliers: rules.multipliers.map(({ titleFr, titleEn, categories, tiers, factor, startsAt, endsAt }) => ({
      ...{ titleFr, titleEn, factor: text(factor), categories: categories ?? [], tiers: tiers ?? [] },
      ...{ startsAt: startsAt ? localOf(startsAt) : '', endsAt: endsAt ? localOf(endsAt) : '' },
    })),
    rewards: rules.rewards.map(({ code, titleFr, titleEn, points, gives }) => ({
      ...{ code, titleFr, titleEn, points: String(points) },
      credit: gives.kind === 'store_credit' ? euros(gives.amountMinor) : '',
      offer: gives.kind === 'coupon' ? gives.offerId : '',
    })),
  }
}

const number = (typed: string) => (typed.trim() === '' ? Number.NaN : Number(typed.trim().replace(',', '.')))
const minor = (typed: string) => fromDecimal(typed.replace(/[€\s]/g, ''))?.minor ?? Number.NaN
const codeFrom = (title: string) =>
  fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const lines = (typed: string) => typed.split('\n').flatMap((line) => line.trim() || [])

/** The rules that the fields say, or undefined while they say none; what has no field stays as it was. */
export function rulesOf(draft: ProgrammeDraft, before: LoyaltyRules): LoyaltyRules | undefined {
  const rewardBefore = new Map(before.rewards.map((reward) => [reward.code, reward]))
  const tiers = draft.tiers.map(({ from, factor, advantagesFr, advantagesEn, ...tier }) => ({
    ...tier,
    code: tier.code || codeFrom(tier.titleFr),
    ...{ fromMinor: minor(from), factor: number(factor) },
    ...{ advantagesFr: lines(advantagesFr), advantagesEn: lines(advantagesEn) },
  }))
  const read = LoyaltyRules.safeParse({
    ...before,
    pointsPerUnit: number(draft.pointsPerUnit),
    monthsToLive: number(draft.monthsToLive),
    usableAfterDays: number(draft.usableAfterDays),
    giftCards: {
      ...{ isSold: draft.giftCards.isSold, takesOthers: draft.giftCards.takesOthers },
      ...{ leastMinor: minor(draft.giftCards.least), mostMinor: minor(draft.giftCards.most) },
      monthsToLive: number(draft.giftCards.monthsToLive),
      amountsMinor: draft.giftCards.amounts.split(';').flatMap((amount) => (amount.trim() ? minor(amount) : [])),
    },
    tiers,
    multipliers: draft.multipliers.map((multiplier) =>
      multiplierOf(multiplier, new Set(tiers.map(({ code }) => code))),
    ),
    rewards: draft.rewards.map(({ code, titleFr, titleEn, points, credit, offer }) => {
      const known = rewardBefore.get(code)?.gives
      const gives = offer.trim()
        ? { ...(known?.kind === 'coupon' ? known : {}), kind: 'coupon', offerId: offer.trim() }
        : { kind: 'store_credit', amountMinor: minor(credit) }
      return { code: code || codeFrom(titleFr), titleFr, titleEn, points: number(points), gives }
    }),
  })
  return read.success ? read.data : undefined
}

/** A multiplier that names tiers is for nobody else: those taken away meanwhile go with it. */
function multiplierOf({ factor, categories, tiers, startsAt, endsAt, ...titles }: MultiplierDraft, known: Set<string>) {
  const named = tiers.filter((code) => known.has(code))
  const [from, to] = [moment(startsAt), moment(endsAt)]
  return {
    ...titles,
    // A period that ends before it begins is none.
    factor: from && to && to <= from ? Number.NaN : number(factor),
    ...(categories.length > 0 ? { categories } : {}),
    ...(named.length > 0 ? { tiers: named } : {}),
    ...(from ? { startsAt: from } : {}),
    ...(to ? { endsAt: to } : {}),
  }
}

const moment = (local: string): string | undefined =>
  local === '' ? undefined : (momentOf(local)?.toISOString() ?? 'never')
