import { type InsidePlace, moveWithin, type StockLevelView } from '@filrouge/contract/stock.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useRef, useState } from 'preact/hooks'
import { useWords } from '../say.ts'

interface Carried {
  from: InsidePlace
  to: InsidePlace
}

/** « 2 en rayon, 1 en réserve, 1 en vitrine »: a touch says from where, a second one to where, and one unit has changed places. */
export function PlacesHere(props: { sku: string; level: StockLevelView; onMoved: () => void }) {
  const { sku, level } = props
  const word = useWords()
  const api = useApi()
  const [from, setFrom] = useState<InsidePlace>()
  const [carried, setCarried] = useState<Carried>()
  const id = useRef(newId('movement'))
  const carry = usePress(async (move: Carried, isUndo = false) => {
    await api(moveWithin, { id: id.current, sku, locationId: level.locationId, ...move, quantity: 1 })
    id.current = newId('movement')
    setFrom(undefined)
    setCarried(isUndo ? undefined : move)
    props.onMoved()
  })
  const touch = (place: InsidePlace) => {
    carry.forget()
    if (from && place !== from) return void carry.press({ from, to: place })
    setFrom(place === from ? undefined : place)
    setCarried(undefined)
  }
  const places = level.places ?? []
  const inside = (kind: InsidePlace) => places.find((one) => one.kind === kind)?.quantity ?? 0
  // Only the window has one, and nobody keeps it: who comes in may have it.
  const isLastInWindow =
    inside('window') > 0 && level.onHand - level.reserved <= inside('window') && level.available === 0
  return (
    <section class="places-here" aria-label={word('places.title')}>
      <div class="insides">
        {places.map(({ kind, quantity }) => (
          <button
            key={kind}
            type="button"
            class={`inside${from && kind !== from ? ' is-target' : ''}`}
            aria-pressed={kind === from}
            disabled={!from && quantity === 0}
            onClick={() => touch(kind)}
          >
            <strong class="figures">{quantity}</strong> {word(`places.${kind}`)}
          </button>
        ))}
      </div>
      {isLastInWindow && level.onHand > level.reserved && (
        <Button isWide isBusy={carry.isBusy} onPress={() => carry.press({ from: 'window', to: 'floor' })}>
          {word('places.takeFromWindow')}
        </Button>
      )}
      <p class="inside-said soft small" role="status">
        <span>{carried ? word(`places.carriedTo.${carried.to}`) : word(from ? 'places.to' : 'places.hint')}</span>
        {!carried && !from && inside('stock_room') > 0 && places.some(({ kind }) => kind === 'floor') && (
          <Button kind="quiet" isBusy={carry.isBusy} onPress={() => carry.press({ from: 'stock_room', to: 'floor' })}>
            {word('places.toFloor')}
          </Button>
        )}
        {carried && (
          <Button
            kind="quiet"
            isBusy={carry.isBusy}
            onPress={() => carry.press({ from: carried.to, to: carried.from }, true)}
          >
            {word('places.undo')}
          </Button>
        )}
      </p>
      <Problem problem={carry.problem} />
    </section>
  )
}
