import type { CartLineView } from '@filrouge/contract/carts.ts'
import { formatMoney, type Money } from '@filrouge/kernel/money.ts'
import { useLanguage } from '../app.ts'
import { say } from '../say.ts'

/** Beside a line of a basket that is reduced for everybody: the lowest price of the thirty days before. */
export function PriorOfLine({ line }: { line: Pick<CartLineView, 'priorPrice' | 'offered'> }) {
  const language = useLanguage()
  const { priorPrice } = line.offered ?? line
  if (!priorPrice) return null
  return (
    <p class="small soft">
      {say(language, 'price.priorOfLine', { amount: formatMoney(priorPrice as Money, language) })}
    </p>
  )
}
