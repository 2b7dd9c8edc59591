import type { DeliveryMode } from '@filrouge/contract/promise.ts'
import { type Channel, channels } from '@filrouge/contract/sessions.ts'
import { addDays, type CivilDate, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import { drawOne, drawWeighted, seededRandom } from '@filrouge/kernel/seeded-random.ts'
import { isOpenAt, type Location } from '../../locations/public.ts'
import { fillBasket, howMany } from './basket.ts'
import { type Buyer, strangerOf } from './people.ts'
import { pulseOf } from './rhythm.ts'
import { type Sale, sell } from './sale.ts'
import { inGroups, type Scene } from './scene.ts'

const timeZone = 'Europe/Paris'

/** A season of trade, the oldest sale first: each day as busy as the week and the year make it, up to this very hour. */
export function trade(scene: Scene, people: readonly Buyer[]): Sale[] {
  const today = civilDateIn(scene.now, timeZone)
  const sales: Sale[] = []
  const customersOf = meet(people)
  for (let daysAgo = scene.plan.days; daysAgo >= 0; daysAgo -= 1) {
    const day = addDays(today, -daysAgo)
    const random = seededRandom(`day ${daysAgo} ${scene.plan.seed}`)
    const count = Math.round(scene.plan.ordersPerDay * pulseOf(day, daysAgo, scene.plan) * (0.75 + random() * 0.5))
    for (let number = 0; number < count; number += 1) {
      const sale = drawSale(scene, day, daysAgo, customersOf, random)
      if (sale && sale.order.placedAt < scene.now) sales.push(sale)
    }
  }
  return sales.sort((one, other) => one.order.placedAt.getTime() - other.order.placedAt.getTime())
}

type Meeting = (
  channel: Channel,
  shop: Location | undefined,
  daysAgo: number,
  random: () => number,
) => Buyer | undefined

/** Who comes by a channel, to a shop: those who live near it and were known by then, the zealous more often. */
function meet(people: readonly Buyer[]): Meeting {
  const groups = inGroups(
    people.flatMap((buyer) => buyer.channels.map((channel) => ({ channel, buyer }))),
    ({ channel, buyer }) => (channel === 'shop' ? `shop ${buyer.homeShop.id}` : channel),
  )
  return (channel, shop, daysAgo, random) => {
    const group = groups.get(channel === 'shop' ? `shop ${shop?.id}` : channel) ?? []
    const known = group.filter(({ buyer }) => buyer.knownSince >= daysAgo)
    return drawWeighted(random, known, ({ buyer }) => buyer.zeal / buyer.channels.length ** 0.5)?.buyer
  }
}

function drawSale(
  scene: Scene,
  day: CivilDate,
  daysAgo: number,
  meeting: Meeting,
  random: () => number,
): Sale | undefined {
  const { plan } = scene
  const channel = drawWeighted(random, channels, (one) => plan.channels[one].share)!
  const { hours, modes } = plan.channels[channel]
  const at = momentOf(day, hours, random)
  const shop = channel === 'shop' ? drawWeighted(random, scene.shops, ({ code }) => plan.shops[code] ?? 1) : undefined
  if (shop && !isOpenAt(shop, at)) return undefined
  // At the till most remain nobody; elsewhere one must say who one is.
  const isNobody = channel === 'shop' && random() < 0.48
  const met = channel === 'marketplace' ? strangerOf(scene, random) : meeting(channel, shop, daysAgo, random)
  const buyer = isNobody ? undefined : met
  if (!buyer && channel !== 'shop') return undefined
  const modesHere = Object.entries(modes) as [DeliveryMode, number][]
  const mode =
    buyer || channel === 'marketplace' ? drawWeighted(random, modesHere, ([, share]) => share)![0] : 'takeaway'
  const basket = fillBasket(scene, buyer, random).map((article) => ({
    article,
    quantity: howMany(article, buyer, random),
  }))
  const staff = scene.sellers.get(shop?.id ?? '') ?? []
  const isServed = channel === 'shop' ? random() < 0.8 || mode !== 'takeaway' : channel === 'call_centre'
  return sell(
    scene,
    { channel, at, day, shop, buyer, mode, basket, staffId: isServed ? drawOne(random, staff) : undefined },
    random,
  )
}

function momentOf(day: CivilDate, hours: readonly number[], random: () => number): Date {
  const hour = drawWeighted(random, [...hours.keys()], (one) => hours[one]!)!
  const start = instantOf(day, `${String(hour).padStart(2, '0')}:00`, timeZone)
  return new Date(start.getTime() + Math.floor(random() * 3600) * 1000)
}
