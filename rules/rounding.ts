/**
 * The largest whole number of units not above `amount × numerator ÷ denominator`, and what is left over it in parts of
 * the denominator. Exact whatever the size: beyond the safe integers it counts in big ones.
 */
export function shareOf(amount: number, numerator: number, denominator: number): { whole: number; remainder: number } {
  const product = amount * numerator
  if (Number.isSafeInteger(product)) {
    const signed = product % denominator
    const remainder = signed < 0 ? signed + denominator : signed
    return { whole: (product - remainder) / denominator || 0, remainder: remainder || 0 }
  }
  const large = BigInt(amount) * BigInt(numerator)
  const divisor = BigInt(denominator)
  const signed = large % divisor
  const remainder = signed < 0n ? signed + divisor : signed
  return { whole: Number((large - remainder) / divisor), remainder: Number(remainder) }
}

/** `amount × numerator ÷ denominator` to the nearest unit, halves away from zero, so that a refund mirrors its sale. */
export function halfUp(amount: number, numerator: number, denominator: number): number {
  if (amount < 0) return -halfUp(-amount, numerator, denominator) || 0
  const { whole, remainder } = shareOf(amount, numerator, denominator)
  return remainder * 2 >= denominator ? whole + 1 : whole
}

/** A percentage of an amount in minor units, half-up; the percentage may have two decimals (5.5, 33.33). */
export function percentOf(amountMinor: number, percent: number): number {
  return halfUp(amountMinor, hundredthsOf(percent), 10_000)
}

/** A percentage as a whole number of hundredths, so that no binary fraction takes part in what follows. */
export function hundredthsOf(percent: number): number {
  const hundredths = Math.round(percent * 100)
  if (!Number.isSafeInteger(hundredths) || Math.abs(percent * 100 - hundredths) > 1e-6) {
    throw new RangeError(`${percent} % has more than two decimals`)
  }
  return hundredths
}
