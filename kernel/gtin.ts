/** The GS1 check digit of digits that lack it: weights 3, 1, 3, 1… from the right. */
export function checkDigit(digits: string): number {
  let weighted = 0
  for (let index = digits.length - 1, weight = 3; index >= 0; index -= 1, weight = 4 - weight) {
    weighted += (digits.charCodeAt(index) - 48) * weight
  }
  return (10 - (weighted % 10)) % 10
}

/** Whether a text is a GTIN of 8, 12, 13 or 14 digits, without separators, with its right check digit. */
export function isGtin(text: string): boolean {
  if (!/^(?:\d{8}|\d{12,14})$/.test(text) || /^0+$/.test(text)) return false
  return checkDigit(text.slice(0, -1)) === text.charCodeAt(text.length - 1) - 48
}

/** A GTIN as it is stored, 14 digits padded with zeros, from any of its lengths; undefined where it is wrong. */
export function normaliseGtin(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '')
  return isGtin(digits) ? digits.padStart(14, '0') : undefined
}

/** The GTIN-13 (EAN) that twelve digits begin. */
export function completeGtin13(digits: string): string {
  if (!/^\d{12}$/.test(digits)) throw new RangeError('a GTIN-13 begins with 12 digits')
  return digits + checkDigit(digits)
}

/** A stored GTIN as it is printed under its bars: 8, 13 or 14 digits. */
export function printedGtin(gtin: string): string {
  if (gtin.startsWith('000000')) return gtin.slice(6)
  return gtin.startsWith('0') ? gtin.slice(1) : gtin
}
