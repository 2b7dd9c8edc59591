import type { PaymentRequestView } from '@filrouge/contract/orders.ts'
import { Thread } from '@filrouge/ui/thread/thread.tsx'
import { useWords } from '../say.ts'

const steps = ['shown', 'seen', 'paying', 'paid'] as const
const reached = { waiting: 0, seen: 1, declined: 1, paying: 2, paid: 3, expired: 0 } as const

/** How far her payment is, the same on both screens: shown, open on her phone, being paid, paid. What it means now is said below it. */
export function PaymentThread({ stage }: { stage: PaymentRequestView['stage'] }) {
  const word = useWords()
  const here = reached[stage]
  return (
    <div class="payment-thread">
      <Thread
        name={word('pay.steps')}
        direction="across"
        steps={steps.map((step, index) => ({
          id: step,
          title: word(`pay.step.${step}`),
          happened: index <= here,
          isHere: index === here,
          needsPerson: stage === 'declined' && index === here,
        }))}
      />
      <p role="status" class="payment-stage">
        {word(`pay.stage.${stage}`)}
      </p>
    </div>
  )
}
