import { cancelOrder, type OrderView } from '@filrouge/contract/orders.ts'
import { formatMoney } from '@filrouge/kernel/money.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { moneyBack } from './money-back.ts'

const confirmWords = {
  refund: 'order.cancelRefund',
  release: 'order.cancelRelease',
  nothing: 'order.cancelNothing',
} as const

/**
 * Cancelling in two presses of one button: what is sent to the bank cannot be taken back, so the second press says what it does to the money.
 * Escape keeps the order, and a double click is one press.
 */
export function CancelOrder({ order, onCancelled }: { order: OrderView; onCancelled: (order: OrderView) => void }) {
  const say = useWords()
  const api = useApi()
  const language = useLanguage()
  const [isAsking, setAsking] = useState(false)
  const [isDone, setDone] = useState(false)
  // One intention, one key: a retry after a lost answer is the same cancelling.
  const key = useRef('')
  const { kind, amount } = moneyBack(order)
  const cancel = usePress(async () => {
    onCancelled(await api(cancelOrder, { id: order.id }, { idempotencyKey: key.current }))
    setAsking(false)
    setDone(true)
  })
  useEffect(() => {
    if (!isAsking) return
    const keep = (event: KeyboardEvent) => event.key === 'Escape' && setAsking(false)
    window.addEventListener('keydown', keep)
    return () => window.removeEventListener('keydown', keep)
  }, [isAsking])

  if (!order.can.includes('cancel')) {
    return <p role="status">{isDone ? say('order.cancelled') : ''}</p>
  }
  return (
    <div class="cancel-order" onClickCapture={(event) => event.detail > 1 && event.stopPropagation()}>
      <div class="row">
        <Button
          kind={isAsking ? 'primary' : 'plain'}
          isBusy={cancel.isBusy}
          onPress={() => {
            if (isAsking) return cancel.press()
            key.current = crypto.randomUUID()
            cancel.forget()
            setAsking(true)
          }}
        >
          {cancel.isBusy
            ? say('order.cancelling')
            : isAsking
              ? say(confirmWords[kind], { amount: formatMoney(amount, language) })
              : say('order.cancel')}
        </Button>
        {isAsking && !cancel.isBusy && (
          <Button kind="quiet" onPress={() => setAsking(false)}>
            {say('order.cancelKeep')}
          </Button>
        )}
      </div>
      <p class="field-hint" role="status">
        {isAsking && say('order.cancelHint')}
      </p>
      <Problem problem={cancel.problem} />
    </div>
  )
}
