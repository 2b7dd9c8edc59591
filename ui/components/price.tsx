import { useLanguage } from '../app.ts'
import { say } from '../say.ts'
import { type Amount, Money } from './money.tsx'

/** What an article costs, large, since people look for it; beside a reduction, what it is reduced from and by how much. */
export function Price({ price, priorPrice }: { price: Amount; priorPrice?: Amount | undefined }) {
  const language = useLanguage()
  const isReduced = priorPrice !== undefined && priorPrice.minor > price.minor
  const percent = isReduced ? Math.floor(100 - (price.minor * 100) / priorPrice.minor) : 0
  return (
    <p class="price">
      <Money amount={price} />
      {isReduced && (
        <span class="price-prior">
          <Money amount={priorPrice} kind="prior" />
          {percent > 0 && <span class="price-percent">{say(language, 'money.reduction', { percent })}</span>}
          <span class="price-what">{say(language, 'price.prior')}</span>
        </span>
      )}
    </p>
  )
}
