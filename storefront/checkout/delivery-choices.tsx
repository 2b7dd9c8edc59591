import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { keptWay, marksOf, serviceWords, type Way, wayKey } from '@filrouge/ui/ways.ts'
import { type ComponentChildren, Fragment } from 'preact'
import { sayPromise } from '../dates.ts'
import type { PageRequest } from '../page.ts'
import { sayDistance } from '../promises/places.ts'
import { waysOf } from '../promises/ways.ts'
import { sayCost } from '../shell/pieces.tsx'
import { say } from '../words.ts'

interface ChoicesProps {
  request: PageRequest
  options: readonly PromiseOption[]
  chosen: Way | undefined
  /** What a way home must know besides: shown below these ways, once one is chosen. */
  children: ComponentChildren
}

/** The ways to have the basket, each with its date first, then where, then what it costs. */
export function DeliveryChoices({ request, options, chosen, children }: ChoicesProps) {
  const { language } = request
  const ways = waysOf(options)
  const groups = [
    { mode: 'collect' as const, options: ways.collect },
    { mode: 'home' as const, options: ways.home },
    { mode: 'relay' as const, options: ways.relay.slice(0, 6) },
  ].filter((group) => group.options.length > 0)
  const offered = groups.flatMap((group) => group.options)
  const marks = marksOf(offered)
  const checked = keptWay(offered, chosen) ?? (offered.length === 1 ? offered[0] : undefined)
  return (
    <>
      {groups.map((group) => (
        <Fragment key={group.mode}>
          <fieldset class="choices">
            <legend>{sayCode(language, `mode.${group.mode}`)}</legend>
            {group.options.map((option) => (
              <DeliveryChoice
                key={wayKey(option)}
                request={request}
                option={option}
                isChecked={option === checked}
                isFastest={marks.fastest.has(option)}
                isCheapest={marks.cheapest.has(option)}
              />
            ))}
          </fieldset>
          {group.mode === 'home' && children}
        </Fragment>
      ))}
    </>
  )
}

interface ChoiceProps {
  request: PageRequest
  option: PromiseOption
  isChecked: boolean
  isFastest: boolean
  isCheapest: boolean
}

function DeliveryChoice({ request, option, isChecked, isFastest, isCheapest }: ChoiceProps) {
  const { language, now } = request
  return (
    <label class={`choice choice-${option.mode}`}>
      <input type="radio" name="option" value={wayKey(option)} checked={isChecked} required />
      <span class="way-what">
        <strong>{sayPromise(option.mode, option, language, now)}</strong>
        <span class="way-detail">{placeOfOption(option, language)}</span>
        {isFastest && <span class="mark">{say(language, 'promise.fastest')}</span>}
        {isCheapest && <span class="mark">{say(language, 'promise.cheapest')}</span>}
      </span>
      <span class="way-cost">{sayCost(option.cost, language)}</span>
    </label>
  )
}

/** Where: the shop or the relay point and how far, or who brings it home. */
export function placeOfOption(option: PromiseOption, language: 'fr' | 'en'): string {
  const name = option.mode === 'relay' ? option.relayPointName : option.locationName
  if (option.mode === 'home') return serviceWords(option, language) ?? option.whyText
  const distance = option.distanceMetres === undefined ? undefined : sayDistance(option.distanceMetres, language)
  return [name, distance].filter(Boolean).join(', ')
}
