import type { LocationView } from '@filrouge/contract/locations.ts'
import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { FranceMap, type MapPoint } from '@filrouge/ui/map/france-map.tsx'
import type { ComponentChildren } from 'preact'
import { sayNearDay, sayPromise, sayWindow } from '../dates.ts'
import { link, type PageRequest } from '../page.ts'
import { sayCostTo } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import { outlines } from './france.tsx'
import { isPlaced, type KnownPlace, type Place, sayDistance } from './places.ts'
import { type Ways, waysOf } from './ways.ts'

interface AvailabilityProps {
  request: PageRequest
  options: readonly PromiseOption[]
  shops: readonly LocationView[]
  place: Place
  known: KnownPlace | undefined
}

/** Where the article can be had and when: brought, then shop by shop, on a map and in a list that say the same. */
export function Availability({ request, options, shops, place, known }: AvailabilityProps) {
  const { language, now } = request
  const ways = waysOf(options)
  return (
    <section class="where" aria-labelledby="availability-title">
      <h2 id="availability-title">{say(language, 'availability.title')}</h2>
      <div class="where-body">
        <div class="where-list">
          <ul class="ways">
            {ways.home.map((home) => (
              <Way
                key={home.service}
                title={sayPromise('home', home, language, now)}
                cost={sayCostTo(request, home)}
                detail={home.whyText}
              />
            ))}
            {ways.relay.slice(0, 1).map((relay) => (
              <Way
                key={relay.service}
                title={sayPromise('relay', relay, language, now)}
                cost={sayCostTo(request, relay)}
                detail={[
                  relay.relayPointName,
                  relay.distanceMetres !== undefined && sayDistance(relay.distanceMetres, language),
                ]
                  .filter(Boolean)
                  .join(', ')}
              />
            ))}
          </ul>
          {ways.collect.length > 0 && <InShops request={request} ways={ways} shops={shops} />}
          {!isPlaced(place) && <p class="quiet">{say(language, 'availability.needsPlace')}</p>}
        </div>
        {ways.collect.length > 0 && <ShopMap request={request} ways={ways} shops={shops} known={known} />}
      </div>
    </section>
  )
}

interface InShopsProps {
  request: PageRequest
  ways: Ways
  shops: readonly LocationView[]
}

function InShops({ request, ways, shops }: InShopsProps) {
  const { language, now } = request
  return (
    <>
      <h3>{say(language, 'availability.shops')}</h3>
      <ul class="ways" data-testid="shops">
        {ways.collect.map((option) => {
          const shop = shops.find(({ id }) => id === option.locationId)
          return (
            <Way
              key={option.locationId}
              title={option.locationName ?? ''}
              address={shop && link(language, `/shops/${shop.code}`)}
              aside={option.distanceMetres !== undefined ? sayDistance(option.distanceMetres, language) : undefined}
              cost={sayCostTo(request, option)}
              detail={say(language, 'promise.collect', { when: sayWindow('collect', option, language, now) })}
              here={isHere(ways, option) ? say(language, 'availability.inShop') : undefined}
            />
          )
        })}
      </ul>
    </>
  )
}

const isHere = (ways: Ways, { locationId }: PromiseOption) => locationId !== undefined && ways.inShopNow.has(locationId)

// Wide enough that the farthest of the shops listed is not at the very edge.
const margin = 2.6
const narrowestKm = 12
const widestKm = 600

function ShopMap({ request, ways, shops, known }: InShopsProps & { known: KnownPlace | undefined }) {
  const { language, now } = request
  const points = ways.collect.flatMap((option): MapPoint[] => {
    const shop = shops.find(({ id }) => id === option.locationId)
    if (!shop) return []
    return [
      {
        id: shop.id,
        latitude: shop.latitude,
        longitude: shop.longitude,
        label: shop.name.replace(`${request.settings.retailerName} `, ''),
        value: sayNearDay(option.earliest, language, now),
        state: isHere(ways, option) ? 'good' : 'later',
        href: link(language, `/shops/${shop.code}`),
      },
    ]
  })
  if (points.length === 0) return null
  const farthest = Math.max(...ways.collect.map((option) => option.distanceMetres ?? 0)) / 1000
  const around = known && { ...known, widthKm: Math.min(widestKm, Math.max(narrowestKm, farthest * margin)) }
  if (known) points.push({ ...known, id: 'here', label: '', state: 'plain', isHere: true })
  return (
    <figure class="where-map">
      <FranceMap name={say(language, 'availability.map')} points={points} around={around} outlines={outlines} />
      <figcaption class="quiet">
        <span class="key key-good">{say(language, 'availability.inShop')}</span>
        <span class="key key-later">{say(language, 'availability.later')}</span>
      </figcaption>
    </figure>
  )
}

interface WayProps {
  title: string
  address?: string | undefined
  detail: ComponentChildren
  cost: string
  aside?: string | undefined
  here?: string | undefined
}

function Way({ title, address, detail, cost, aside, here }: WayProps) {
  return (
    <li class="way">
      <span class="way-what">
        <strong>{address ? <a href={address}>{title}</a> : title}</strong>
        {aside && <span class="quiet"> {aside}</span>}
        <span class="way-detail">{detail}</span>
        {here && <span class="here">{here}</span>}
      </span>
      <span class="way-cost">{cost}</span>
    </li>
  )
}
