import type { InsidePlace } from '@filrouge/contract/stock.ts'
import { useWords } from '../say.ts'

/** Where the next scans go: stock room, floor or window, one tap each. */
export function InsideChoice(props: {
  legend: string
  places: readonly InsidePlace[]
  value: InsidePlace | undefined
  onValue: (place: InsidePlace) => void
}) {
  const word = useWords()
  return (
    <fieldset class="inside-choice">
      <legend class="field-label">{props.legend}</legend>
      <div class="segments is-wide">
        {props.places.map((place) => (
          <label key={place}>
            <input type="radio" name="inside" checked={place === props.value} onChange={() => props.onValue(place)} />
            {word(`inside.${place}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
