import { formatMoney, type Money as KernelMoney } from '@filrouge/kernel/money.ts'
import { useLanguage } from '../app.ts'
import { say } from '../say.ts'

/** An amount as the contract carries it. */
export interface Amount {
  minor: number
  currency: string
}

/** An amount of money; beside a reduction, `kind="prior"` strikes the price it is reduced from and says what it is. */
export function Money({ amount, kind = 'plain' }: { amount: Amount; kind?: 'plain' | 'prior' }) {
  const language = useLanguage()
  const text = formatMoney(amount as KernelMoney, language)
  if (kind === 'plain') return <span class="money">{text}</span>
  return (
    <span class="money money-prior" title={say(language, 'money.was')}>
      <span class="only-heard">{say(language, 'money.was')} </span>
      <s>{text}</s>
    </span>
  )
}
