import type { PromiseOption } from '@filrouge/contract/promise.ts'
import type { ComponentChildren } from 'preact'
import { sayPromise, sayWindow } from '../dates.ts'
import { link, type PageRequest } from '../page.ts'
import { Field, sayCost } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import { type Place, sayDistance } from './places.ts'
import { waysOf } from './ways.ts'

interface AvailabilityProps {
  request: PageRequest
  options: readonly PromiseOption[]
  place: Place
  isPostcodeUnknown: boolean
  sku: string
}

/** Where the article can be had and when: home and relay first said by their date, then shop by shop. */
export function Availability({ request, options, place, isPostcodeUnknown, sku }: AvailabilityProps) {
  const { language, now } = request
  const ways = waysOf(options)
  const isPlaced = Object.keys(place).length > 0 && !isPostcodeUnknown
  const relay = ways.relay[0]
  return (
    <section class="availability" aria-labelledby="availability-title">
      <h2 id="availability-title">{say(language, 'availability.title')}</h2>
      <PlaceForm request={request} place={place} isUnknown={isPostcodeUnknown} path={request.path} sku={sku} />
      <ul class="ways">
        {ways.home.map((home) => (
          <Way
            key={home.service}
            title={sayPromise('home', home, language, now)}
            cost={sayCost(home.cost, language)}
            detail={home.whyText}
          />
        ))}
        {relay && (
          <Way
            title={sayPromise('relay', relay, language, now)}
            cost={sayCost(relay.cost, language)}
            detail={[
              relay.relayPointName,
              relay.distanceMetres !== undefined && sayDistance(relay.distanceMetres, language),
            ]
              .filter(Boolean)
              .join(', ')}
          />
        )}
      </ul>
      {!isPlaced && <p class="quiet">{say(language, 'availability.needsPlace')}</p>}
      {isPlaced && ways.collect.length > 0 && (
        <>
          <h3>{say(language, 'availability.shops')}</h3>
          <ul class="ways" data-testid="shops">
            {ways.collect.map((option) => (
              <Way
                key={option.locationId}
                title={option.locationName ?? ''}
                aside={option.distanceMetres !== undefined ? sayDistance(option.distanceMetres, language) : undefined}
                cost={sayCost(option.cost, language)}
                detail={say(language, 'promise.collect', { when: sayWindow('collect', option, language, now) })}
                isHere={option.locationId !== undefined && ways.inShopNow.has(option.locationId)}
                hereText={say(language, 'availability.inShop')}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface WayProps {
  title: string
  detail: ComponentChildren
  cost: string
  aside?: string | undefined
  isHere?: boolean
  hereText?: string
}

function Way({ title, detail, cost, aside, isHere, hereText }: WayProps) {
  return (
    <li class="way">
      <span class="way-what">
        <strong>{title}</strong>
        {aside && <span class="quiet"> {aside}</span>}
        <span class="way-detail">{detail}</span>
        {isHere && <span class="here">{hereText}</span>}
      </span>
      <span class="way-cost">{cost}</span>
    </li>
  )
}

interface PlaceFormProps {
  request: PageRequest
  place: Place
  isUnknown: boolean
  path: string
  sku?: string
  /** What pressing gives, where it is not dates. */
  press?: string
}

/** Asks where she is; the answer stays in the address of the page. */
export function PlaceForm({ request, place, isUnknown, path, sku, press }: PlaceFormProps) {
  const { language } = request
  return (
    <form class="place" method="get" action={link(language, path)}>
      {sku && request.query.get('sku') && <input type="hidden" name="sku" value={sku} />}
      <Field
        name="postcode"
        label={say(language, 'place.postcode')}
        value={place.postcode}
        autocomplete="postal-code"
        inputMode="numeric"
        maxLength={12}
        isRequired
        error={isUnknown ? say(language, 'place.unknown') : undefined}
      />
      <button type="submit" class="button button-quiet">
        {press ?? say(language, 'place.see')}
      </button>
    </form>
  )
}
