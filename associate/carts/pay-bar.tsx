import { type CartView, setDelivery } from '@filrouge/contract/carts.ts'
import { requestPayment } from '@filrouge/contract/orders.ts'
import { type PromiseOption, promiseBasket } from '@filrouge/contract/promise.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import type { fr as codeWords } from '@filrouge/contract/words/fr.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { useIsReachable } from '@filrouge/ui/components/offline-banner.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Link, useGo } from '@filrouge/ui/router.tsx'
import { type Way, wayOf } from '@filrouge/ui/ways.ts'
import { paymentStore } from '../orders/payment-store.ts'
import { useWords } from '../say.ts'
import { useMyself } from '../sessions/myself.tsx'
import { canAskPayment, obstacles } from './can-ask-payment.ts'
import { useSale } from './sale.tsx'

/** The press a basket waits for: how it is had, then the amount to be paid on her phone. */
export function PayBar({ cart }: { cart: CartView }) {
  const word = useWords()
  const isReachable = useIsReachable()
  if (cart.status === 'paying') {
    if (paymentStore.read()?.cartId !== cart.id) return null
    return (
      <div class="thumb-bar">
        <Link to="/payment" class="button button-primary button-wide">
          {word('pay.follow')}
        </Link>
      </div>
    )
  }
  if (!isReachable)
    return (
      <div class="thumb-bar">
        <p class="small">{word('offline.payment')}</p>
        <Button kind="primary" isWide isDisabled>
          {word('pay.ask')}
        </Button>
      </div>
    )
  // Gift cards alone need no delivery.
  return cart.delivery || cart.lines.length === 0 ? <AskPayment cart={cart} /> : <ChooseDelivery cart={cart} />
}

function ChooseDelivery({ cart }: { cart: CartView }) {
  const word = useWords()
  const api = useApi()
  const sale = useSale()
  const { locationId, near } = useMyself()
  const lines = cart.lines.map(({ sku, quantity }) => ({ sku, quantity }))
  const promised = useAsk(promiseBasket, near ? { lines, near, limit: 3 } : null).answer
  const isHere = promised?.options.some((option) => option.mode === 'takeaway' && option.locationId === locationId)
  const takeAway = usePress(async () => {
    if (!locationId) return
    const { name, emails, phones } = sale.customer ?? { name: undefined, emails: [], phones: [] }
    const contact = {
      ...(name ? { name } : {}),
      ...(emails[0] ? { email: emails[0] } : {}),
      ...(phones[0] ? { phone: phones[0] } : {}),
    }
    sale.keep(await api(setDelivery, { id: cart.id, mode: 'takeaway', locationId, contact }))
  })
  return (
    <div class="thumb-bar">
      <Problem problem={takeAway.problem} />
      <div class="two-buttons">
        {isHere && (
          <Button isWide onPress={takeAway.press} isBusy={takeAway.isBusy}>
            {word('delivery.takeAwayHere')}
          </Button>
        )}
        <Link to="/basket/delivery" class="button button-primary button-wide">
          {word('delivery.choose')}
        </Link>
      </div>
    </div>
  )
}

/** Asks for the money; what stands in the way is said here, with the press that takes it away. */
function AskPayment({ cart }: { cart: CartView }) {
  const word = useWords()
  const language = useLanguage()
  const api = useApi()
  const go = useGo()
  const sale = useSale()
  const myself = useMyself()
  const inTheWay = obstacles(cart)
  const pay = usePress(async () => {
    const asked = await api(requestPayment, { cartId: cart.id }, { idempotencyKey: crypto.randomUUID() })
    paymentStore.set({ ...asked, cartId: cart.id })
    go('/payment')
  })
  const take = async (way: Way) => {
    const { address, contact = {} } = cart.delivery ?? {}
    const addressed = way.mode === 'home' && address ? { address } : {}
    sale.keep(await api(setDelivery, { id: cart.id, ...wayOf(way), ...addressed, contact }))
    pay.forget()
  }
  const agree = usePress(async () => {
    if (!cart.delivery) return
    await take(cart.delivery)
  })
  const takeInstead = usePress(async (option: PromiseOption) => {
    // An address nobody gave cannot be guessed: it is written on the page before.
    if (option.mode === 'home' && !cart.delivery?.address) return go('/basket/delivery')
    await take(option)
  })
  const isDateChanged =
    pay.problem?.code === 'promise_changed' || inTheWay.some((reason) => reason.code === 'promise_changed')
  return (
    <div class="thumb-bar">
      <Problem
        problem={pay.problem ?? agree.problem ?? takeInstead.problem}
        delivery={cart.delivery}
        onTake={takeInstead.press}
        isOffered={({ mode, locationId }) => mode !== 'takeaway' || locationId === myself.locationId}
      />
      {inTheWay.map((reason) => (
        <p key={reason.code + (reason.sku ?? '')} class="small">
          {sayCode(language, `notPayable.${reason.code}` as keyof typeof codeWords)}
          {reason.sku && ` (${cart.lines.find((line) => line.sku === reason.sku)?.title ?? reason.sku})`}
        </p>
      ))}
      {isDateChanged && (
        <Button isWide onPress={agree.press} isBusy={agree.isBusy}>
          {word('delivery.agree')}
        </Button>
      )}
      <Button kind="primary" isWide onPress={pay.press} isBusy={pay.isBusy} isDisabled={!canAskPayment(cart)}>
        <span class="button-apart">
          {word('pay.ask')} <Money amount={cart.owed} />
        </span>
      </Button>
    </div>
  )
}
