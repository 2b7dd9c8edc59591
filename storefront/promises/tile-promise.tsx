import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { sayShortDay } from '../dates.ts'
import type { PageRequest } from '../page.ts'
import { Icon } from '../shell/icons.tsx'
import { say } from '../words.ts'
import { cheapest, soonest, waysOf } from './ways.ts'

interface TilePromiseProps {
  request: PageRequest
  options: readonly PromiseOption[]
  /** Whether another variant may be had where this one cannot. */
  hasOthers: boolean
}

/** When it is at her door and in which shop it can be had first: what its page says, in a line for each. */
export function TilePromise({ request, options, hasOthers }: TilePromiseProps) {
  const { language, now, settings } = request
  const ways = waysOf(options)
  const home = cheapest(ways.home)
  const shop = soonest(ways.collect)
  if (!home && !shop) return hasOthers ? null : <p class="tile-had">{say(language, 'tile.notNow')}</p>
  const isOneDay = home?.earliest.slice(0, 10) === home?.latest.slice(0, 10)
  return (
    <ul class="tile-had">
      {home && (
        <li>
          <Icon name="truck" />
          {say(language, isOneDay ? 'tile.home' : 'tile.homeBy', { day: sayShortDay(home.latest, language, now) })}
        </li>
      )}
      {shop && (
        <li>
          <Icon name="shops" />
          {say(language, 'tile.shop', {
            shop: (shop.locationName ?? '').replace(`${settings.retailerName} `, ''),
            day: sayShortDay(shop.earliest, language, now),
          })}
        </li>
      )}
    </ul>
  )
}
