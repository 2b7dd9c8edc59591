import { type CartView, setGift } from '@filrouge/contract/carts.ts'
import { type CartGift, type GiftCardRange, showGiftCardRange } from '@filrouge/contract/gifts.ts'
import { addDays, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { type Id, isId, newId } from '@filrouge/kernel/ids.ts'
import { fromDecimal, toDecimal } from '@filrouge/kernel/money.ts'
import { currentCart, openCart } from '../carts/current-cart.ts'
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
import { BrandMark } from '../shell/brand-mark.tsx'
import { Field, Notice, sayMoney } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'

/** A gift card to offer: how much, to whom, in which words and on which day. One that is in the basket can be changed here. */
export async function giftCardPage(request: PageRequest): Promise<PageAnswer> {
  return render(request, {})
}

interface Wrong {
  errors?: Record<string, string>
  message?: string | undefined
}

async function render(request: PageRequest, { errors = {}, message }: Wrong, status = 200): Promise<PageAnswer> {
  const { language } = request
  const [range, cart] = await Promise.all([request.api(showGiftCardRange, {}), currentCart(request)])
  const asked = request.query.get('gift') ?? field(request, 'gift')
  const known = cart?.status === 'open' ? cart.gifts.find(({ id }) => id === asked) : undefined
  const title = say(language, 'gift.title')
  return show(
    <Shell
      request={request}
      title={title}
      description={say(language, 'gift.lead')}
      cart={cart}
      part="buying"
      isPrivate={request.method === 'POST'}
    >
      <div class="gift-page">
        <div>
          <h1>{title}</h1>
          <p class="intro">{say(language, 'gift.lead')}</p>
          {message && <Notice tone="bad" title={message} />}
          {range.isSold ? (
            <GiftForm request={request} range={range} known={known} errors={errors} id={known?.id ?? newId('gift')} />
          ) : (
            <Notice tone="plain" title={say(language, 'gift.notSold')} />
          )}
        </div>
        <Face request={request} range={range} />
      </div>
    </Shell>,
    status,
  )
}

/** What she gives, as it looks, with what she should know before she buys it. */
function Face({ request, range }: { request: PageRequest; range: GiftCardRange }) {
  const { language, settings } = request
  const facts = ['anywhere', 'life', 'withdrawal', 'noOffer'] as const
  return (
    <aside class="gift-aside" aria-label={say(language, 'gift.toKnow')}>
      <div class="gift-face" aria-hidden="true">
        <span class="gift-face-name">
          <BrandMark />
          {settings.retailerName}
        </span>
        <span class="gift-face-title">{say(language, 'gift.one')}</span>
      </div>
      <ul class="gift-facts">
        {facts.map((fact) => (
          <li key={fact}>{say(language, `gift.fact.${fact}`, { months: range.monthsToLive })}</li>
        ))}
      </ul>
    </aside>
  )
}

interface FormProps {
  request: PageRequest
  range: GiftCardRange
  known: CartGift | undefined
  errors: Record<string, string>
  id: Id<'gift'>
}

function GiftForm({ request, range, known, errors, id }: FormProps) {
  const { language, form, now } = request
  const written = (name: 'name' | 'email' | 'from') => ({
    ...{ name, value: form ? (form.get(name) ?? undefined) : known?.[name], error: errors[name] },
  })
  const today = civilDateIn(now, 'Europe/Paris')
  const sent = field(request, 'gift')
  return (
    <form class="gift-form" method="post" action={link(language, '/gift-card')} data-once novalidate>
      <input type="hidden" name="gift" value={isId('gift', sent) ? sent : id} />
      <Amounts request={request} range={range} known={known} error={errors.amount} />
      <fieldset>
        <legend>{say(language, 'gift.toWhom')}</legend>
        <div class="fields">
          <Field
            {...written('name')}
            label={say(language, 'gift.name')}
            autocomplete="off"
            maxLength={120}
            isRequired
          />
          <Field
            {...written('email')}
            label={say(language, 'gift.email')}
            hint={say(language, 'gift.emailHint')}
            type="email"
            inputMode="email"
            autocomplete="off"
            maxLength={254}
            isRequired
          />
          <Field {...written('from')} label={say(language, 'gift.from')} autocomplete="name" maxLength={120} />
          <div class="field">
            <label for="field-sendOn">{say(language, 'gift.sendOn')}</label>
            <small id="field-sendOn-hint" class="quiet">
              {say(language, 'gift.sendOnHint')}
            </small>
            <input
              id="field-sendOn"
              name="sendOn"
              type="date"
              min={today}
              max={addDays(today, 365)}
              value={form ? (form.get('sendOn') ?? '') : (known?.sendOn ?? '')}
              aria-invalid={errors.sendOn ? 'true' : undefined}
              aria-describedby={errors.sendOn ? 'field-sendOn-hint field-sendOn-error' : 'field-sendOn-hint'}
            />
            {errors.sendOn && (
              <small id="field-sendOn-error" class="field-error">
                {errors.sendOn}
              </small>
            )}
          </div>
        </div>
        <div class="field">
          <label for="field-message">{say(language, 'gift.message')}</label>
          <textarea id="field-message" name="message" rows={3} maxLength={500}>
            {form ? (form.get('message') ?? '') : (known?.message ?? '')}
          </textarea>
        </div>
      </fieldset>
      <button type="submit" class="button">
        {say(language, known ? 'gift.change' : 'gift.add')}
      </button>
    </form>
  )
}

interface AmountsProps {
  request: PageRequest
  range: GiftCardRange
  known: CartGift | undefined
  error: string | undefined
}

/** The amounts that are proposed, and another one where the retailer takes it. */
function Amounts({ request, range, known, error }: AmountsProps) {
  const { language, form } = request
  const { amounts, takesOthers, least, most } = range
  const isProposed = known && amounts.some(({ minor }) => minor === known.amount.minor)
  const usual = known
    ? isProposed
      ? String(known.amount.minor)
      : 'other'
    : String(amounts[1]?.minor ?? amounts[0]?.minor)
  const chosen = form?.get('amount') ?? usual
  const other = form ? form.get('other') : known && !isProposed ? toDecimal(known.amount as never) : ''
  return (
    <fieldset>
      <legend>{say(language, 'gift.amount')}</legend>
      <div class="gift-amounts">
        {amounts.map((amount) => (
          <label key={amount.minor} class="gift-amount">
            <input type="radio" name="amount" value={amount.minor} checked={chosen === String(amount.minor)} />
            <span>{sayMoney(amount, language).replace(/[.,]00/, '')}</span>
          </label>
        ))}
        {takesOthers && (
          <label class="gift-amount">
            <input type="radio" name="amount" value="other" checked={chosen === 'other'} />
            <span>{say(language, 'gift.other')}</span>
          </label>
        )}
      </div>
      {takesOthers && (
        <div class="field gift-other">
          <label for="field-other">{say(language, 'gift.otherAmount')}</label>
          <small id="field-other-hint" class="quiet">
            {say(language, 'gift.otherHint', { least: sayMoney(least, language), most: sayMoney(most, language) })}
          </small>
          <input
            id="field-other"
            name="other"
            inputMode="numeric"
            autocomplete="off"
            maxLength={8}
            value={other ?? ''}
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={error ? 'field-other-hint field-amount-error' : 'field-other-hint'}
          />
        </div>
      )}
      {error && (
        <small id="field-amount-error" class="field-error" role="alert">
          {error}
        </small>
      )}
    </fieldset>
  )
}

/** Puts the gift card into the basket, or changes it there; the same press twice is one card. */
export async function keepGift(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const id = field(request, 'gift')
  const chosen = field(request, 'amount')
  const amount = chosen === 'other' ? fromDecimal((field(request, 'other') ?? '').replace(/[€\s]/g, '')) : euros(chosen)
  const missing = (['name', 'email'] as const).filter((name) => !field(request, name))
  const errors: Record<string, string> = Object.fromEntries(
    missing.map((name) => [name, say(language, `gift.missing.${name}`)]),
  )
  if (!amount) errors.amount = say(language, 'gift.missing.amount')
  if (Object.keys(errors).length > 0 || !amount) return render(request, { errors }, 422)
  const gift = { amount, name: field(request, 'name'), email: field(request, 'email'), from: field(request, 'from') }
  const more = { message: field(request, 'message'), sendOn: field(request, 'sendOn') }
  const giftId = isId('gift', id) ? id : newId('gift')
  try {
    const cart = await openCart(request)
    await request.api(setGift, { id: cart.id, giftId, ...gift, ...more })
  } catch (error) {
    return refused(request, error)
  }
  return goTo(request, withQuery('/basket', { gift: giftId }))
}

const euros = (text: string | undefined) =>
  text && /^\d{1,7}$/.test(text) ? { minor: Number(text), currency: 'EUR' as const } : undefined

function refused(request: PageRequest, error: unknown): Promise<PageAnswer> | PageAnswer {
  const problem = problemIn(error)
  if (!problem || problem.status >= 500) throw error
  if (problem.code === 'cart_frozen') return goTo(request, withQuery('/basket', { refused: problem.code }))
  if (problem.status === 422) return render(request, { errors: inHerWords(request, fieldErrors(problem)) }, 422)
  if (problem.code !== 'amount_not_offered') return render(request, { message: problem.problem.title }, problem.status)
  const { least, most } = problem.problem as unknown as Record<'least' | 'most', CartView['owed']>
  const words = { least: sayMoney(least, request.language), most: sayMoney(most, request.language) }
  return render(request, { errors: { amount: say(request.language, 'gift.otherHint', words) } }, problem.status)
}

const inHerWords = ({ language }: PageRequest, errors: Record<string, string>): Record<string, string> => ({
  ...errors,
  ...(errors.email && { email: say(language, 'gift.missing.email') }),
  ...(errors.sendOn && { sendOn: say(language, 'gift.wrongDay') }),
})
