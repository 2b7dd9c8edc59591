import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { type CivilDate, civilDateIn } from '@filrouge/kernel/civil-date.ts'

/** The promises of an article in the order an associate says them: in hand, at home, then shops near, then relay points. */
export function promisesInOrder(options: readonly PromiseOption[], hereId: string | null, shopCount = 3) {
  const takeaway = options.filter((option) => option.mode === 'takeaway' && option.locationId === hereId)
  const collectable = options.filter((option) => option.mode === 'collect')
  // Collecting here where it can be taken away at once would be saying the same thing twice, later.
  const collect = collectable.filter((option) => option.locationId !== hereId || takeaway.length === 0)
  return [
    ...takeaway,
    ...options.filter((option) => option.mode === 'home'),
    ...collect.slice(0, shopCount),
    ...options.filter((option) => option.mode === 'relay').slice(0, 2),
  ]
}

/** For an article that is not here: the shop where it can be collected soonest, and the soonest it is at her door. */
export function soonestElsewhere(options: readonly PromiseOption[]): PromiseOption[] {
  const soonest = (mode: PromiseOption['mode'], by: 'earliest' | 'latest') =>
    options
      .filter((option) => option.mode === mode)
      .reduce<PromiseOption | undefined>((best, one) => (best && best[by] <= one[by] ? best : one), undefined)
  return [soonest('collect', 'earliest'), soonest('home', 'latest')].filter((option) => option !== undefined)
}

/** The day a promise stands for: a shop has it ready from the first moment, a parcel is sure on the last. */
export function dayOfPromise({ mode, earliest, latest }: PromiseOption, timeZone: string): CivilDate {
  return civilDateIn(new Date(mode === 'collect' || mode === 'takeaway' ? earliest : latest), timeZone)
}
