import type { LocationView } from '@filrouge/contract/locations.ts'
import type { StockLevelView } from '@filrouge/contract/stock.ts'
import { distanceMetres } from '@filrouge/kernel/geo.ts'
import { useApp } from '@filrouge/ui/app.ts'
import { FranceMap, type MapPoint, type PlaceState } from '@filrouge/ui/map/france-map.tsx'
import { useWords } from '../say.ts'
import { heatOf, shortNames } from './heat.ts'

const crowdMetres = 25_000

/** One article over France; where places stand close together, they are drawn once more from close by. A press chooses a place. */
export function StockMap(props: {
  sku: string
  items: readonly StockLevelView[]
  locations: readonly LocationView[]
  place: string | undefined
  onChoose: (locationCode: string) => void
}) {
  const say = useWords()
  const { base } = useApp()
  const points = pointsOf(props, base)
  const crowd = crowdOf(points)
  const choose = (event: MouseEvent) => {
    const href = (event.target as Element).closest('a')?.getAttribute('href')
    const code = new URLSearchParams(href?.split('?')[1]).get('place')
    if (!code || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    props.onChoose(code)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the press is that of a link in the map, which the keyboard reaches
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <div class="stock-map" onClick={choose}>
      <FranceMap points={points} name={say('stock.map')} />
      {crowd && <FranceMap points={points} around={crowd} name={say('stock.mapClose')} />}
    </div>
  )
}

function pointsOf({ sku, items, locations, place }: Parameters<typeof StockMap>[0], base: string): MapPoint[] {
  const levelAt = new Map(items.map((item) => [item.locationCode, item]))
  const shown = locations.filter(({ kind }) => kind !== 'supplier')
  const shops = shown.filter(({ kind }) => kind === 'shop')
  const names = shortNames(shops.map(({ name }) => name))
  return shown.flatMap((location) => {
    const level = levelAt.get(location.code)
    if (!level) return []
    const index = shops.indexOf(location)
    return [
      {
        id: location.id,
        latitude: location.latitude,
        longitude: location.longitude,
        label: index === -1 ? location.name : (names[index] as string),
        value: String(level.available),
        state: stateOf(level),
        isHere: location.code === place,
        href: `${base}/stock/${encodeURIComponent(sku)}?place=${encodeURIComponent(location.code)}`,
      },
    ]
  })
}

function stateOf(level: StockLevelView): PlaceState {
  const heat = heatOf(level)
  if (heat === 'out' || heat === 'absent') return level.incoming > 0 ? 'later' : 'none'
  return heat === 'few' ? 'few' : 'good'
}

/** Where three places or more stand too close to be told apart on the whole map. */
function crowdOf(points: readonly MapPoint[]) {
  const near = (point: MapPoint) => points.filter((other) => distanceMetres(point, other) < crowdMetres)
  const crowd = points.map(near).sort((one, other) => other.length - one.length)[0] ?? []
  if (crowd.length < 3) return undefined
  const middle = (of: 'latitude' | 'longitude') => crowd.reduce((sum, point) => sum + point[of], 0) / crowd.length
  return { latitude: middle('latitude'), longitude: middle('longitude'), widthKm: 36 }
}
