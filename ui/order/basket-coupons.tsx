import { addCoupon, type CartView, removeCoupon } from '@filrouge/contract/carts.ts'
import { sayWhyNot } from '@filrouge/contract/offer-words.ts'
import { useState } from 'preact/hooks'
import { useApi, useLanguage } from '../app.ts'
import { usePress } from '../ask.ts'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { Icon } from '../components/icon.tsx'
import { Money } from '../components/money.tsx'
import { Problem } from '../components/problem.tsx'
import { say } from '../say.ts'

/** Offers of the basket in hand, the codes she shows him, and what she nearly has: to be said while she is there. */
export function BasketCoupons(props: { cart: CartView; canChange: boolean; onCart: (cart: CartView) => void }) {
  const { cart, canChange, onCart } = props
  const language = useLanguage()
  const api = useApi()
  const [typed, setTyped] = useState('')
  const add = usePress(async (code: string) => {
    onCart(await api(addCoupon, { id: cart.id, code }))
    setTyped('')
  })
  const remove = usePress(async (code: string) => onCart(await api(removeCoupon, { id: cart.id, code })))
  const automatic = cart.offers.filter(({ code }) => !cart.coupons.some((coupon) => coupon.code === code))
  return (
    <section class="stack-small" aria-label={say(language, 'coupon.title')}>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="coupons">
        {automatic.map((offer) => (
          <li key={offer.code} class="row-apart">
            <span>{offer.title}</span>
            <span class="strong">
              −<Money amount={offer.amount} />
            </span>
          </li>
        ))}
        {cart.coupons.map((coupon) => (
          <li key={coupon.code} class="row-apart">
            <span>
              <span class="strong">{coupon.code}</span> {coupon.title}
              {coupon.why && <span class="soft small coupon-why">{sayWhyNot(coupon.why, language)}</span>}
            </span>
            {!coupon.why && (
              <span class="strong">
                −<Money amount={coupon.amount} />
              </span>
            )}
            {canChange && (
              <Button
                kind="quiet"
                name={say(language, 'coupon.remove', { code: coupon.code })}
                onPress={() => remove.press(coupon.code)}
              >
                <Icon name="close" />
              </Button>
            )}
          </li>
        ))}
        {cart.hints.map(({ title, why }) => (
          <li key={title} class="soft small">
            <span class="strong">{title}</span>
            {say(language, 'coupon.colon')}
            {sayWhyNot(why, language)}
          </li>
        ))}
      </ul>
      <Problem problem={add.problem ?? remove.problem} />
      {canChange && (
        <form
          class="row coupon-row"
          onSubmit={(event) => {
            event.preventDefault()
            if (typed.trim() !== '') void add.press(typed.trim())
          }}
        >
          <Field
            label={say(language, 'coupon.code')}
            name="code"
            value={typed}
            onValue={setTyped}
            enterKeyHint="done"
            autocomplete="off"
            maxLength={40}
          />
          <button type="submit" class="button" disabled={add.isBusy}>
            {say(language, 'coupon.add')}
          </button>
        </form>
      )}
    </section>
  )
}
