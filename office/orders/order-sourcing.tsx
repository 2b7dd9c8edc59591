import type { OrderView } from '@filrouge/contract/orders.ts'
import { showOrderSourcing } from '@filrouge/contract/sourcing.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { useEffect } from 'preact/hooks'
import { useWords } from '../say.ts'

/** Why the goods come from where they come: the decision that counts, who was passed over, and what was decided before. */
export function OrderSourcing({ order }: { order: OrderView }) {
  const say = useWords()
  const asked = useAsk(showOrderSourcing, order.origin === 'native' ? { id: order.id } : null)
  useEffect(() => asked.again(), [order.version])
  const [last, ...earlier] = asked.answer?.items ?? []
  if (!last) return null
  return (
    <section class="order-part order-sourcing">
      <h2>{say('sourcing.order.title')}</h2>
      <p>{last.text}</p>
      {last.passedText.length > 0 && (
        <>
          <p class="soft small">{say('sourcing.order.passed')}</p>
          <ul class="plain-list small">
            {last.passedText.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
      {earlier.length > 0 && (
        <details class="small">
          <summary>{say('sourcing.order.earlier')}</summary>
          <ul class="plain-list">
            {earlier.map(({ decidedAt, cause, text }) => (
              <li key={decidedAt}>
                {cause} · {text}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="soft small">
        {last.version === 0 ? say('sourcing.order.first') : say('sourcing.order.version', { version: last.version })}
      </p>
    </section>
  )
}
