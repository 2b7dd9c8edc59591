import type { DeliveryMode } from '@filrouge/contract/promise.ts'
import type { Channel } from '@filrouge/contract/sessions.ts'
import type { CivilDate } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { drawOne } from '@filrouge/kernel/seeded-random.ts'
import type { Location } from '../../locations/public.ts'
import type { PastOrder } from '../../orders/public.ts'
import { linesOf } from './basket.ts'
import { courseOf } from './course.ts'
import type { Buyer } from './people.ts'
import type { Scene, SoldArticle, SoldService } from './scene.ts'

/** An order of the season and who bought it; what happens to it may reach beyond today. */
export interface Sale {
  buyer: Buyer | undefined
  order: Omit<PastOrder, 'externalNumber'>
  basket: SoldArticle[]
}

interface Terms {
  channel: Channel
  at: Date
  day: CivilDate
  shop: Location | undefined
  buyer: Buyer | undefined
  mode: DeliveryMode
  basket: readonly { article: SoldArticle; quantity: number }[]
  staffId: Id<'staff'> | undefined
  ends?: 'well' | 'late' | 'cancelled'
}

/** One sale: its lines at that day's prices, the way it takes, what was promised and what became of it. */
export function sell(scene: Scene, terms: Terms, random: () => number): Sale {
  const { channel, at, day, shop, buyer, mode, basket, staffId } = terms
  const isWelcomed = (channel === 'web' || channel === 'app') && random() < 0.09
  const lines = linesOf(scene, basket, day, at, isWelcomed)
  const goodsMinor = lines.reduce((sum, line) => sum + line.unitPriceMinor * line.quantity, 0)
  const grams = basket.reduce((sum, { article, quantity }) => sum + article.weightGrams * quantity, 0)
  const place = mode === 'collect' || mode === 'takeaway' ? (shop ?? buyer?.homeShop ?? scene.shops[0]!) : undefined
  const service = serviceFor(scene, mode, grams, random)
  // Too heavy for a relay point: home, then.
  const way = mode === 'relay' && (!service || !buyer?.relayPoint) ? 'home' : mode
  const carrier = way === mode ? service : serviceFor(scene, way, grams, random)
  const ends = terms.ends ?? endOf(mode, random)
  const { promised, happened } = courseOf(at, { mode: way, service: carrier, shop: place, ends }, random)
  const isFree = carrier?.freeFromMinor !== null && goodsMinor >= (carrier?.freeFromMinor ?? 0)
  return {
    buyer,
    basket: basket.map(({ article }) => article),
    order: {
      source: 'volta',
      channel,
      ...(shop ? { locationId: shop.id } : {}),
      ...(staffId ? { staffId } : {}),
      legalEntityId: shop?.legalEntityId ?? [...scene.known.legalEntities.keys()][0]!,
      language: buyer?.customer.language ?? 'fr',
      currency: 'EUR',
      placedAt: at,
      lines,
      promised,
      happened,
      servedFrom: (place ?? drawOne(random, scene.warehouses) ?? scene.shops[0]!).id,
      delivery: {
        ...{ mode: way, ...whereTo(way, place, buyer), contact: contactOf(buyer) },
        ...(carrier
          ? { costMinor: isFree ? 0 : carrier.costMinor, vatRate: carrier.vatRate, service: carrier.code }
          : {}),
      },
    },
  }
}

function serviceFor(scene: Scene, mode: DeliveryMode, grams: number, random: () => number): SoldService | undefined {
  const able = scene.services.filter((one) => one.mode === mode && (one.maxWeightGrams ?? grams) >= grams)
  return random() < 0.12 ? (able[1] ?? able[0]) : able[0]
}

const endOf = (mode: DeliveryMode, random: () => number) => {
  const luck = random()
  if (mode === 'takeaway' || luck >= 0.035 + lateShare[mode]) return 'well'
  return luck < 0.035 ? 'cancelled' : 'late'
}

// Relay points are behind their carrier's word oftener than doors: there is something to learn.
const lateShare = { collect: 0.04, home: 0.03, relay: 0.1 }

function whereTo(mode: DeliveryMode, place: Location | undefined, buyer: Buyer | undefined) {
  if (place) return { locationId: place.id, placeName: place.name }
  if (mode === 'relay' && buyer?.relayPoint)
    return { relayPointId: buyer.relayPoint.id, placeName: buyer.relayPoint.name }
  return buyer ? { address: buyer.address } : {}
}

function contactOf(buyer: Buyer | undefined) {
  if (!buyer) return {}
  const { name, email, phone } = buyer.customer
  return { name, email, ...(phone === undefined ? {} : { phone }) }
}
