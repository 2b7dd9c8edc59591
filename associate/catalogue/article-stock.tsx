import type { LocationView } from '@filrouge/contract/locations.ts'
import { showStock } from '@filrouge/contract/stock.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { AskedProblem } from '@filrouge/ui/components/seen-at.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { FranceMap } from '@filrouge/ui/map/france-map.tsx'
import { useWords } from '../say.ts'
import { useMyself, useShops } from '../sessions/myself.tsx'
import { distanceWords } from './distance-words.ts'
import { PlacesHere } from './places-here.tsx'
import { type StockAround, stockAround } from './stock-around.ts'

const nearestShown = 5
const widestKm = 400

/** « 3 ici, 5 autour, entrepôt 12 » in figures read while walking, then each shop by distance, on a map and in a list. */
export function ArticleStock({ sku, onMoved }: { sku: string; onMoved: () => void }) {
  const word = useWords()
  const { locationId, near } = useMyself()
  const shops = useShops(near)
  const asked = useAsk(showStock, { sku })
  if (!asked.answer) return asked.problem ? <AskedProblem asked={asked} /> : <Skeleton lines={2} />
  const distances = new Map([...shops].map(([id, shop]) => [id, shop.distanceMetres ?? 0]))
  const stock = stockAround(asked.answer.items, locationId, distances)
  // What left the window can be taken away: the promises say so at once.
  const moved = () => {
    asked.again()
    onMoved()
  }
  const here = asked.answer.items.find((level) => level.locationId === locationId)
  return (
    <section class="stack-small" aria-label={word('stock.title')}>
      <dl class="stock">
        <StockFigure words={word('stock.here')} figure={stock.here} isMain />
        <StockFigure words={word('stock.around')} figure={stock.around} />
        <StockFigure words={word('stock.warehouse')} figure={stock.warehouse} />
        <StockFigure words={word('stock.supplier')} figure={stock.supplier} />
      </dl>
      {here?.places && here.onHand > 0 && <PlacesHere key={sku} sku={sku} level={here} onMoved={moved} />}
      {/* Old figures say so: stock that was seen is not stock that is there. */}
      <AskedProblem asked={asked} />
      {stock.shops.length > 0 && <StockInShops stock={stock} shops={shops} />}
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

function StockInShops({ stock, shops }: { stock: StockAround; shops: ReadonlyMap<string, LocationView> }) {
  const word = useWords()
  const language = useLanguage()
  const rest = stock.shops.length - nearestShown
  return (
    <details class="fold">
      <summary>{word('stock.shops', { count: stock.shops.length })}</summary>
      <ShopMap stock={stock} shops={shops} />
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
  )
}

/** The shops near his own, those that have it and those that do not. */
function ShopMap({ stock, shops }: { stock: StockAround; shops: ReadonlyMap<string, LocationView> }) {
  const word = useWords()
  const { place, locationId } = useMyself()
  if (!place || shops.size === 0) return null
  const available = new Map(stock.shops.map((shop) => [shop.locationId, shop.available]))
  const reach = stock.shops[Math.min(nearestShown, stock.shops.length) - 1]?.distanceMetres ?? 0
  const points = [...shops.values()].map((shop) => {
    const count = shop.id === locationId ? stock.here : (available.get(shop.id) ?? 0)
    return {
      id: shop.id,
      latitude: shop.latitude,
      longitude: shop.longitude,
      label: shop.name.replace(/^\S+ /, ''),
      value: count > 0 ? String(count) : undefined,
      state: count > 1 ? ('good' as const) : count === 1 ? ('few' as const) : ('none' as const),
      isHere: shop.id === locationId,
    }
  })
  const widthKm = Math.max(30, (reach / 1000) * 2.6)
  return (
    <FranceMap
      points={points}
      name={word('stock.map')}
      around={widthKm <= widestKm ? { ...place, widthKm } : undefined}
    />
  )
}
