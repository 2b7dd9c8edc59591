import type { CartView } from '@filrouge/contract/carts.ts'
import { addGiftCard, removeGiftCard, useStoreCredit as setStoreCredit } from '@filrouge/contract/loyalty.ts'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useApi, useLanguage } from '../app.ts'
import { usePress } from '../ask.ts'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { Icon } from '../components/icon.tsx'
import { Money } from '../components/money.tsx'
import { Problem } from '../components/problem.tsx'
import { say } from '../say.ts'

/** What pays before her bank card: gift cards she holds out or reads aloud, and the credit on her account. A number is shown by its end alone. */
export function BasketTenders(props: {
  cart: CartView
  canChange: boolean
  onCart: (cart: CartView) => void
  /** The number of a gift card that was just scanned. */
  scanned?: string
  children?: ComponentChildren
}) {
  const { cart, canChange, onCart, scanned = '', children } = props
  const language = useLanguage()
  const api = useApi()
  const remove = usePress(async (card: string) => onCart(await api(removeGiftCard, { id: cart.id, number: card })))
  // Gift cards and credit pay goods alone: beside a gift card that is bought, they would be asked for in vain.
  const paysGoods = canChange && cart.lines.length > 0
  const credit = usePress(async (use: boolean) => onCart(await api(setStoreCredit, { id: cart.id, use })))
  return (
    <section class="stack-small" aria-label={say(language, 'tender.title')}>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="coupons">
        {cart.tenders.map(({ kind, number, card, amount, balance, why }) => {
          const title = number
            ? say(language, 'tender.giftCard', { end: number.slice(-4) })
            : say(language, 'tender.credit')
          return (
            <li key={card ?? number ?? kind} class="row-apart">
              <span>
                {title}
                {why ? (
                  <span class="soft small coupon-why">{say(language, `tender.${why}`)}</span>
                ) : (
                  <span class="soft small coupon-why">
                    {say(language, 'tender.onIt')} <Money amount={balance} />
                  </span>
                )}
              </span>
              <span class="strong">
                −<Money amount={amount} />
              </span>
              {canChange && (
                <Button
                  kind="quiet"
                  name={say(language, 'tender.remove', { title })}
                  onPress={() => (card ? remove.press(card) : credit.press(false))}
                >
                  <Icon name="close" />
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {cart.tenders.length > 0 && (
        <p class="row-apart strong">
          <span>{say(language, 'tender.owed')}</span>
          <Money amount={cart.owed} />
        </p>
      )}
      <Problem problem={remove.problem ?? credit.problem} />
      {paysGoods && cart.storeCredit && (
        <Button onPress={() => credit.press(true)} isBusy={credit.isBusy}>
          <span class="button-apart">
            {say(language, 'tender.useCredit')} <Money amount={cart.storeCredit} />
          </span>
        </Button>
      )}
      {paysGoods && <AddGiftCard cart={cart} scanned={scanned} onCart={onCart} />}
      {children}
    </section>
  )
}

/** Out of the way until it is asked for, or until a gift card was scanned. */
function AddGiftCard(props: { cart: CartView; scanned: string; onCart: (cart: CartView) => void }) {
  const { cart, scanned, onCart } = props
  const language = useLanguage()
  const api = useApi()
  const [number, setNumber] = useState(scanned)
  const [pin, setPin] = useState('')
  const add = usePress(async () => {
    onCart(await api(addGiftCard, { id: cart.id, number, pin }))
    setNumber('')
    setPin('')
  })
  return (
    <details open={scanned !== ''}>
      <summary>{say(language, 'tender.ask')}</summary>
      <form
        class="stack-small"
        onSubmit={(event) => {
          event.preventDefault()
          if (number.trim() !== '' && pin.trim() !== '') void add.press()
        }}
      >
        <Field
          label={say(language, 'tender.number')}
          name="gift-card"
          value={number}
          onValue={setNumber}
          inputMode="numeric"
          autocomplete="off"
          maxLength={20}
        />
        <Field
          label={say(language, 'tender.pin')}
          name="pin"
          value={pin}
          onValue={setPin}
          autocomplete="off"
          maxLength={12}
        />
        <Problem problem={add.problem} />
        <button type="submit" class="button" disabled={add.isBusy}>
          {say(language, 'tender.add')}
        </button>
      </form>
    </details>
  )
}
