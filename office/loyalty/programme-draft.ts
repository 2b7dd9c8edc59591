import { LoyaltyRules } from '@filrouge/contract/loyalty.ts'
import { fromDecimal, money, toDecimal } from '@filrouge/kernel/money.ts'
import { fold } from '@filrouge/kernel/text.ts'

/** The programme as it is being written: texts as they were typed. */
export interface ProgrammeDraft {
  pointsPerUnit: string
  monthsToLive: string
  usableAfterDays: string
  tiers: { code: string; titleFr: string; titleEn: string; from: string; factor: string }[]
  /** `was` is its place in the rules that are kept, so that what has no field stays with it. */
  multipliers: { was: string; titleFr: string; titleEn: string; category: string; factor: string }[]
  rewards: { code: string; titleFr: string; titleEn: string; points: string; credit: string; offer: string }[]
}

const text = (value: number) => String(value).replace('.', ',')
const euros = (minor: number) => toDecimal(money(minor)).replace('.', ',')

/** The fields of a programme that is kept. */
export function draftOf(rules: LoyaltyRules): ProgrammeDraft {
  return {
    pointsPerUnit: text(rules.pointsPerUnit),
    monthsToLive: String(rules.monthsToLive),
    usableAfterDays: String(rules.usableAfterDays),
    tiers: rules.tiers.map(({ code, titleFr, titleEn, fromMinor, factor }) => ({
      ...{ code, titleFr, titleEn, from: euros(fromMinor), factor: text(factor) },
    })),
    multipliers: rules.multipliers.map(({ titleFr, titleEn, categories, factor }, place) => ({
      ...{ was: String(place), titleFr, titleEn, category: categories?.join(', ') ?? '', factor: text(factor) },
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

/** The rules that the fields say, or undefined while they say none; what has no field stays as it was. */
export function rulesOf(draft: ProgrammeDraft, before: LoyaltyRules): LoyaltyRules | undefined {
  const tierBefore = new Map(before.tiers.map((tier) => [tier.code, tier]))
  const rewardBefore = new Map(before.rewards.map((reward) => [reward.code, reward]))
  const read = LoyaltyRules.safeParse({
    ...before,
    pointsPerUnit: number(draft.pointsPerUnit),
    monthsToLive: number(draft.monthsToLive),
    usableAfterDays: number(draft.usableAfterDays),
    tiers: draft.tiers.map(({ code, titleFr, titleEn, from, factor }) => ({
      ...tierBefore.get(code),
      ...{ code: code || codeFrom(titleFr), titleFr, titleEn, fromMinor: minor(from), factor: number(factor) },
    })),
    multipliers: draft.multipliers.map(({ was, titleFr, titleEn, category, factor }) => {
      const { categories: _, ...kept } = (was === '' ? undefined : before.multipliers[Number(was)]) ?? {}
      const categories = category.split(',').flatMap((code) => code.trim() || [])
      return { ...kept, titleFr, titleEn, factor: number(factor), ...(categories.length > 0 ? { categories } : {}) }
    }),
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
