import { shareOf } from './rounding.ts'

/**
 * Gives the units left over from whole shares to those with the largest remainders, the earlier one where two are equal
 * (Hamilton's method). Changes and returns `shares`.
 */
export function giveLeftover(shares: number[], remainders: readonly number[], leftover: number): number[] {
  if (leftover === 0) return shares
  const order = remainders.map((_, index) => index)
  order.sort((one, other) => remainders[other]! - remainders[one]! || one - other)
  for (const index of order.slice(0, leftover)) shares[index]! += 1
  return shares
}

/**
 * Splits an amount pro rata to weights (whole numbers, none negative) so that the parts add up to it exactly, each
 * within one unit of its true share. Where every weight is zero they count as equal. A negative amount is split as its
 * opposite.
 */
export function allocate(amountMinor: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`${amountMinor} is not a whole number of minor units`)
  if (amountMinor < 0) return allocate(-amountMinor, weights).map((part) => -part || 0)
  if (weights.length === 0) {
    if (amountMinor === 0) return []
    throw new RangeError('there is nobody to share the amount')
  }
  let total = 0
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError(`${weight} is not a weight`)
    total += weight
  }
  if (total === 0) return allocate(amountMinor, new Array(weights.length).fill(1))
  if (!Number.isSafeInteger(total)) throw new RangeError('the weights are too large')
  const parts: number[] = []
  const remainders: number[] = []
  let leftover = amountMinor
  for (const weight of weights) {
    const share = shareOf(amountMinor, weight, total)
    parts.push(share.whole)
    remainders.push(share.remainder)
    leftover -= share.whole
  }
  return giveLeftover(parts, remainders, leftover)
}
