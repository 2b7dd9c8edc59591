import type { setDelivery as contract } from '@filrouge/contract/carts.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Contact } from '@filrouge/contract/shapes.ts'
import { normaliseEmail } from '@filrouge/kernel/email.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { normalisePhone } from '@filrouge/kernel/phone.ts'
import sql from 'sql-template-tag'
import { reachOf } from '../customers/public.ts'
import { locatePostcode, reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid, refuse } from '../platform/refuse.ts'
import { type CartDelivery, type CartRow, requireOpen } from './cart.ts'
import { lockCartWithLines, tellPages } from './lock-cart.ts'
import { purchaseOf } from './offer-to-cart.ts'
import { promiseAgain } from './promise-again.ts'

type Chosen = Input<typeof contract>

/**
 * Chooses how, where and to whom, and keeps the date and cost that this shows; repeating it accepts a new date. A way by which the basket
 * cannot be had is kept too: the basket then says that it cannot be paid, and why.
 */
export async function setDelivery(tx: Tx, input: Chosen, call: Call): Promise<Id<'cart'>> {
  const given = readContact(input.contact, '#/contact')
  const [locked, place] = await Promise.all([lockCartWithLines(tx, input.id), placeOf(tx, input)])
  const cart = requireOpen(locked.cart, call)
  const contact = await contactFor(tx, given, cart)
  const chosen: Omit<CartDelivery, 'shown'> = {
    mode: input.mode,
    ...place,
    ...(input.service ? { service: input.service } : {}),
    ...(input.slotId ? { slotId: input.slotId } : {}),
    contact,
  }
  const delivery = await promiseAgain(tx, locked.lines, chosen, cart, purchaseOf(cart, [], call), call.now)
  tx.send(sql`
    update carts set delivery = ${JSON.stringify(delivery)}, version = version + 1, updated_at = ${call.now} where id = ${cart.id}`)
  tellPages(tx, cart)
  return cart.id
}

async function placeOf(tx: Tx, input: Chosen): Promise<Partial<CartDelivery>> {
  const address = input.address
  if (input.mode === 'home' && address) {
    const found = await locatePostcode(tx, address.postcode)
    return { address, ...(found ? { latitude: found.latitude, longitude: found.longitude } : {}) }
  }
  if (input.mode === 'email') return {}
  const known = await reference(tx)
  if (input.mode === 'relay') {
    const relay = known.relayPoints.get(input.relayPointId ?? '') ?? refuse('relay_point_not_found')
    const { latitude, longitude } = relay
    return { relayPointId: relay.id, placeName: relay.name, latitude, longitude, ...(address ? { address } : {}) }
  }
  const location = requireLocation(known, input.locationId ?? '')
  const { latitude, longitude } = location
  return { locationId: location.id, placeName: location.name, latitude, longitude }
}

/** Whom to tell: what is given, else what was given before, else how the customer is known to be reached. */
async function contactFor(tx: Tx, given: Contact, cart: CartRow): Promise<Contact> {
  if (canReach(given)) return given
  const before = cart.delivery?.contact ?? {}
  if (canReach(before) || !cart.customer_id) return { ...before, ...given }
  const { email, phone, name } = await reachOf(tx, cart.customer_id)
  return { ...(email ? { email } : {}), ...(phone ? { phone } : {}), ...(name ? { name } : {}), ...given }
}

/** Whether someone can be told of her order. */
export const canReach = (contact: Contact): boolean => contact.email !== undefined || contact.phone !== undefined

/** A contact as it is kept: address in lower case, telephone in E.164; what cannot be one is bad input. */
export function readContact(contact: Contact, pointer: string): Contact {
  const email = contact.email === undefined ? undefined : normaliseEmail(contact.email)
  if (contact.email !== undefined && !email) invalid(`${pointer}/email`, 'invalid_email')
  const phone = contact.phone === undefined ? undefined : normalisePhone(contact.phone)
  if (contact.phone !== undefined && !phone) invalid(`${pointer}/phone`, 'invalid_phone')
  const name = contact.name || undefined
  return { ...(email ? { email } : {}), ...(phone ? { phone } : {}), ...(name ? { name } : {}) }
}
