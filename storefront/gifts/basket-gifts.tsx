import { type CartView, removeGift } from '@filrouge/contract/carts.ts'
import type { CartGift } from '@filrouge/contract/gifts.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { openCart } from '../carts/current-cart.ts'
import { sayDay } from '../dates.ts'
import { field, goTo, link, type PageAnswer, type PageRequest, problemIn, withQuery } from '../page.ts'
import { sayMoney } from '../shell/pieces.tsx'
import { say } from '../words.ts'

/** For whom a gift card is, in a few words. */
export const nameOfGift = ({ name, email }: Pick<CartGift, 'name' | 'email'>, { language }: PageRequest): string =>
  name || email ? say(language, 'gift.for', { name: name ?? email ?? '' }) : say(language, 'gift.one')

/** When it is sent, or that it is handed over. */
export function whenSent(
  { email, sendOn }: Pick<CartGift, 'email' | 'sendOn'>,
  { language, now }: PageRequest,
): string {
  if (!email) return say(language, 'gift.byHand')
  if (!sendOn) return say(language, 'gift.sentAtOnce', { email })
  return say(language, 'gift.sentOn', { email, day: sayDay(`${sendOn}T10:00:00Z`, language, now) })
}

/** The gift cards of a basket: each for whom, when, and how much. */
export function BasketGifts({ request, cart }: { request: PageRequest; cart: CartView }) {
  const { language } = request
  const isOpen = cart.status === 'open'
  return (
    <>
      {cart.gifts.map((gift) => (
        <li key={gift.id} class="line gift-line">
          <GiftPicture />
          <div class="line-text">
            {isOpen ? (
              <a href={link(language, withQuery('/gift-card', { gift: gift.id }))}>{nameOfGift(gift, request)}</a>
            ) : (
              nameOfGift(gift, request)
            )}
            <p class="quiet">{whenSent(gift, request)}</p>
            {gift.message && <p class="gift-words">{say(language, 'gift.words', { message: gift.message })}</p>}
          </div>
          <p class="line-total">{sayMoney(gift.amount, language)}</p>
          {isOpen && (
            <div class="line-change">
              <form method="post" action={link(language, '/basket/gift/remove')} data-once>
                <input type="hidden" name="gift" value={gift.id} />
                <button type="submit" class="button-link">
                  {say(language, 'basket.remove')}
                  <span class="unseen"> {nameOfGift(gift, request)}</span>
                </button>
              </form>
            </div>
          )}
        </li>
      ))}
    </>
  )
}

/** A small gift card, where an article has its picture. */
export const GiftPicture = () => (
  <div class="picture gift-picture">
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <rect x="5" y="11" width="38" height="26" rx="4" />
      <path d="M5 21h38M24 11v26M24 21c-8 0-11-9-5-9 4 0 5 6 5 9 0-3 1-9 5-9 6 0 3 9-5 9Z" />
    </svg>
  </div>
)

/** Takes a gift card out of the basket. */
export async function dropGift(request: PageRequest): Promise<PageAnswer> {
  const giftId = field(request, 'gift')
  const cart = await openCart(request)
  if (isId('gift', giftId))
    await request.api(removeGift, { id: cart.id, giftId }).catch((error: unknown) => {
      if (problemIn(error)?.code !== 'cart_frozen') throw error
    })
  return goTo(request, '/basket')
}
