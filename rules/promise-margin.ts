import { betaAtMost } from './beta.ts'

/** The days that may be taken off or added to a promise. */
export const margins = [-1, 0, 1, 2, 3] as const
export type Margin = (typeof margins)[number]

/** How many parcels came so many working days after the day they were promised for, without any margin; before it is negative. */
export type Lateness = ReadonlyMap<number, number>

export interface MarginChoice {
  days: Margin
  /** Parcels of this service from this place. */
  count: number
  /** For each margin: how many of them it would have kept, and how likely it is that it keeps the target. */
  weighed: { days: Margin; kept: number; chance: number }[]
}

/** How many parcels the experience of the service elsewhere counts for. */
const experience = 20
/** A promise is widened when that is more likely than not to be right; narrowed only when it is nearly sure. */
const sureEnough = 0.5
const sureToNarrow = 0.9
/** Nor is it narrowed on few parcels. */
const enoughToNarrow = 30

/**
 * The margin of a carrier's service from a place: the fewest days with which the share of promises kept is likely to reach the target. The
 * share kept with a margin is Beta-distributed: what happened here, on top of what happened to the service everywhere, which counts for twenty
 * parcels and so decides where little has happened here (empirical Bayes), on top of next to nothing (Jeffreys). Where no margin is enough, the
 * largest.
 */
export function chooseMargin(here: Lateness, everywhere: Lateness, target: number): MarginChoice {
  const count = total(here)
  const known = total(everywhere)
  const weighed = margins.map((days) => {
    const kept = within(here, days)
    const share = (within(everywhere, days) + 0.5) / (known + 1)
    const [a, b] = [kept + experience * share, count - kept + experience * (1 - share)]
    return { days, kept, chance: 1 - betaAtMost(target, a, b) }
  })
  const isRight = ({ days, chance }: (typeof weighed)[number]) =>
    days < 0 ? count >= enoughToNarrow && chance >= sureToNarrow : chance >= sureEnough
  const days = known === 0 ? 0 : (weighed.find(isRight)?.days ?? margins.at(-1)!)
  return { days, count, weighed }
}

const total = (lateness: Lateness) => [...lateness.values()].reduce((sum, count) => sum + count, 0)

const within = (lateness: Lateness, days: number) =>
  [...lateness].reduce((sum, [late, count]) => sum + (late <= days ? count : 0), 0)
