import type { OrderGift } from '@filrouge/contract/gifts.ts'
import { type OrderView, sendGiftAgain, takeBackGift } from '@filrouge/contract/orders.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { sayDay } from '../dates.ts'
import { field, goTo, link, type PageAnswer, type PageRequest, problemIn, withQuery } from '../page.ts'
import { notThere } from '../shell/fault-pages.tsx'
import { Notice, sayMoney } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import { GiftPicture, nameOfGift } from './basket-gifts.tsx'

/** The gift cards that an order has bought: how far each is, and what may still be done with it. */
export function OrderGifts({ request, order }: { request: PageRequest; order: OrderView }) {
  const { language } = request
  if (order.gifts.length === 0) return null
  return (
    <section aria-labelledby="gifts-title">
      <h2 id="gifts-title">{say(language, 'gift.cards')}</h2>
      <ul class="lines order-lines">
        {order.gifts.map((gift) => (
          <li key={gift.id} class="line gift-line">
            <GiftPicture />
            <div class="line-text">
              {nameOfGift(gift, request)}
              <p class="quiet">
                {say(language, 'gift.number', { number: gift.number })} · {stateOf(gift, request)}
              </p>
              {gift.state !== 'taken_back' && (
                <p class="quiet">
                  {say(language, 'gift.until', { day: sayDay(gift.expiresAt, language, request.now) })}
                </p>
              )}
              <Actions request={request} order={order} gift={gift} />
            </div>
            <p class="line-total">{sayMoney(gift.amount, language)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function stateOf({ state, sendsAt, isUsed }: OrderGift, { language, now }: PageRequest): string {
  const said = say(language, `gift.state.${state}`, { day: sendsAt ? sayDay(sendsAt, language, now) : '' })
  return isUsed ? `${said} · ${say(language, 'gift.used')}` : said
}

function Actions({ request, order, gift }: { request: PageRequest; order: OrderView; gift: OrderGift }) {
  const { language, query } = request
  const path = `/orders/${order.id}/gifts/${gift.id}`
  const key = query.get('key') ?? ''
  return (
    <>
      {gift.can.includes('send_again') && (
        <details class="gift-again" open={gift.state === 'not_sent'}>
          <summary>{say(language, gift.state === 'not_sent' ? 'gift.sendElsewhere' : 'gift.otherAddress')}</summary>
          <form method="post" action={link(language, `${path}/send`)} data-once>
            <div class="field">
              <label for={`email-${gift.id}`}>{say(language, 'gift.email')}</label>
              <input id={`email-${gift.id}`} name="email" type="email" autocomplete="off" maxLength={254} required />
            </div>
            <button type="submit" class="button button-quiet">
              {say(language, 'gift.send')}
            </button>
          </form>
        </details>
      )}
      {gift.can.includes('take_back') && (
        <form method="post" action={link(language, `${path}/take-back`)} data-once>
          <input type="hidden" name="key" value={key} />
          <button type="submit" class="button-link">
            {say(language, 'gift.takeBack')}
            <span class="unseen"> {gift.number}</span>
          </button>
        </form>
      )}
    </>
  )
}

const said = ['gift_card_used', 'too_late_to_take_back', 'gift_handed_over'] as const

/** What the last press on a gift card met. */
export function GiftRefused({ request }: { request: PageRequest }) {
  const refused = said.find((code) => code === request.query.get('refused'))
  if (request.query.get('refused') === 'gift_email')
    return <Notice tone="bad" title={say(request.language, 'gift.missing.email')} />
  return refused ? <Notice tone="bad" title={sayCode(request.language, `refusal.${refused}`)} /> : null
}

/** Gives a gift card back; its money returns. */
export async function giveGiftBack(request: PageRequest): Promise<PageAnswer> {
  const { id, gift: giftId } = request.params
  if (!isId('order', id) || !isId('gift', giftId)) return notThere(request)
  const key = field(request, 'key')
  return after(request, id, key, () => request.api(takeBackGift, { id, giftId, ...(key ? { key } : {}) }))
}

/** Has a gift card that has not come to anybody sent to this address. */
export async function sendGiftTo(request: PageRequest): Promise<PageAnswer> {
  const { id, gift: giftId } = request.params
  if (!isId('order', id) || !isId('gift', giftId)) return notThere(request)
  return after(request, id, undefined, () =>
    request.api(sendGiftAgain, { id, giftId, email: field(request, 'email') ?? '' }),
  )
}

async function after(
  request: PageRequest,
  id: string,
  key: string | undefined,
  work: () => Promise<unknown>,
): Promise<PageAnswer> {
  try {
    await work()
    return goTo(request, withQuery(`/orders/${id}`, { key }))
  } catch (error) {
    const problem = problemIn(error)
    const refused = problem?.status === 422 ? 'gift_email' : said.find((code) => code === problem?.code)
    if (!refused) throw error
    return goTo(request, withQuery(`/orders/${id}`, { key, refused }))
  }
}
