import { showStock } from '@filrouge/contract/stock.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { useWords } from '../say.ts'
import { useDistances, useMyself } from '../sessions/myself.tsx'
import { distanceWords } from './distance-words.ts'
import { stockAround } from './stock-around.ts'

const nearestShown = 5

/** « 3 ici, 5 autour, entrepôt 12 », then each shop by distance. */
export function ArticleStock({ sku }: { sku: string }) {
  const word = useWords()
  const language = useLanguage()
  const { locationId, near } = useMyself()
  const distances = useDistances(near)
  const asked = useAsk(showStock, { sku })
  if (!asked.answer) return asked.problem ? <Problem problem={asked.problem} onRetry={asked.again} /> : <Spinner />
  const stock = stockAround(asked.answer.items, locationId, distances)
  const rest = stock.shops.length - nearestShown
  return (
    <section class="stack-small" aria-label={word('stock.title')}>
      <dl class="stock">
        <StockFigure words={word('stock.here')} figure={stock.here} isMain />
        <StockFigure words={word('stock.around')} figure={stock.around} />
        <StockFigure words={word('stock.warehouse')} figure={stock.warehouse} />
        <StockFigure words={word('stock.supplier')} figure={stock.supplier} />
      </dl>
      {stock.shops.length > 0 && (
        <details class="fold">
          <summary>{word('stock.shops', { count: stock.shops.length })}</summary>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
          <ul role="list" class="list">
            {stock.shops.slice(0, nearestShown).map((shop) => (
              <li key={shop.locationId} class="list-row">
                <span class="list-row-main">
                  {shop.name}
                  {shop.distanceMetres !== undefined && (
                    <span class="soft small">{distanceWords(shop.distanceMetres, language)}</span>
                  )}
                </span>
                <span class="list-row-end figures">{shop.available}</span>
              </li>
            ))}
          </ul>
          {rest > 0 && <p class="soft small">{word('stock.more', { count: rest })}</p>}
        </details>
      )}
    </section>
  )
}

function StockFigure({ words, figure, isMain = false }: { words: string; figure: number; isMain?: boolean }) {
  const tone = figure === 0 ? ' is-none' : isMain ? ' is-here' : ''
  return (
    <div class={`stock-figure${tone}`}>
      <dt>{words}</dt>
      <dd class="figures">{figure}</dd>
    </div>
  )
}
