import { say } from '@filrouge/contract/say.ts'
import type { ComponentChildren } from 'preact'
import { useLanguage } from '../app.ts'

export type Tone = 'plain' | 'good' | 'warn' | 'info' | 'bad'

/** A word that says how something stands; its colour only repeats it. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={tone === 'plain' ? 'badge' : `badge badge-${tone}`}>{children}</span>
}

const toneOfOrder = { placed: 'info', in_progress: 'info', completed: 'good', cancelled: 'bad' } as const
const toneOfPayment = { unpaid: 'warn', authorised: 'good', paid: 'good', refunded: 'plain', voided: 'plain' } as const

/** How an order stands. */
export function OrderStatusBadge({ status }: { status: keyof typeof toneOfOrder }) {
  return <Badge tone={toneOfOrder[status]}>{say(useLanguage(), `status.${status}`)}</Badge>
}

/** Whether an order is paid. */
export function PaymentStatusBadge({ status }: { status: keyof typeof toneOfPayment }) {
  return <Badge tone={toneOfPayment[status]}>{say(useLanguage(), `paymentStatus.${status}`)}</Badge>
}
