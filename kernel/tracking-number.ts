const weights = [8, 6, 4, 2, 3, 5, 9, 7]

/** The check digit of a parcel's eight digits (UPU S10). */
function checkDigitOf(digits: string): number {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  const digit = 11 - (sum % 11)
  return digit === 10 ? 0 : digit === 11 ? 5 : digit
}

/** A parcel's number in the form of the Universal Postal Union (S10): two letters, eight digits, a check digit, the country. */
export function trackingNumberOf(sequence: number, service = 'FR', country = 'FR'): string {
  const digits = String(sequence % 100_000_000).padStart(8, '0')
  return `${service}${digits}${checkDigitOf(digits)}${country}`
}

/** Whether a text is such a number, with its check digit right. */
export function isTrackingNumber(text: string): boolean {
  const [, digits, check] = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/.exec(text) ?? []
  return digits !== undefined && checkDigitOf(digits) === Number(check)
}
