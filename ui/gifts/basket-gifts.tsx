import { type CartView, removeGift } from '@filrouge/contract/carts.ts'
import type { CartGift } from '@filrouge/contract/gifts.ts'
import { useState } from 'preact/hooks'
import { useApi, useLanguage } from '../app.ts'
import { usePress } from '../ask.ts'
import { useNow } from '../clock.ts'
import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { Money } from '../components/money.tsx'
import { Problem } from '../components/problem.tsx'
import { dayWords } from '../dates.ts'
import { say } from '../say.ts'
import { GiftDialog } from './gift-dialog.tsx'

/** The gift cards of a basket, and the press that adds one; `open` answers the basket, begun where there is none. */
export function BasketGifts(props: {
  cart: CartView | undefined
  canChange: boolean
  /** Whoever sells face to face may hand it over. */
  isByHand?: boolean
  open: () => Promise<CartView>
  onCart: (cart: CartView) => void
}) {
  const { cart, canChange, isByHand = false, open, onCart } = props
  const language = useLanguage()
  const api = useApi()
  const [shown, setShown] = useState<CartGift | 'new'>()
  const remove = usePress(async (gift: CartGift) => {
    if (cart) onCart(await api(removeGift, { id: cart.id, giftId: gift.id }))
  })
  const gifts = cart?.gifts ?? []
  return (
    <section class="stack-small" aria-label={say(language, 'gift.cards')}>
      {gifts.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
        <ul role="list" class="gifts">
          {gifts.map((gift) => (
            <li key={gift.id} class="gift">
              <span class="gift-what">
                <span class="strong">{nameOf(gift, language)}</span>
                <When gift={gift} />
              </span>
              <span class="strong">
                <Money amount={gift.amount} />
              </span>
              {canChange && (
                <span class="row gift-changes">
                  <Button kind="quiet" onPress={() => setShown(gift)}>
                    {say(language, 'gift.change')}
                    <span class="only-heard"> {nameOf(gift, language)}</span>
                  </Button>
                  <Button
                    kind="quiet"
                    name={say(language, 'gift.remove', { gift: nameOf(gift, language) })}
                    isBusy={remove.isBusy}
                    onPress={() => remove.press(gift)}
                  >
                    <Icon name="close" />
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <Problem problem={remove.problem} />
      {canChange && (
        <div>
          <Button onPress={() => setShown('new')}>{say(language, 'gift.sell')}</Button>
        </div>
      )}
      <GiftDialog
        gift={shown === 'new' ? undefined : shown}
        isOpen={shown !== undefined}
        isByHand={isByHand}
        open={open}
        onClose={() => setShown(undefined)}
        onCart={onCart}
      />
    </section>
  )
}

const nameOf = ({ name }: CartGift, language: 'fr' | 'en'): string =>
  name ? say(language, 'gift.for', { name }) : say(language, 'gift.one')

function When({ gift }: { gift: CartGift }) {
  const language = useLanguage()
  const now = useNow()
  const { email, sendOn } = gift
  const day = sendOn ? dayWords(`${sendOn}T10:00:00Z`, language, now) : ''
  const words = !email ? 'gift.byHand' : sendOn ? 'gift.sentOn' : 'gift.sentAtOnce'
  return <span class="soft small">{say(language, words, { email: email ?? '', day })}</span>
}
