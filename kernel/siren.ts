/** Whether a text is a SIREN: nine digits whose Luhn sum, every second doubled from the right, ends with 0. */
export function isSiren(text: string): boolean {
  if (!/^\d{9}$/.test(text) || text === '000000000') return false
  let sum = 0
  for (let place = 0; place < 9; place += 1) {
    const digit = Number(text[8 - place]) * (place % 2 === 1 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

/** The VAT number of a French company: FR, the key (12 + 3 × (SIREN mod 97)) mod 97, the SIREN (CGI, annexe II, art. 286 ter). */
export function frenchVatNumberOf(siren: string): string {
  if (!isSiren(siren)) throw new RangeError(`${siren} is not a SIREN`)
  const key = (12 + 3 * (Number(siren) % 97)) % 97
  return `FR${String(key).padStart(2, '0')}${siren}`
}

/** A SIREN or a VAT number as it is kept, without the spaces and dots that people write in it. */
export const compactCompanyNumber = (typed: string): string => typed.replace(/[\s.\u00a0\u202f-]/g, '').toUpperCase()

/** A SIREN as it is printed: in threes. */
export const printedSiren = (siren: string): string => siren.replace(/(\d{3})(?=\d)/g, '$1\u202f')
