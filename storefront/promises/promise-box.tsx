import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { sayPromise, sayWindow } from '../dates.ts'
import type { PageRequest } from '../page.ts'
import { Icon } from '../shell/icons.tsx'
import { sayCostTo } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import { sayDistance } from './places.ts'
import { cheapest, soonest, waysOf } from './ways.ts'

/** How it comes home for least, and where it can be collected first, said beside the price: the useful thing before anything else. */
export function PromiseBox({ request, options }: { request: PageRequest; options: readonly PromiseOption[] }) {
  const { language, now } = request
  const ways = waysOf(options)
  const home = cheapest(ways.home)
  const faster = ways.home.find((option) => home && option.latest < home.latest)
  const shop = soonest(ways.collect)
  return (
    <ul class="promise">
      {home && (
        <li>
          <Icon name="truck" />
          <p>
            <strong>{sayPromise('home', home, language, now)}</strong>
            <span class="quiet">
              {home.cost.minor === 0
                ? say(language, 'promise.costFree')
                : say(language, 'promise.cost', { cost: sayCostTo(request, home) })}
              {faster &&
                say(language, 'promise.faster', {
                  when: sayWindow('home', faster, language, now),
                  cost: sayCostTo(request, faster),
                })}
            </span>
          </p>
        </li>
      )}
      {shop && (
        <li>
          <Icon name="shops" />
          <p>
            <strong>{sayPromise('collect', shop, language, now)}</strong>
            <span class="quiet">
              {[shop.locationName, shop.distanceMetres !== undefined && sayDistance(shop.distanceMetres, language)]
                .filter(Boolean)
                .join(', ')}
            </span>
          </p>
        </li>
      )}
      {!home && ways.relay[0] && (
        <li>
          <Icon name="collect" />
          <p>
            <strong>{sayPromise('relay', ways.relay[0], language, now)}</strong>
          </p>
        </li>
      )}
    </ul>
  )
}
