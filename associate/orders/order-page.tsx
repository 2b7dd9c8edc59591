import { cancelOrder, showOrder, watchOrder } from '@filrouge/contract/orders.ts'
import { type Id, isId } from '@filrouge/kernel/ids.ts'
import { formatMoney } from '@filrouge/kernel/money.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, useLive, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { CustomerCoupons } from '@filrouge/ui/customers/customer-coupons.tsx'
import { OrderCard } from '@filrouge/ui/order/order-card.tsx'
import { keptOf } from '@filrouge/ui/order/used-gifts.ts'
import { say } from '@filrouge/ui/say.ts'
import { MoveSlot } from '@filrouge/ui/slots/move-slot.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'

/** The one order view, live. */
export function OrderPage({ id }: { id: string }) {
  const word = useWords()
  const api = useApi()
  const input = { id: id as Id<'order'> }
  const asked = useAsk(showOrder, input)
  const live = useLive(watchOrder, input)
  const order = live && live.version >= (asked.answer?.version ?? 0) ? live : asked.answer
  const language = useLanguage()
  const [isSure, setSure] = useState(false)
  const cancel = usePress(async () => {
    await api(cancelOrder, input)
    setSure(false)
    asked.again()
  })
  if (!order) {
    return (
      <div class="stack">
        <h1 class="only-heard">{word('order.title')}</h1>
        {asked.problem ? <Problem problem={asked.problem} onRetry={asked.again} /> : <Spinner />}
      </div>
    )
  }
  const kept = keptOf(order)
  return (
    <div class="stack">
      <h1 class="only-heard">{word('order.titleOf', { number: order.number })}</h1>
      <Problem problem={asked.problem ?? cancel.problem} onRetry={asked.problem ? asked.again : undefined} />
      <OrderCard order={order} />
      <MoveSlot order={order} onMoved={asked.again} />
      {isId('customer', order.customerId) && <CustomerCoupons customerId={order.customerId} />}
      {order.can.includes('cancel') &&
        (isSure ? (
          <div class="notice stack-small">
            {/* The money goes back at once, so this one press cannot be undone. */}
            <p>{word('order.cancelSure')}</p>
            {kept.minor > 0 && <p>{say(language, 'order.giftStaysOwed', { amount: formatMoney(kept, language) })}</p>}
            <div class="two-buttons">
              <Button isWide onPress={() => setSure(false)}>
                {word('order.keep')}
              </Button>
              <Button kind="primary" isWide onPress={cancel.press} isBusy={cancel.isBusy}>
                {word('order.cancel')}
              </Button>
            </div>
          </div>
        ) : (
          <Button onPress={() => setSure(true)}>{word('order.cancel')}</Button>
        ))}
    </div>
  )
}
