import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { useId } from 'preact/hooks'
import { useWords } from '../say.ts'
import { keyOf } from './delivery-choice.ts'

/** The ways that hold, the date first: one is chosen. */
export function Ways(props: {
  ways: readonly PromiseOption[]
  chosen: string | undefined
  onChoose: (key: string) => void
  hasNeedBy: boolean
}) {
  const say = useWords()
  const language = useLanguage()
  const name = useId()
  // Where several are as cheap, saying so on each would say nothing.
  const cheapest = props.ways.find((way) => way.isCheapest)
  const fastest = props.ways.find((way) => way.isFastest)
  const kilometres = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 1 })
  return (
    <fieldset class="ways">
      <legend class="fieldset-title">{say('sell.ways')}</legend>
      {props.ways.map((way) => (
        <label key={keyOf(way)} class="way">
          <input
            type="radio"
            name={name}
            checked={keyOf(way) === props.chosen}
            onChange={() => props.onChoose(keyOf(way))}
          />
          <span class="way-what">
            <span class="strong">
              {promisedWords({ ...way, placeName: way.locationName ?? way.relayPointName }, language, new Date())}
            </span>
            <span class="small soft">
              {way.distanceMetres !== undefined &&
                way.mode !== 'home' &&
                `${say('sell.distance', { km: kilometres.format(way.distanceMetres / 1000) })} · `}
              {way.whyText}
            </span>
          </span>
          <span class="badges">
            {props.hasNeedBy && way.inTime === true && <Badge tone="good">{say('sell.inTime')}</Badge>}
            {props.hasNeedBy && way.inTime === false && <Badge tone="warn">{say('sell.tooLate')}</Badge>}
            {way === fastest && <Badge tone="info">{say('sell.fastest')}</Badge>}
            {way === cheapest && <Badge>{say('sell.cheapest')}</Badge>}
          </span>
          <span class="way-cost">{way.cost.minor === 0 ? say('sell.free') : <Money amount={way.cost} />}</span>
        </label>
      ))}
    </fieldset>
  )
}
