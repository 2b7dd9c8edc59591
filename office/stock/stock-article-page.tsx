import { showVariant } from '@filrouge/contract/catalogue.ts'
import { listLocations } from '@filrouge/contract/locations.ts'
import { showStock } from '@filrouge/contract/stock.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { Link, useGo } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { variantWords } from '../finding/article-code.ts'
import { useFilters } from '../frame/chips.tsx'
import { useAgainWhenBack } from '../frame/connection.tsx'
import { PageProblem } from '../frame/page-problem.tsx'
import { hasRole, useSession } from '../frame/session.ts'
import { Thumbnail } from '../frame/thumbnail.tsx'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { Ledger } from './ledger.tsx'
import { levelsToShow } from './levels.ts'
import { LevelsTable } from './levels-table.tsx'
import { MovementForm } from './movement-form.tsx'
import { StockMap } from './stock-map.tsx'

/** Where one article is: on a map and in a list, what moved it, and moving it. */
export function StockArticlePage({ code = '' }: Record<string, string>) {
  const say = useWords()
  const go = useGo()
  const { get, set } = useFilters()
  const [turn, setTurn] = useState(0)
  const variant = useAsk(showVariant, { code })
  const sku = variant.answer?.sku
  const stock = useAsk(showStock, sku ? { sku } : null)
  const locations = useAsk(listLocations, { limit: 100 }).answer?.items ?? []
  const mayMove = hasRole(useSession(), 'associate', 'manager')
  useTitle(variant.answer && say('stock.of', { title: variant.answer.title }))
  useAgainWhenBack(stock.again)
  const problem = variant.problem ?? stock.problem
  if (problem && !stock.answer)
    return <PageProblem problem={problem} onRetry={variant.problem ? variant.again : stock.again} />
  if (!variant.answer || !stock.answer) return <Spinner />
  const { product, ...article } = variant.answer
  const { items } = stock.answer
  const place = items.find(({ locationCode }) => locationCode === get('place'))
  const choose = (locationCode: string | undefined) => set({ place: locationCode })
  const moved = () => {
    stock.again()
    setTurn(turn + 1)
  }
  return (
    <div class="stack">
      <p>
        <Link to="/stock" class="back-link">
          <Icon name="back" />
          {say('stock.title')}
        </Link>
      </p>
      <header class="article-head">
        <Thumbnail image={article.picture?.small ?? product.image} isLarge />
        <div class="stack-small">
          <h1>{product.title}</h1>
          <p class="row">
            <span class="figures soft">{article.sku}</span>
            {article.price && <Money amount={article.price} />}
            <Link to={`/articles/${product.handle}?sku=${encodeURIComponent(article.sku)}`}>
              {say('stock.toArticle')}
            </Link>
          </p>
        </div>
        {product.variants.length > 1 && (
          <select
            class="variant-choice"
            aria-label={say('articles.variant')}
            value={article.sku}
            onChange={(event) => go(`/stock/${encodeURIComponent(event.currentTarget.value)}`, { replace: true })}
          >
            {product.variants.map((one) => (
              <option key={one.sku} value={one.sku}>
                {variantWords(one) || one.sku}
              </option>
            ))}
          </select>
        )}
      </header>
      <StockSum items={items} />
      <div class="stock-columns">
        <StockMap sku={article.sku} items={items} locations={locations} place={place?.locationCode} onChoose={choose} />
        <LevelsTable title={article.title} items={items} place={place?.locationCode} onChoose={choose} />
      </div>
      <div class={mayMove ? 'stock-columns is-wide-first' : ''}>
        <Ledger key={turn} sku={article.sku} place={place} onClear={() => choose(undefined)} />
        {mayMove && <MovementForm key={article.sku} sku={article.sku} items={items} place={place} onMoved={moved} />}
      </div>
    </div>
  )
}

function StockSum({ items }: { items: Parameters<typeof levelsToShow>[0] }) {
  const say = useWords()
  const { available, places, atSuppliers, incoming } = levelsToShow(items, { onlyAvailable: false })
  return (
    <p class="stock-sum display">
      {say('stock.sum', { available, places })}
      {atSuppliers > 0 && <span class="soft"> · {say('stock.supplierSum', { count: atSuppliers })}</span>}
      {incoming > 0 && <span class="soft"> · {say('stock.incomingSum', { count: incoming })}</span>}
    </p>
  )
}
