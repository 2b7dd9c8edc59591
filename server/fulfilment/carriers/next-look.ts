const hour = 3_600_000
const waits = [3 * hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour]

/** When a parcel is looked at again of which nothing was heard so many times. */
export const nextLook = (now: Date, round: number): Date =>
  new Date(now.getTime() + waits[Math.min(round, waits.length - 1)]!)
