import type { ProblemError } from '@filrouge/client/client.ts'
import { type CartView, setDelivery } from '@filrouge/contract/carts.ts'
import { addAddress, showMyself } from '@filrouge/contract/customers.ts'
import { type Address, Email } from '@filrouge/contract/shapes.ts'
import { type Way, wayKey } from '@filrouge/ui/ways.ts'
import { isGiftsAlone } from '../carts/current-cart.ts'
import { field, fieldErrors, type PageRequest, problemIn } from '../page.ts'
import { say } from '../words.ts'
import type { Wrong } from './checkout.ts'
import { chosenSlot, chosenWay } from './chosen-way.ts'
import type { Refused } from './refused-payment.tsx'

type Kept =
  | { ok: true; cart: CartView; changed: Refused | undefined }
  | { ok: false; problem?: ProblemError; wrong: Wrong; status: number }

/** Writes the choice into the basket; says what has become another than the page showed. */
export async function keepChoice(request: PageRequest, cart: CartView): Promise<Kept> {
  const { language } = request
  const way = isGiftsAlone(cart) ? { mode: 'email' as const } : chosenWay(request)
  const errors = missingIn(request, way)
  if (!way || Object.keys(errors).length > 0) {
    const message = say(language, way ? 'checkout.fieldsMissing' : 'checkout.choose')
    return { ok: false, wrong: { errors, message }, status: 422 }
  }
  try {
    const contact = { name: field(request, 'name'), email: field(request, 'email'), phone: field(request, 'phone') }
    const address = way.mode === 'home' ? await addressOf(request) : undefined
    const slotId = chosenSlot(request, way)?.slotId
    const kept = await request.api(setDelivery, { id: cart.id, ...way, slotId, address, contact })
    if (address && field(request, 'keepAddress') === 'yes' && kept.customerId)
      await request.api(addAddress, address).catch(() => undefined)
    return { ok: true, cart: kept, changed: changedFrom(request, way, kept) }
  } catch (error) {
    const problem = problemIn(error)
    if (!problem || problem.status >= 500) throw error
    const wrong: Wrong = { errors: fieldErrors(problem), message: problem.problem.title }
    return { ok: false, problem, wrong, status: problem.status }
  }
}

/** What the form must hold, said beside its fields; the server would say it too, with less of the page in mind. */
function missingIn(request: PageRequest, way: Way | undefined): Record<string, string> {
  const { language } = request
  const needed = ['name', 'email', ...(way?.mode === 'home' && isNewAddress(request) ? addressFields : [])] as const
  const isThere = (name: (typeof needed)[number]) =>
    name === 'email' ? Email.safeParse(field(request, name)).success : field(request, name)
  return Object.fromEntries(
    needed.filter((name) => !isThere(name)).map((name) => [name, say(language, `missing.${name}`)]),
  )
}

const addressFields = ['street', 'postcode', 'city'] as const

const isNewAddress = (request: PageRequest): boolean => {
  const chosen = field(request, 'address')
  return !chosen || chosen === 'new'
}

async function addressOf(request: PageRequest): Promise<Address> {
  if (!isNewAddress(request)) {
    const { addresses } = await request.api(showMyself, {})
    const chosen = addresses.find(({ id }) => id === field(request, 'address'))
    if (chosen) {
      const { id: _id, isDefault: _isDefault, ...address } = chosen
      return address
    }
  }
  return {
    name: field(request, 'name'),
    street: field(request, 'street') ?? '',
    street2: field(request, 'street2'),
    postcode: field(request, 'postcode') ?? '',
    city: field(request, 'city') ?? '',
    country: 'FR',
  }
}

/** A dearer total or a later date than the page showed is another contract: she must see it before she presses. */
function changedFrom(request: PageRequest, way: Way, kept: CartView): Refused | undefined {
  // Gift cards alone have neither a date nor a cost of bringing them.
  if (way.mode === 'email') return undefined
  const slot = chosenSlot(request, way)
  const delivery = kept.delivery
  if (slot && delivery?.slot) {
    if (delivery.slot.id !== slot.slotId)
      return { why: 'promise_changed', promised: delivery.promised && { ...delivery.promised, slot }, isPaid: false }
    return changedTotal(kept, slot.totalMinor)
  }
  const [latest = '', total = ''] = (field(request, `shown-${wayKey(way)}`) ?? '').split(' ')
  const promised = kept.delivery?.promised
  if (promised && Date.parse(promised.latest) > Date.parse(latest))
    return { why: 'promise_changed', promised, isPaid: false }
  return changedTotal(kept, Number(total))
}

/** Another total than she saw; what she would have owed by it is asked for, so that the server says what is behind it. */
function changedTotal({ totals, owed }: CartView, shownMinor: number): Refused | undefined {
  if (totals.total.minor === shownMinor) return undefined
  const agreedMinor = shownMinor - totals.total.minor + owed.minor
  if (owed.minor === 0 || !(agreedMinor >= 0)) return { why: 'amount_mismatch' }
  return { why: 'amount_mismatch', agreed: { ...owed, minor: agreedMinor } }
}
