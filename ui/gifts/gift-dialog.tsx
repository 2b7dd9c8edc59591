import { type CartView, setGift } from '@filrouge/contract/carts.ts'
import { type CartGift, showGiftCardRange } from '@filrouge/contract/gifts.ts'
import { addDays, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import { formatMoney, fromDecimal, type Money, toDecimal } from '@filrouge/kernel/money.ts'
import { useEffect, useState } from 'preact/hooks'
import { useApi, useLanguage } from '../app.ts'
import { useAsk, usePress } from '../ask.ts'
import { useNow } from '../clock.ts'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Field } from '../components/field.tsx'
import { Problem } from '../components/problem.tsx'
import { homeTimeZone } from '../dates.ts'
import { say } from '../say.ts'

interface Typed {
  amount: string
  name: string
  email: string
  from: string
  message: string
  sendOn: string
}

const blank: Typed = { amount: '', name: '', email: '', from: '', message: '', sendOn: '' }

const typedOf = (gift: CartGift): Typed => ({
  ...{ amount: toDecimal(gift.amount as Money).replace(/[.,]00$/, ''), name: gift.name ?? '', email: gift.email ?? '' },
  ...{ from: gift.from ?? '', message: gift.message ?? '', sendOn: gift.sendOn ?? '' },
})

/** How much, for whom, in which words and when; without an address it is handed over the counter, where there is one. */
export function GiftDialog(props: {
  gift: CartGift | undefined
  isOpen: boolean
  isByHand: boolean
  open: () => Promise<CartView>
  onClose: () => void
  onCart: (cart: CartView) => void
}) {
  const { gift, isOpen, isByHand, open, onClose, onCart } = props
  const language = useLanguage()
  const api = useApi()
  const today = civilDateIn(useNow(), homeTimeZone)
  const range = useAsk(showGiftCardRange, isOpen ? {} : null)
  const [typed, setTyped] = useState(blank)
  const [id, setId] = useState(newId('gift'))
  const [isTried, setTried] = useState(false)
  const keep = usePress(async () => {
    setTried(true)
    const amount = fromDecimal(typed.amount.replace(/[€\s]/g, ''))
    if (!amount || (!isByHand && typed.email.trim() === '')) return
    const { amount: _, ...words } = typed
    const said = Object.fromEntries(Object.entries(words).filter(([, value]) => value.trim() !== ''))
    const cart = await open()
    onCart(await api(setGift, { id: cart.id, giftId: gift?.id ?? id, amount, ...said }))
    onClose()
  })
  useEffect(() => {
    if (!isOpen) return
    setTyped(gift ? typedOf(gift) : blank)
    setId(newId('gift'))
    setTried(false)
    keep.forget()
  }, [isOpen])
  const of = (name: keyof Typed) => ({
    ...{ name, value: typed[name], onValue: (value: string) => setTyped((before) => ({ ...before, [name]: value })) },
    autocomplete: 'off',
  })
  const isAmount = fromDecimal(typed.amount.replace(/[€\s]/g, '')) !== undefined
  const { amounts = [], least, most } = range.answer ?? {}
  return (
    <Dialog
      title={say(language, 'gift.one')}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <Button kind="primary" isBusy={keep.isBusy} isDisabled={range.answer?.isSold === false} onPress={keep.press}>
          {say(language, gift ? 'gift.keep' : 'gift.add')}
        </Button>
      }
    >
      <form
        class="stack-small"
        onSubmit={(event) => {
          event.preventDefault()
          void keep.press()
        }}
      >
        {range.answer?.isSold === false && <p class="notice">{say(language, 'gift.notSold')}</p>}
        <fieldset class="plain-set gift-amounts">
          <legend class="only-heard">{say(language, 'gift.amounts')}</legend>
          {amounts.map((amount) => {
            const whole = String(amount.minor / 100)
            return (
              <Button
                key={amount.minor}
                kind={typed.amount === whole ? 'primary' : 'plain'}
                onPress={() => setTyped((before) => ({ ...before, amount: whole }))}
              >
                {formatMoney(amount as Money, language).replace(/[.,]00/, '')}
              </Button>
            )
          })}
        </fieldset>
        <Field
          {...of('amount')}
          label={say(language, 'gift.amount')}
          hint={
            least && most
              ? say(language, 'gift.between', {
                  ...{ least: formatMoney(least as Money, language), most: formatMoney(most as Money, language) },
                })
              : undefined
          }
          inputMode="numeric"
          error={isTried && !isAmount ? say(language, 'gift.amountMissing') : undefined}
        />
        <Field {...of('name')} label={say(language, 'gift.name')} maxLength={120} isOptional />
        <Field
          {...of('email')}
          label={say(language, 'gift.email')}
          type="email"
          maxLength={254}
          isOptional={isByHand}
          hint={isByHand ? say(language, 'gift.emailByHand') : undefined}
          error={isTried && !isByHand && typed.email.trim() === '' ? say(language, 'gift.emailMissing') : undefined}
        />
        <Field {...of('from')} label={say(language, 'gift.from')} maxLength={120} isOptional />
        <Field {...of('message')} label={say(language, 'gift.message')} maxLength={500} isOptional />
        <Field
          {...of('sendOn')}
          label={say(language, 'gift.sendOn')}
          type="date"
          min={today}
          max={addDays(today, 365)}
          isOptional
        />
        <button type="submit" class="only-heard" tabIndex={-1} aria-hidden="true" />
        <Problem problem={keep.problem ?? range.problem} />
      </form>
    </Dialog>
  )
}
