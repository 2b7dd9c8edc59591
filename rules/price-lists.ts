/** The list that prices what no other does: the same for everybody everywhere. */
export const baseList = 'all'

/** For whom and where prices differ on purpose. What is not said is any. */
export type PriceList = {
  readonly code: string
  /** Of several that are for her, the one in the lower place that prices the article counts. */
  readonly place: number
  readonly channels: readonly string[]
  readonly locationIds: readonly string[]
  /** Beginnings of the postcode of the shop, or of where it goes. */
  readonly postcodes: readonly string[]
  readonly segments: readonly string[]
  readonly startsAt: Date
  /** Not included. */
  readonly endsAt?: Date | null
}

/** For whom and where an article is priced. */
export type PriceOccasion = {
  readonly channel: string
  /** The shop in which it is bought. */
  readonly locationId?: string
  /** Of the shop, or of where it goes; absent until that is known. */
  readonly postcode?: string
  readonly segments: readonly string[]
}

const isAny = (wanted: readonly string[], given: string | undefined) =>
  wanted.length === 0 || (given !== undefined && wanted.includes(given))

/** Whether a list is for this occasion, whenever that is. */
export function isFor(list: PriceList, { channel, locationId, postcode, segments }: PriceOccasion): boolean {
  return (
    isAny(list.channels, channel) &&
    isAny(list.locationIds, locationId) &&
    (list.postcodes.length === 0 || list.postcodes.some((beginning) => postcode?.startsWith(beginning))) &&
    (list.segments.length === 0 || list.segments.some((segment) => segments.includes(segment)))
  )
}

/** Whether a list is in force at an instant. */
export const isInForce = (list: PriceList, at: Date): boolean =>
  list.startsAt <= at && !(list.endsAt && list.endsAt <= at)

/** Whether every consumer there pays its prices: those of a segment are not what a reduction is measured on. */
export const isForEverybody = (list: PriceList): boolean => list.segments.length === 0

/** The lists to look at on an occasion, in their order; the prices of everybody come last, also where nothing else does. */
export function listsInOrder<L extends PriceList>(lists: readonly L[], occasion: PriceOccasion): L[] {
  return lists.filter((list) => isFor(list, occasion)).sort((one, other) => one.place - other.place)
}
