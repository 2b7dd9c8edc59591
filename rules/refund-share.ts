import { shareOf } from './rounding.ts'

/**
 * What comes back for some units of a line of which others came back before: so that all the parts of a line add up to what was paid for it,
 * however it is returned (the share of the first n units is rounded down; what a cent is lost by early, the last unit brings back).
 */
export function refundShare(
  line: { readonly totalMinor: number; readonly quantity: number },
  returnedBefore: number,
  returnedNow: number,
): number {
  const { totalMinor, quantity } = line
  if (returnedBefore < 0 || returnedNow < 0 || returnedBefore + returnedNow > quantity)
    throw new RangeError(`${returnedBefore} and ${returnedNow} of ${quantity} cannot be returned`)
  const upTo = (units: number) => shareOf(totalMinor, units, quantity).whole
  return upTo(returnedBefore + returnedNow) - upTo(returnedBefore)
}

/** What the units of a line are worth that are kept: what was paid for all of them, less what the others bring back. */
export const keptShare = (line: { readonly totalMinor: number; readonly quantity: number }, kept: number): number =>
  line.totalMinor - refundShare(line, 0, line.quantity - kept)
