import { type CartView, totalEachWay } from '@filrouge/contract/carts.ts'
import { showMyself } from '@filrouge/contract/customers.ts'
import type { Output } from '@filrouge/contract/endpoint.ts'
import { findPostcode, listRelayPoints, type RelayPointView } from '@filrouge/contract/locations.ts'
import { type PromiseOption, promiseBasket, slotsAtMost } from '@filrouge/contract/promise.ts'
import type { Totals } from '@filrouge/contract/shapes.ts'
import type { SlotView } from '@filrouge/contract/slots.ts'
import type { Way } from '@filrouge/ui/ways.ts'
import { isGiftsAlone } from '../carts/current-cart.ts'
import { field, type PageRequest, problemIn } from '../page.ts'
import type { Place } from '../promises/places.ts'
import { sayPhone } from '../shell/pieces.tsx'
import { chosenSlot, chosenWay } from './chosen-way.ts'
import type { Refused } from './refused-payment.tsx'

export type Myself = Output<typeof showMyself>

/** What the last press met. */
export interface Wrong {
  errors?: Record<string, string>
  message?: string
  tone?: 'bad' | 'warning'
  refused?: Refused | undefined
}

export const checkoutFields = ['name', 'email', 'phone', 'street', 'street2', 'postcode', 'city', 'address'] as const
export type Values = Partial<Record<(typeof checkoutFields)[number], string>> & {
  way?: Way | undefined
  slotId?: string | undefined
}

/** All that the page shows. */
export interface Checkout {
  request: PageRequest
  cart: CartView
  myself: Myself | null
  place: Place
  isPostcodeUnknown: boolean
  /** Absent until she has said where she is. */
  options: readonly OfferedWay[] | undefined
  relayPoints: readonly RelayPointView[]
  /** Where the postcode lies. */
  centre: { latitude: number; longitude: number } | undefined
  values: Values
  errors: Record<string, string>
  refused: Refused | undefined
}

/** Asks for all that the page shows: who she is, where, and in which ways the basket can be had there. */
export async function gather(request: PageRequest, cart: CartView, wrong: Wrong): Promise<Checkout> {
  const myself = cart.customerId ? await request.api(showMyself, {}).catch(() => null) : null
  const place = placeFor(request, cart, myself)
  const { postcode } = place
  const [{ options, isPostcodeUnknown }, relayPoints, towns] = await Promise.all([
    optionsFor(request, cart, place),
    postcode ? request.api(listRelayPoints, { postcode, limit: 12 }).then(itemsOf, nothing) : [],
    postcode ? request.api(findPostcode, { postcode }).then(itemsOf, nothing) : [],
  ])
  // Said once, a postcode is not asked for again; nor is its town, where it has but one.
  const near = { postcode, city: towns.length === 1 ? towns[0]?.city : undefined }
  const values = valuesFor(request, cart, myself, near)
  const centre = towns[0]
  const { errors = {}, refused } = wrong
  return { request, cart, myself, place, isPostcodeUnknown, options, relayPoints, centre, values, errors, refused }
}

// The map is a comfort: without it the list says it all.
const itemsOf = <T>({ items }: { items: readonly T[] }) => items
const nothing = () => []

function placeFor(request: PageRequest, cart: CartView, myself: Myself | null): Place {
  const asked = request.query.get('postcode') || field(request, 'place')
  const written = asked?.replace(/\s/g, '').slice(0, 12)
  const postcode = written || cart.delivery?.address?.postcode || request.postcode || myself?.addresses[0]?.postcode
  return postcode ? { postcode } : {}
}

async function optionsFor(request: PageRequest, cart: CartView, place: Place) {
  if (isGiftsAlone(cart) || (!place.postcode && !cart.delivery)) return { options: undefined, isPostcodeUnknown: false }
  const lines = cart.lines.map(({ sku, quantity }) => ({ sku, quantity }))
  try {
    const { options } = await request.api(promiseBasket, { lines, limit: 6, slots: slotsAtMost, ...place })
    return { options: await withTotals(request, cart, place, options), isPostcodeUnknown: false }
  } catch (error) {
    const code = problemIn(error)?.code
    if (code === 'postcode_not_found' || code === 'invalid_input')
      return { options: undefined, isPostcodeUnknown: true }
    throw error
  }
}

/** What she has just written, else what the basket knows, else what her file knows. */
function valuesFor(
  request: PageRequest,
  cart: CartView,
  myself: Myself | null,
  near: { postcode: string | undefined; city: string | undefined },
): Values {
  if (request.form) {
    const written = Object.fromEntries(
      checkoutFields.flatMap((name) => (request.form?.has(name) ? [[name, request.form.get(name) ?? undefined]] : [])),
    )
    const way = chosenWay(request)
    const slotId = way ? chosenSlot(request, way)?.slotId : cart.delivery?.slot?.id
    return { ...near, ...written, way: way ?? cart.delivery, slotId }
  }
  const delivery = cart.delivery
  const phone = delivery?.contact.phone ?? myself?.phones[0]
  const saved = delivery?.address
    ? myself?.addresses.find(
        (one) => one.street === delivery.address?.street && one.postcode === delivery.address.postcode,
      )
    : myself?.addresses[0]
  return {
    way: delivery,
    slotId: delivery?.slot?.id,
    name: delivery?.contact.name ?? myself?.name,
    email: delivery?.contact.email ?? myself?.emails[0],
    phone: phone && sayPhone(phone).replaceAll('\u00a0', ' '),
    address: saved?.id ?? 'new',
    street: delivery?.address?.street,
    street2: delivery?.address?.street2,
    postcode: delivery?.address?.postcode ?? near.postcode,
    city: delivery?.address?.city ?? near.city,
  }
}

/** A way with what is shown of it, and agreed to: its cost and the totals once offers have taken their part; by appointment, of each slot. */
export interface OfferedWay extends PromiseOption {
  totals: Totals
  slots?: OfferedSlot[]
}

type OfferedSlot = SlotView & { totals: Totals }

async function withTotals(
  request: PageRequest,
  cart: CartView,
  { postcode }: Place,
  options: readonly PromiseOption[],
): Promise<OfferedWay[]> {
  // The slots of a way have few prices between them, and an offer may take off what a dearer one adds: each price is asked about once.
  const ways = options.flatMap(({ mode, cost, vatRatePercent, locationId, relayPointId, slots = [] }) => {
    const costs = new Map([cost, ...slots.map((slot) => slot.cost)].map((one) => [one.minor, one]))
    const where = {
      ...(relayPointId ? { relayPointId } : {}),
      ...(locationId ? { locationId } : mode === 'home' && postcode ? { postcode } : {}),
    }
    return [...costs.values()].map((one) => ({ mode, cost: one, vatRatePercent, ...where }))
  })
  const { items } = await request.api(totalEachWay, { id: cart.id, ways })
  let first = 0
  return options.map((option) => {
    const costs = [
      ...new Set([option.cost, ...(option.slots ?? []).map((slot) => slot.cost)].map(({ minor }) => minor)),
    ]
    const totals = new Map(costs.map((minor, place) => [minor, items[first + place]!]))
    first += costs.length
    const of = (minor: number) => totals.get(minor)!
    const offered = <T>(one: T, totals: Totals) => ({ ...one, cost: totals.delivery, totals })
    const slots = option.slots?.map((slot) => offered(slot, of(slot.cost.minor)))
    const { slots: _plain, ...way } = option
    return { ...offered(way, of(option.cost.minor)), ...(slots ? { slots } : {}) }
  })
}
