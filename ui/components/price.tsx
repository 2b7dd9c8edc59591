import { useLanguage } from '../app.ts'
import { say } from '../say.ts'
import { type Amount, Money } from './money.tsx'
import { NetMoney, withoutTax } from './net-money.tsx'

/** What an article costs, large, since people look for it; beside a reduction, what it is reduced from and by how much. */
export function Price(props: {
  price: Amount
  priorPrice?: Amount | undefined
  /** For who buys for a company: the rate within the price, which is then told without tax first. */
  withoutVat?: number | undefined
}) {
  const { price, priorPrice, withoutVat } = props
  const language = useLanguage()
  const isReduced = priorPrice !== undefined && priorPrice.minor > price.minor
  const percent = isReduced ? Math.floor(100 - (price.minor * 100) / priorPrice.minor) : 0
  return (
    <p class="price">
      <NetMoney amount={price} withoutVat={withoutVat} />
      {isReduced && (
        <span class="price-prior">
          <Money amount={withoutVat === undefined ? priorPrice : withoutTax(priorPrice, withoutVat)} kind="prior" />
          {percent > 0 && <span class="price-percent">{say(language, 'money.reduction', { percent })}</span>}
          <span class="price-what">{say(language, 'price.prior')}</span>
        </span>
      )}
    </p>
  )
}
