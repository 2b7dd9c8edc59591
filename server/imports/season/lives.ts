import { addDays, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import { seededRandom } from '@filrouge/kernel/seeded-random.ts'
import type { PastTouch } from '../../journeys/public.ts'
import { findStaff } from '../../locations/public.ts'
import type { Tx } from '../../platform/db/database.ts'
import { nextOpen } from './course.ts'
import type { Buyer } from './people.ts'
import { type Sale, sell } from './sale.ts'
import type { Scene } from './scene.ts'
import type { Life, LifeOrder } from './season-plan.ts'

const momentOf = (scene: Scene, daysAgo: number, at: string) =>
  instantOf(addDays(civilDateIn(scene.now, 'Europe/Paris'), -daysAgo), at, 'Europe/Paris')

/** The sales of those whose story is written by hand. What was bought in a shop waits until it is open. */
export async function salesOfLife(tx: Tx, scene: Scene, life: Life, buyer: Buyer): Promise<Sale[]> {
  const random = seededRandom(`life ${life.email}`)
  const sales: Sale[] = []
  for (const told of life.orders) sales.push(...(await saleOf(tx, scene, told, buyer, random)))
  return sales
}

async function saleOf(tx: Tx, scene: Scene, told: LifeOrder, buyer: Buyer, random: () => number): Promise<Sale[]> {
  const { channel, mode, ends = 'well' } = told
  const place = told.location === undefined ? undefined : scene.known.byCode.get(told.location)
  const wanted = momentOf(scene, told.daysAgo, told.at)
  const at = channel === 'shop' && place ? nextOpen(place, wanted) : wanted
  const staff = told.staff === undefined ? undefined : await findStaff(tx, told.staff)
  const basket = told.lines.flatMap(({ sku, quantity = 1 }) => {
    const article = scene.bySku.get(sku)
    return article ? [{ article, quantity }] : []
  })
  if (basket.length === 0 || at >= scene.now) return []
  const shop = channel === 'shop' ? place : undefined
  const whose = mode === 'collect' && place ? { ...buyer, homeShop: place } : buyer
  const day = civilDateIn(at, 'Europe/Paris')
  const sale = sell(scene, { channel, at, day, shop, buyer: whose, mode, basket, staffId: staff?.id, ends }, random)
  return [{ ...sale, buyer }]
}

/** What else those people did. */
export function touchesOfLife(scene: Scene, life: Life, buyer: Buyer): PastTouch[] {
  return life.touches.flatMap(({ daysAgo, at, kind, channel, location, sku }) => {
    const moment = momentOf(scene, daysAgo, at)
    const place = location === undefined ? undefined : scene.known.byCode.get(location)
    if (moment >= scene.now || !buyer.id || (sku !== undefined && !scene.bySku.has(sku))) return []
    return [
      {
        ...{ customerId: buyer.id, kind, channel, at: moment },
        ...(place ? { locationId: place.id } : {}),
        ...(sku === undefined ? {} : { sku }),
      },
    ]
  })
}
