/** Adds the GS1 check digit to the first twelve digits of a GTIN-13. */
export function withGtinCheckDigit(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return `${twelve}${(10 - (sum % 10)) % 10}`
}

/** Adds the Luhn digit to the first eight digits of a SIREN. */
export function withLuhnDigit(eight: string): string {
  const sum = [...eight].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${eight}${(10 - (sum % 10)) % 10}`
}

/** The French VAT number of a company: the key (12 + 3 × SIREN mod 97) mod 97, then the SIREN. */
export function vatNumberOf(siren: string): string {
  const key = (12 + 3 * (Number(siren) % 97)) % 97
  return `FR${String(key).padStart(2, '0')}${siren}`
}
