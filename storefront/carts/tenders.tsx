import type { CartTender, CartView } from '@filrouge/contract/carts.ts'
import { addGiftCard, removeGiftCard, useStoreCredit } from '@filrouge/contract/loyalty.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { fillInOrder } from '@filrouge/rules/tenders.ts'
import { field, goTo, link, type PageAnswer, type PageRequest, problemIn, withQuery } from '../page.ts'
import { type AnyMoney, sayMoney } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import { openCart } from './current-cart.ts'

type Tenders = Pick<CartView, 'tenders' | 'totals'>

/** What would still be owed of another total, by the rule that the server pays by: gift cards are bought with money. */
export function owedOf({ tenders, totals }: Tenders, total: AnyMoney): AnyMoney {
  const giftsMinor = totals.gifts?.minor ?? 0
  const balances = tenders.map(({ balance, why }) => (why ? 0 : balance.minor))
  return { ...total, minor: fillInOrder(total.minor - giftsMinor, balances).restMinor + giftsMinor }
}

/** Gift cards and credit that pay first, each with what it pays; a card to add, and the credit she has. */
export function TendersOf({ request, cart }: { request: PageRequest; cart: CartView }) {
  const { language } = request
  const isOpen = cart.status === 'open'
  const { storeCredit } = cart
  // Gift cards and credit pay goods alone.
  const paysGoods = isOpen && cart.lines.length > 0
  if (!paysGoods && cart.tenders.length === 0) return null
  return (
    <section class="coupons tenders" aria-label={say(language, 'tender.title')}>
      {cart.tenders.length > 0 && (
        <ul>
          {cart.tenders.map(({ kind, number, card, amount, balance, why }) => (
            <li key={card ?? number ?? kind} class="coupon">
              <span>
                {kind === 'gift_card'
                  ? say(language, 'tender.gift_card', { end: number?.slice(-4) ?? '' })
                  : say(language, 'tender.store_credit')}
                <small>{leftOf(request, { amount, balance, why })}</small>
              </span>
              <strong>{sayMoney({ ...amount, minor: -amount.minor }, language)}</strong>
              {isOpen && <Remove request={request} number={number} card={card} />}
            </li>
          ))}
        </ul>
      )}
      {paysGoods && storeCredit && (
        <form method="post" action={link(language, '/basket/credit')} data-once>
          <input type="hidden" name="use" value="yes" />
          <button type="submit" class="button button-quiet">
            {say(language, 'tender.useCredit', { amount: sayMoney(storeCredit, language) })}
          </button>
        </form>
      )}
      {paysGoods && <Add request={request} />}
    </section>
  )
}

function leftOf(
  { language }: PageRequest,
  { amount, balance, why }: Pick<CartTender, 'amount' | 'balance' | 'why'>,
): string {
  if (why) return say(language, `tender.${why}`)
  const minor = balance.minor - amount.minor
  return minor > 0
    ? say(language, 'tender.left', { amount: sayMoney({ ...balance, minor }, language) })
    : say(language, 'tender.whole.used')
}

function Remove({
  request,
  number,
  card,
}: {
  request: PageRequest
  number: string | undefined
  card: string | undefined
}) {
  const { language } = request
  return (
    <form method="post" action={link(language, card ? '/basket/gift-card/remove' : '/basket/credit')}>
      {card && <input type="hidden" name="card" value={card} />}
      <button type="submit" class="button-link">
        {say(language, 'basket.remove')}
        <span class="unseen">
          {' '}
          {number ? say(language, 'tender.gift_card', { end: number.slice(-4) }) : say(language, 'tender.store_credit')}
        </span>
      </button>
    </form>
  )
}

const reasons = [
  'gift_card_wrong',
  'gift_card_empty',
  'gift_card_expired',
  'too_many_attempts',
  'too_many',
  'cart_frozen',
] as const

function Add({ request }: { request: PageRequest }) {
  const { language, query } = request
  const refused = reasons.find((reason) => reason === query.get('giftCard'))
  const wrong = refused ? { 'aria-invalid': true as const, 'aria-describedby': 'gift-card-refused' } : {}
  return (
    <details class="coupon-add" open={refused !== undefined}>
      <summary>{say(language, 'tender.ask')}</summary>
      <form method="post" action={link(language, '/basket/gift-card')} class="gift-card-fields" data-once>
        <div class="field">
          <label for="gift-card-number">{say(language, 'tender.number')}</label>
          <input
            id="gift-card-number"
            name="number"
            required
            inputMode="numeric"
            autocomplete="off"
            maxLength={20}
            {...wrong}
          />
        </div>
        <div class="field">
          <label for="gift-card-pin">{say(language, 'tender.pin')}</label>
          <input
            id="gift-card-pin"
            name="pin"
            required
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxLength={12}
            {...wrong}
          />
        </div>
        <button type="submit" class="button button-quiet">
          {say(language, 'tender.add')}
        </button>
        {refused && (
          <p class="field-error" id="gift-card-refused" role="alert">
            {sayCode(language, `refusal.${refused}`)}
          </p>
        )}
      </form>
    </details>
  )
}

/** Has a gift card pay first; what is wrong with it is said beside its fields. */
export async function addCard(request: PageRequest): Promise<PageAnswer> {
  const cart = await openCart(request)
  try {
    await request.api(addGiftCard, {
      id: cart.id,
      number: field(request, 'number') ?? '',
      pin: field(request, 'pin') ?? '',
    })
    return goTo(request, '/checkout')
  } catch (error) {
    const problem = problemIn(error)
    const known = reasons.find((reason) => reason === problem?.code)
    if (!known && problem?.status !== 422) throw error
    return goTo(request, withQuery('/checkout', { giftCard: known ?? 'gift_card_wrong' }))
  }
}

/** Has a gift card not pay any more. */
export async function dropCard(request: PageRequest): Promise<PageAnswer> {
  const cart = await openCart(request)
  await request.api(removeGiftCard, { id: cart.id, number: field(request, 'card') ?? '' }).catch(unlessOver)
  return goTo(request, '/checkout')
}

/** Has her credit pay first, or not. */
export async function chooseCredit(request: PageRequest): Promise<PageAnswer> {
  const cart = await openCart(request)
  await request.api(useStoreCredit, { id: cart.id, use: field(request, 'use') === 'yes' }).catch(unlessOver)
  return goTo(request, '/checkout')
}

// What has been spent or frozen meanwhile, the page shows.
function unlessOver(error: unknown): void {
  if ((problemIn(error)?.status ?? 500) >= 500) throw error
}
