import type { CartView } from '@filrouge/contract/carts.ts'
import { findPostcode, listPostcodes } from '@filrouge/contract/locations.ts'
import type { PageAnswer, PageRequest } from '../page.ts'

export interface Place {
  postcode?: string
  near?: string
}

/** Where the visitor says she is: in the address of the page, else what she said last, else where her basket goes. */
export function placeOf(request: PageRequest, cart: CartView | null): Place {
  const near = request.query.get('near')
  if (near && /^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$/.test(near)) return { near }
  const asked = request.query.get('postcode')?.replace(/\s/g, '').slice(0, 12)
  const postcode = asked || request.postcode || cart?.delivery?.address?.postcode
  return postcode ? { postcode } : {}
}

/** The same, where a town has been written instead of its postcode. */
export async function placeAsked(request: PageRequest, cart: CartView | null): Promise<Place> {
  const place = placeOf(request, cart)
  if (!place.postcode || /^\d{5}$/.test(place.postcode)) return place
  const query = request.query.get('postcode')?.trim().slice(0, 80) ?? ''
  const { items } = await request.api(listPostcodes, { query, limit: 1 }).catch(() => ({ items: [] }))
  return items[0] ? { postcode: items[0].postcode } : place
}

/** Whether a place is known at all. */
export const isPlaced = (place: Place): boolean => place.postcode !== undefined || place.near !== undefined

/** The answer of a page, which keeps for the next ones the postcode of its address, once that is known to exist. */
export function keepingPlace(answer: PageAnswer, request: PageRequest, place: Place): PageAnswer {
  const isNew = place.postcode !== undefined && request.query.has('postcode') && place.postcode !== request.postcode
  return isNew ? { ...answer, postcode: place.postcode as string } : answer
}

/** A place as it is said and where it is on the map: « 75004 Paris ». */
export interface KnownPlace {
  name: string
  latitude: number
  longitude: number
}

/** The largest town of the place's postcode; undefined where there is none, or no place. */
export async function knownPlace(request: PageRequest, place: Place): Promise<KnownPlace | undefined> {
  if (!place.postcode) return undefined
  const { items } = await request.api(findPostcode, { postcode: place.postcode }).catch(() => ({ items: [] }))
  const [largest] = items
  return largest && { ...largest, name: `${largest.postcode} ${largest.city}` }
}

/** A distance as people say it: « 850 m », « 2,4 km ». */
export function sayDistance(metres: number, language: 'fr' | 'en'): string {
  const space = language === 'fr' ? '\u202f' : '\u00a0'
  if (metres < 950) return `${Math.round(metres / 50) * 50}${space}m`
  const kilometres = metres < 9_950 ? (metres / 1000).toFixed(1) : String(Math.round(metres / 1000))
  return `${language === 'fr' ? kilometres.replace('.', ',') : kilometres}${space}km`
}
