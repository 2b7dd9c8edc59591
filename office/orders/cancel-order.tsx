import { cancelOrder, type OrderView } from '@filrouge/contract/orders.ts'
import { formatMoney } from '@filrouge/kernel/money.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { say as sayShared } from '@filrouge/ui/say.ts'
import { useStore } from '@filrouge/ui/store.ts'
import { doLater, pendings, undo } from '../frame/later.ts'
import { useWords } from '../say.ts'
import { moneyBack } from './money-back.ts'

const soonWords = {
  refund: 'order.soonRefund',
  release: 'order.soonRelease',
  nothing: 'order.soonNothing',
} as const

/**
 * Cancelling in one press that can be taken back: it is sent only after a few seconds, during which the order is as it was. The notice says what
 * will become of the money, since what has been sent to the bank cannot be undone.
 */
export function CancelOrder({ order, onCancelled }: { order: OrderView; onCancelled: (order: OrderView) => void }) {
  const say = useWords()
  const api = useApi()
  const language = useLanguage()
  const key = `cancel ${order.id}`
  const isSoon = useStore(pendings).some((pending) => pending.key === key)
  if (!order.can.includes('cancel')) return null
  const { kind, amount, kept } = moneyBack(order)
  const cancel = () => {
    // One intention, one key: a retry after a lost answer is the same cancelling.
    const idempotencyKey = crypto.randomUUID()
    doLater(
      {
        key,
        words: [
          say(soonWords[kind], { number: order.number, amount: formatMoney(amount, language) }),
          kept.minor > 0 && sayShared(language, 'order.giftStaysOwed', { amount: formatMoney(kept, language) }),
        ]
          .filter(Boolean)
          .join(' '),
        undoWords: say('order.cancelKeep'),
      },
      async () => {
        onCancelled(await api(cancelOrder, { id: order.id }, { idempotencyKey }))
        return say('order.cancelledNumber', { number: order.number })
      },
    )
  }
  return isSoon ? (
    <Button onPress={() => undo(key)}>{say('order.cancelKeep')}</Button>
  ) : (
    <Button onPress={cancel}>{say('order.cancel')}</Button>
  )
}
