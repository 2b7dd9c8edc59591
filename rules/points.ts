import { allocate } from './allocate.ts'
import { hundredthsOf } from './rounding.ts'

/** More points on some goods, for some people, for some time. */
export interface PointsMultiplier {
  readonly titleFr: string
  readonly titleEn: string
  /** With at most two decimals: 2, 1.5. */
  readonly factor: number
  /** Codes of categories, whatever their depth; every article where none is named. */
  readonly categories?: readonly string[] | undefined
  /** Codes of tiers; everybody where none is named. */
  readonly tiers?: readonly string[] | undefined
  readonly startsAt?: string | undefined
  readonly endsAt?: string | undefined
}

/** A standing among customers, from so much spent on goods in the last twelve months. */
export interface Tier {
  readonly code: string
  readonly titleFr: string
  readonly titleEn: string
  readonly fromMinor: number
  /** With at most two decimals. */
  readonly factor: number
  readonly advantagesFr?: readonly string[] | undefined
  readonly advantagesEn?: readonly string[] | undefined
}

/** How points are earned: the retailer's, versioned; what an order earned is kept with its version. */
export interface PointsRules {
  /** For each whole unit of currency of goods after discounts; with at most two decimals. */
  readonly pointsPerUnit: number
  readonly multipliers: readonly PointsMultiplier[]
  /** Lowest first; the first begins at nothing. */
  readonly tiers: readonly Tier[]
}

/** A line that may earn. */
export interface EarningLine {
  /** Its category and those above it. */
  readonly categories: readonly string[]
  /** After discounts, tax included. */
  readonly totalMinor: number
}

const minorOfUnit = 100

/** The tier of so much spent; undefined where the retailer has none. */
export function tierOf(rules: Pick<PointsRules, 'tiers'>, spentMinor: number): Tier | undefined {
  return rules.tiers.findLast((tier) => spentMinor >= tier.fromMinor)
}

/** The next tier above so much spent, and what is missing to it. */
export function nextTier(
  rules: Pick<PointsRules, 'tiers'>,
  spentMinor: number,
): { tier: Tier; missingMinor: number } | undefined {
  const tier = rules.tiers.find(({ fromMinor }) => fromMinor > spentMinor)
  return tier && { tier, missingMinor: tier.fromMinor - spentMinor }
}

/** The multipliers in force for a tier at a moment. */
const inForce = ({ multipliers }: PointsRules, tier: Tier | undefined, at: Date): PointsMultiplier[] =>
  multipliers.filter(
    ({ tiers, startsAt, endsAt }) =>
      (tiers === undefined || (tier !== undefined && tiers.includes(tier.code))) &&
      (startsAt === undefined || new Date(startsAt) <= at) &&
      (endsAt === undefined || at < new Date(endsAt)),
  )

/** The best multiplier of a line: they are not multiplied with each other, but each with the tier's. */
function factorOf(multipliers: readonly PointsMultiplier[], line: EarningLine): number {
  let best = hundredthsOf(1)
  for (const { categories, factor } of multipliers)
    if (categories === undefined || categories.some((code) => line.categories.includes(code)))
      best = Math.max(best, hundredthsOf(factor))
  return best
}

/**
 * The points that lines earn together, rounded down once, and each line's share (largest remainder): so that what comes back of an order takes
 * back exactly what it had earned.
 */
export function pointsFor(
  rules: PointsRules,
  lines: readonly EarningLine[],
  tier: Tier | undefined,
  at: Date,
): { points: number; byLine: number[] } {
  const tierFactor = hundredthsOf(tier?.factor ?? 1)
  const multipliers = inForce(rules, tier, at)
  const weights = lines.map((line) => BigInt(line.totalMinor * factorOf(multipliers, line)))
  const scale = BigInt(hundredthsOf(rules.pointsPerUnit) * tierFactor)
  const weighed = weights.reduce((sum, weight) => sum + weight, 0n) * scale
  const points = Number(weighed / BigInt(minorOfUnit * 100 * 100 * 100))
  if (points === 0) return { points: 0, byLine: lines.map(() => 0) }
  return { points, byLine: allocate(points, weights.map(Number)) }
}

/**
 * What expires of a balance at a moment, the oldest first: all that was earned to last until then, less whatever has been spent or has expired
 * since, for the oldest points are spent first. `outMinor` is negative.
 */
export function expiringPoints(earnedUntilThen: number, out: number): number {
  return Math.max(0, earnedUntilThen + out)
}
