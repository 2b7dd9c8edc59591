import type { CartView } from '@filrouge/contract/carts.ts'
import type { PageRequest } from '../page.ts'

export interface Place {
  postcode?: string
  near?: string
}

/** Where the visitor says she is: kept in the address of the page, never in a cookie; else where her basket goes. */
export function placeOf(request: PageRequest, cart: CartView | null): Place {
  const near = request.query.get('near')
  if (near && /^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$/.test(near)) return { near }
  const asked = request.query.get('postcode')?.replace(/\s/g, '').slice(0, 12)
  const postcode = asked || cart?.delivery?.address?.postcode
  return postcode ? { postcode } : {}
}

/** A distance as people say it: « 850 m », « 2,4 km ». */
export function sayDistance(metres: number, language: 'fr' | 'en'): string {
  const space = language === 'fr' ? '\u202f' : '\u00a0'
  if (metres < 950) return `${Math.round(metres / 50) * 50}${space}m`
  const kilometres = metres < 9_950 ? (metres / 1000).toFixed(1) : String(Math.round(metres / 1000))
  return `${language === 'fr' ? kilometres.replace('.', ',') : kilometres}${space}km`
}
