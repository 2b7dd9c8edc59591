import { type CartView, setDelivery } from '@filrouge/contract/carts.ts'
import { showMyself } from '@filrouge/contract/customers.ts'
import type { Output } from '@filrouge/contract/endpoint.ts'
import { type PromiseOption, promiseBasket } from '@filrouge/contract/promise.ts'
import { readWay, type Way } from '@filrouge/ui/ways.ts'
import { currentCart } from '../carts/current-cart.ts'
import { TotalsTable } from '../carts/totals-table.tsx'
import {
  field,
  fieldErrors,
  goTo,
  link,
  type PageAnswer,
  type PageRequest,
  problemIn,
  show,
  withQuery,
} from '../page.ts'
import { PlaceForm } from '../promises/place-form.tsx'
import type { Place } from '../promises/places.ts'
import { Field, Notice, sayPhone } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { DeliveryChoices } from './delivery-choices.tsx'
import { Steps } from './steps.tsx'

type Myself = Output<typeof showMyself>

interface Wrong {
  errors: Record<string, string>
  message?: string
}

const fields = ['name', 'email', 'phone', 'street', 'street2', 'postcode', 'city'] as const
type Values = Partial<Record<(typeof fields)[number], string>> & { way?: Way | undefined }

/** One page towards paying: how, where, to whom. */
export async function checkoutPage(request: PageRequest): Promise<PageAnswer> {
  const cart = await currentCart(request)
  if (!cart || cart.lines.length === 0) return goTo(request, '/basket')
  if (cart.status === 'paying') return goTo(request, withQuery('/checkout/return', { payment: cart.paymentId }))
  return renderCheckout(request, cart, { errors: {} })
}

/** Keeps how, where and to whom, and goes on to paying. */
export async function chooseDelivery(request: PageRequest): Promise<PageAnswer> {
  const cart = await currentCart(request)
  if (!cart || cart.lines.length === 0) return goTo(request, '/basket')
  const choice = readWay(field(request, 'option'))
  if (!choice) {
    const message = say(request.language, 'checkout.choose')
    return renderCheckout(request, cart, { errors: {}, message }, 422)
  }
  try {
    await request.api(setDelivery, { id: cart.id, ...choice, ...whomIn(request, choice) })
    return goTo(request, '/checkout/pay')
  } catch (error) {
    const problem = problemIn(error)
    if (problem?.code === 'cart_frozen') return goTo(request, '/basket')
    if (!problem || problem.status >= 500) throw error
    const errors = fieldErrors(problem)
    return renderCheckout(request, cart, { errors, message: problem.problem.title }, problem.status)
  }
}

function whomIn(request: PageRequest, choice: Way) {
  const name = field(request, 'name')
  const contact = { email: field(request, 'email'), phone: field(request, 'phone'), name }
  if (choice.mode !== 'home') return { contact }
  const address = {
    name,
    street: field(request, 'street') ?? '',
    street2: field(request, 'street2'),
    postcode: field(request, 'postcode') ?? '',
    city: field(request, 'city') ?? '',
    country: 'FR',
  }
  return { contact, address }
}

async function renderCheckout(request: PageRequest, cart: CartView, wrong: Wrong, status = 200): Promise<PageAnswer> {
  const { language } = request
  const myself = cart.customerId ? await request.api(showMyself, {}).catch(() => null) : null
  const place = placeFor(request, cart, myself)
  const found = await optionsFor(request, cart, place)
  const values = valuesFor(request, cart, myself, place)
  return show(
    <Shell request={request} title={say(language, 'checkout.title')} cart={cart} isPrivate>
      <Steps request={request} at="delivery" />
      <h1>{say(language, 'checkout.title')}</h1>
      {wrong.message && <Notice tone="bad" title={wrong.message} />}
      <div class="with-summary">
        <div>
          <section aria-labelledby="place-title">
            <h2 id="place-title">{say(language, 'checkout.where')}</h2>
            <PlaceForm request={request} place={place} isUnknown={found.isPostcodeUnknown} path="/checkout" />
          </section>
          {found.options && found.options.length === 0 && <NoWay request={request} cart={cart} />}
          {found.options && found.options.length > 0 && (
            <DeliveryForm
              request={request}
              options={found.options}
              values={values}
              errors={wrong.errors}
              place={place}
            />
          )}
        </div>
        <aside class="summary" aria-label={say(language, 'totals.title')}>
          <ul class="summary-lines">
            {cart.lines.map((line) => (
              <li key={line.sku}>{`${line.quantity} × ${line.title}`}</li>
            ))}
          </ul>
          <TotalsTable totals={cart.totals} language={language} hasDelivery={cart.delivery !== undefined} />
          <a href={link(language, '/basket')}>{say(language, 'checkout.changeBasket')}</a>
        </aside>
      </div>
    </Shell>,
    status,
  )
}

