import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { json, type Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'

/** An offer that a basket was given, as it was frozen. */
export interface UsedOffer {
  offerId: string
  /** The code that opened it. */
  code?: string
  titleFr: string
  titleEn: string
  goodsMinor: number
  deliveryMinor: number
  isLimited: boolean
  mostUsesEach: number | null
}

/** Uses what a payment's offers need, all of it or nothing; refuses where others were faster. */
export async function useOffers(
  tx: Tx,
  use: {
    paymentId: string
    cartId: string
    customerId: string | null
    channel: string
    locationId: string | null
    currency: string
    offers: readonly UsedOffer[]
  },
  now: Date,
): Promise<void> {
  if (use.offers.length === 0) return
  const rows = use.offers.map((offer) => ({
    id: newId('offerUse'),
    offer_id: offer.offerId,
    code: offer.code,
    customer_id: use.customerId,
    cart_id: use.cartId,
    goods_minor: offer.goodsMinor,
    delivery_minor: offer.deliveryMinor,
    currency: use.currency,
    channel: use.channel,
    location_id: use.locationId,
    is_limited: offer.isLimited,
    most_uses_each: offer.mostUsesEach,
  }))
  const { none } = await tx.one<{ none: string | null }>(
    sql`select use_offers(${use.paymentId}, ${now}, ${json(rows)}::jsonb) as none`,
  )
  if (none === null) return
  const { code, titleFr, titleEn } = use.offers.find(({ offerId }) => offerId === none)!
  refuseUsedUp({ offerId: none, ...(code && { code }), titleFr, titleEn })
}

/** Says which code, or which offer, has nothing left. */
export function refuseUsedUp(
  { offerId, code, titleFr, titleEn }: Pick<UsedOffer, 'offerId' | 'code' | 'titleFr' | 'titleEn'>,
  more: Record<string, unknown> = {},
  still?: (tx: Tx) => Promise<void>,
): never {
  const offer = { id: offerId, titleFr, titleEn }
  refuse(code ? 'coupon_used' : 'offer_used_up', { ...(code && { coupon: code }), offer, ...more }, still)
}

/** Gives back what the offers of a payment, or of an order, used: once, however often it is asked. */
export async function giveBackOffers(
  tx: Tx,
  of: { paymentId: string } | { orderId: string },
  now: Date,
): Promise<void> {
  const paymentId = 'paymentId' in of ? of.paymentId : null
  const orderId = 'orderId' in of ? of.orderId : null
  await tx.run(sql`select give_back_offers(${paymentId}, ${orderId}, ${now})`)
}
