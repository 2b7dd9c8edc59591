import { say as sayCode } from '@filrouge/contract/say.ts'
import type { StockLevelView } from '@filrouge/contract/stock.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Toggle } from '@filrouge/ui/components/toggle.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { heatOf } from './heat.ts'
import { levelsToShow } from './levels.ts'

/** One article at every place: what can be sold, what lies there, what is kept, what comes. A press chooses a place. */
export function LevelsTable(props: {
  title: string
  items: readonly StockLevelView[]
  place: string | undefined
  onChoose: (locationCode: string) => void
}) {
  const say = useWords()
  const { items } = props
  const hasSome = items.some(({ available, incoming }) => available > 0 || incoming > 0)
  const [onlyAvailable, setOnlyAvailable] = useState(hasSome)
  const { rows } = levelsToShow(items, { onlyAvailable })
  return (
    <div class="stack-small">
      <Toggle isOn={onlyAvailable} onTurn={setOnlyAvailable}>
        {say('stock.onlyAvailable')}
      </Toggle>
      {rows.length === 0 ? (
        <div class="stack-small">
          <p class="strong">{say('stock.noneHere')}</p>
          <p class="soft">{say('stock.noneHereLead')}</p>
        </div>
      ) : (
        <table class="levels-table">
          <caption class="only-heard">{say('stock.caption', { title: props.title })}</caption>
          <thead>
            <tr>
              <th scope="col">{say('stock.location')}</th>
              {(['available', 'onHand', 'reserved', 'incoming'] as const).map((name) => (
                <th
                  key={name}
                  scope="col"
                  class={name === 'onHand' || name === 'reserved' ? 'is-figure is-detail' : 'is-figure'}
                >
                  {say(`stock.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.locationId}
                row={row}
                isChosen={row.locationCode === props.place}
                onChoose={props.onChoose}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function Row(props: { row: StockLevelView; isChosen: boolean; onChoose: (locationCode: string) => void }) {
  const say = useWords()
  const language = useLanguage()
  const { row } = props
  const number = new Intl.NumberFormat(localeOf[language])
  const isSupplier = row.locationKind === 'supplier'
  return (
    <tr class={props.isChosen ? 'is-marked' : ''}>
      <th scope="row">
        {isSupplier ? (
          row.locationName
        ) : (
          <button
            type="button"
            class="cell-button"
            aria-pressed={props.isChosen}
            onClick={() => props.onChoose(row.locationCode)}
          >
            {row.locationName}
          </button>
        )}
        {row.onHand > 0 && row.places && row.places.length > 0 && (
          <span class="cell-more">
            {row.places
              .filter(({ quantity }) => quantity > 0)
              .map(({ kind, quantity }) => say(`inside.count.${kind}`, { count: quantity }))
              .join(' · ')}
          </span>
        )}
        {(isSupplier || row.locationKind === 'warehouse' || row.safety > 0) && (
          <span class="cell-more">
            {sayCode(language, `locationKind.${row.locationKind}`)}
            {row.safety > 0 && ` · ${say('stock.safety', { count: row.safety })}`}
          </span>
        )}
      </th>
      <td class={`is-figure strong heat ${isSupplier ? '' : `is-${heatOf(row)}`}`}>{number.format(row.available)}</td>
      <td class="is-figure is-detail">{number.format(row.onHand)}</td>
      <td class="is-figure is-detail">{number.format(row.reserved)}</td>
      <td class="is-figure">{row.incoming === 0 ? '—' : number.format(row.incoming)}</td>
    </tr>
  )
}
