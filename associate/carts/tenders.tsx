import type { CartView } from '@filrouge/contract/carts.ts'
import { addGiftCard, removeGiftCard, useStoreCredit as setStoreCredit } from '@filrouge/contract/loyalty.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useRoute } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { useSale } from './sale.tsx'

/** What pays before her bank card: gift cards she holds out, the credit on her account; and the points she will have. */
export function Tenders({ cart, canChange }: { cart: CartView; canChange: boolean }) {
  const word = useWords()
  const api = useApi()
  const { keep } = useSale()
  const remove = usePress(async (number: string) => keep(await api(removeGiftCard, { id: cart.id, number })))
  const credit = usePress(async (use: boolean) => keep(await api(setStoreCredit, { id: cart.id, use })))
  return (
    <section class="stack-small" aria-label={word('tender.title')}>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="coupons">
        {cart.tenders.map(({ kind, number, amount, why }) => {
          const title = number ? word('tender.giftCard', { end: number.slice(-4) }) : word('card.credit')
          return (
            <li key={number ?? kind} class="row-apart">
              <span>
                {title}
                {why && <span class="soft small coupon-why">{word(`tender.${why}`)}</span>}
              </span>
              <span class="strong">
                −<Money amount={amount} />
              </span>
              {canChange && (
                <Button
                  kind="quiet"
                  name={word('tender.remove', { title })}
                  onPress={() => (number ? remove.press(number) : credit.press(false))}
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
          <span>{word('tender.owed')}</span>
          <Money amount={cart.owed} />
        </p>
      )}
      <Problem problem={remove.problem ?? credit.problem} />
      {canChange && cart.storeCredit && (
        <Button onPress={() => credit.press(true)} isBusy={credit.isBusy}>
          <span class="button-apart">
            {word('tender.useCredit')} <Money amount={cart.storeCredit} />
          </span>
        </Button>
      )}
      {canChange && <AddGiftCard cart={cart} />}
      {cart.points > 0 && <p class="will-earn">{word('card.willEarn', { count: cart.points })}</p>}
    </section>
  )
}

/** Out of the way until it is asked for, or until a gift card was scanned. */
function AddGiftCard({ cart }: { cart: CartView }) {
  const word = useWords()
  const api = useApi()
  const { keep } = useSale()
  const { query } = useRoute()
  const scanned = query.get('giftCard') ?? ''
  const [number, setNumber] = useState(scanned)
  const [pin, setPin] = useState('')
  const add = usePress(async () => {
    keep(await api(addGiftCard, { id: cart.id, number, pin }))
    setNumber('')
    setPin('')
  })
  return (
    <details open={scanned !== ''}>
      <summary>{word('tender.ask')}</summary>
      <form
        class="stack-small"
        onSubmit={(event) => {
          event.preventDefault()
          if (number.trim() !== '' && pin.trim() !== '') void add.press()
        }}
      >
        <Field
          label={word('tender.number')}
          name="gift-card"
          value={number}
          onValue={setNumber}
          inputMode="numeric"
          autocomplete="off"
          maxLength={20}
        />
        <Field label={word('tender.pin')} name="pin" value={pin} onValue={setPin} autocomplete="off" maxLength={12} />
        <Problem problem={add.problem} />
        <button type="submit" class="button" disabled={add.isBusy}>
          {word('tender.add')}
        </button>
      </form>
    </details>
  )
}