function placeFor(request: PageRequest, cart: CartView, myself: Myself | null): Place {
  const asked = request.query.get('postcode')?.replace(/\s/g, '').slice(0, 12) || field(request, 'place')
  const postcode = asked || cart.delivery?.address?.postcode || myself?.addresses[0]?.postcode
  return postcode ? { postcode } : {}
}

async function optionsFor(request: PageRequest, cart: CartView, place: Place) {
  if (!place.postcode) return { options: undefined, isPostcodeUnknown: false }
  try {
    const lines = cart.lines.map(({ sku, quantity }) => ({ sku, quantity }))
    const { options } = await request.api(promiseBasket, { lines, limit: 6, postcode: place.postcode })
    return { options, isPostcodeUnknown: false }
  } catch (error) {
    const code = problemIn(error)?.code
    if (code === 'postcode_not_found' || code === 'invalid_input')
      return { options: undefined, isPostcodeUnknown: true }
    throw error
  }
}

/** What she has just written, else what the basket knows, else what her file knows. */
function valuesFor(request: PageRequest, cart: CartView, myself: Myself | null, place: Place): Values {
  if (request.form) {
    const written = Object.fromEntries(fields.map((name) => [name, request.form?.get(name) ?? undefined]))
    return { ...written, way: readWay(field(request, 'option')) }
  }
  const delivery = cart.delivery
  const hers = myself?.addresses.find((one) => !place.postcode || one.postcode === place.postcode)
  const address = delivery?.address ?? hers
  const phone = delivery?.contact.phone ?? myself?.phones[0]
  return {
    way: delivery,
    name: delivery?.contact.name ?? myself?.name,
    email: delivery?.contact.email ?? myself?.emails[0],
    phone: phone && sayPhone(phone).replaceAll('\u00a0', ' '),
    street: address?.street,
    street2: address?.street2,
    postcode: address?.postcode ?? place.postcode,
    city: address?.city,
  }
}

function NoWay({ request, cart }: { request: PageRequest; cart: CartView }) {
  const { language } = request
  const missing = cart.lines.filter((line) => line.availableNow < line.quantity)
  return (
    <Notice tone="warning" title={say(language, 'checkout.noWay')}>
      <ul>
        {missing.map((line) => (
          <li key={line.sku}>
            <strong>{line.title}</strong>{' '}
            {say(language, 'basket.notEnough', { available: line.availableNow, quantity: line.quantity })}
          </li>
        ))}
      </ul>
      <a class="button" href={link(language, '/basket')}>
        {say(language, 'checkout.changeBasket')}
      </a>
    </Notice>
  )
}

interface FormProps {
  request: PageRequest
  options: readonly PromiseOption[]
  values: Values
  errors: Record<string, string>
  place: Place
}

function DeliveryForm({ request, options, values, errors, place }: FormProps) {
  const { language } = request
  const text = (name: (typeof fields)[number]) => ({ name, value: values[name], error: errors[name] })
  return (
    <form class="checkout" method="post" action={link(language, '/checkout')} data-once>
      <input type="hidden" name="place" value={place.postcode ?? ''} />
      <DeliveryChoices request={request} options={options} chosen={values.way}>
        <fieldset class="home-only">
          <legend>{say(language, 'checkout.address')}</legend>
          <p class="quiet">{say(language, 'checkout.addressHint')}</p>
          <Field
            {...text('street')}
            label={say(language, 'field.street')}
            autocomplete="address-line1"
            maxLength={200}
          />
          <Field
            {...text('street2')}
            label={say(language, 'field.street2')}
            autocomplete="address-line2"
            maxLength={200}
          />
          <Field
            {...text('postcode')}
            label={say(language, 'field.postcode')}
            autocomplete="postal-code"
            inputMode="numeric"
            maxLength={12}
          />
          <Field {...text('city')} label={say(language, 'field.city')} autocomplete="address-level2" maxLength={120} />
        </fieldset>
      </DeliveryChoices>
      <fieldset>
        <legend>{say(language, 'checkout.contact')}</legend>
        <Field {...text('name')} label={say(language, 'field.name')} autocomplete="name" maxLength={120} isRequired />
        <Field
          {...text('email')}
          label={say(language, 'field.email')}
          hint={say(language, 'field.emailHint')}
          type="email"
          inputMode="email"
          autocomplete="email"
          maxLength={254}
          isRequired
        />
        <Field
          {...text('phone')}
          label={say(language, 'field.phone')}
          type="tel"
          inputMode="tel"
          autocomplete="tel"
          maxLength={30}
        />
      </fieldset>
      <button type="submit" class="button button-wide">
        {say(language, 'checkout.continue')}
      </button>
      <p class="quiet">{say(language, 'checkout.privacy')}</p>
    </form>
  )
}
