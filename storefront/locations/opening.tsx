import type { LocationView } from '@filrouge/contract/locations.ts'
import { civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { sayNearDay, sayTime } from '../dates.ts'
import type { PageRequest } from '../page.ts'
import { say } from '../words.ts'

/** Whether a shop is open now, and until when; or when it opens next. */
export function sayOpening({ language, now }: PageRequest, shop: LocationView): string {
  if (shop.isOpen) {
    return shop.closesAt
      ? say(language, 'shops.openUntil', { time: sayTime(shop.closesAt, language) })
      : say(language, 'shops.open')
  }
  if (!shop.opensAt) return say(language, 'shops.closed')
  const isToday = civilDateIn(new Date(shop.opensAt), shop.timeZone) === civilDateIn(now, shop.timeZone)
  const time = sayTime(shop.opensAt, language)
  if (isToday) return say(language, 'shops.opensToday', { time })
  return say(language, 'shops.opensOn', { day: sayNearDay(shop.opensAt, language, now), time })
}

/** The same, green while it is open. */
export function Opening({ request, shop }: { request: PageRequest; shop: LocationView }) {
  return <p class={shop.isOpen ? 'here' : 'opening-closed'}>{sayOpening(request, shop)}</p>
}
