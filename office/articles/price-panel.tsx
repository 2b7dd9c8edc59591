import type { VariantView } from '@filrouge/contract/catalogue.ts'
import { listPriceChanges, showPrice } from '@filrouge/contract/pricing.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Price } from '@filrouge/ui/components/price.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { useAgainWhenBack } from '../frame/connection.tsx'
import { hasRole, useSession } from '../frame/session.ts'
import { useWords } from '../say.ts'
import { PlannedPrices } from './planned-prices.tsx'
import { PriceChart } from './price-chart.tsx'
import { PriceOrigins } from './price-origins.tsx'
import { SetPrice } from './set-price.tsx'

/** What one article costs, what it has cost and will cost, and, for who sets prices, another price. */
export function PricePanel(props: { variant: VariantView; sisters: readonly string[]; onPriced: () => void }) {
  const { variant } = props
  const say = useWords()
  const asked = useAsk(showPrice, { sku: variant.sku })
  const planned = useAsk(listPriceChanges, { sku: variant.sku, when: 'planned', limit: 20 })
  const maySet = hasRole(useSession(), 'merchandiser')
  useAgainWhenBack(asked.again)
  const changed = () => {
    asked.again()
    planned.again()
    props.onPriced()
  }
  const isUnpriced = asked.problem?.code === 'not_priced'
  const price = isUnpriced ? undefined : asked.answer
  if (!price && !isUnpriced)
    return asked.problem ? <Problem problem={asked.problem} onRetry={asked.again} /> : <Spinner />
  const coming = planned.answer?.items ?? []
  const currency = price?.unitPrice.currency ?? variant.price?.currency ?? 'EUR'
  return (
    <section class="stack price-panel" aria-labelledby="price-title">
      <div class="price-now">
        <h2 id="price-title">{say('articles.price')}</h2>
        {price ? (
          <Price price={price.offered?.price ?? price.unitPrice} priorPrice={(price.offered ?? price).priorPrice} />
        ) : (
          <p class="soft">{say('articles.noPriceLead')}</p>
        )}
      </div>
      {price && <PriceChart history={price.history} planned={coming} currency={currency} />}
      {price && <PriceOrigins history={price.history} />}
      <PlannedPrices changes={coming} mayDrop={maySet} onDropped={changed} />
      {maySet && (
        <SetPrice
          sku={variant.sku}
          sisters={props.sisters}
          history={price?.history ?? []}
          now={price?.unitPrice}
          currency={currency}
          onSet={changed}
        />
      )}
    </section>
  )
}
