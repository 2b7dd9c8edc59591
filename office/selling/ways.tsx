import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { NetMoney } from '@filrouge/ui/components/net-money.tsx'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { SlotGrid } from '@filrouge/ui/slots/slot-grid.tsx'
import { marksOf, serviceWords, type Way, wayKey, wayOf } from '@filrouge/ui/ways.ts'
import { type ComponentChildren, Fragment } from 'preact'
import { useId } from 'preact/hooks'
import { useWords } from '../say.ts'

/** The ways that hold, the date first: one is chosen. */
export function Ways(props: {
  ways: readonly PromiseOption[]
  chosen: PromiseOption | undefined
  onChoose: (way: Way) => void
  /** By appointment: the slot of the way that is chosen. */
  slotId: string | undefined
  onSlot: (slotId: string) => void
  hasNeedBy: boolean
  /** It is bought for a company: costs are told without tax first. */
  isCompany: boolean
  /** What a way home must know besides: shown below the one that is chosen. */
  children: ComponentChildren
}) {
  const say = useWords()
  const language = useLanguage()
  const now = useNow()
  const name = useId()
  const marks = marksOf(props.ways)
  const kilometres = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 1 })
  return (
    <fieldset class="ways">
      <legend class="fieldset-title">{say('sell.ways')}</legend>
      {props.ways.map((way) => (
        <Fragment key={wayKey(way)}>
          <label class="way">
            <input
              type="radio"
              name={name}
              checked={way === props.chosen}
              onChange={() => props.onChoose(wayOf(way))}
            />
            <span class="way-what">
              <span class="strong">
                {promisedWords({ ...way, placeName: way.locationName ?? way.relayPointName }, language, now)}
              </span>
              <span class="small soft">
                {way.distanceMetres !== undefined &&
                  way.mode !== 'home' &&
                  `${say('sell.distance', { km: kilometres.format(way.distanceMetres / 1000) })} · `}
                {way.mode === 'home' && way !== props.chosen ? serviceWords(way, language) : way.whyText}
              </span>
            </span>
            <span class="badges">
              {props.hasNeedBy && way.inTime === true && <Badge tone="good">{say('sell.inTime')}</Badge>}
              {props.hasNeedBy && way.inTime === false && <Badge tone="warn">{say('sell.tooLate')}</Badge>}
              {marks.fastest.has(way) && <Badge tone="info">{say('sell.fastest')}</Badge>}
              {marks.cheapest.has(way) && <Badge>{say('sell.cheapest')}</Badge>}
            </span>
            <span class="way-cost">
              {way.cost.minor === 0 ? (
                say('sell.free')
              ) : (
                <NetMoney amount={way.cost} withoutVat={props.isCompany ? way.vatRatePercent : undefined} />
              )}
            </span>
          </label>
          {way === props.chosen && way.slots && (
            <div class="way-more">
              <SlotGrid
                slots={way.slots}
                name={`${name}-slot`}
                chosen={props.slotId}
                onChoose={({ id }) => props.onSlot(id)}
                language={language}
                now={now}
                title={say('sell.slot')}
              />
            </div>
          )}
          {way === props.chosen && way.mode === 'home' && <div class="way-more">{props.children}</div>}
        </Fragment>
      ))}
    </fieldset>
  )
}
