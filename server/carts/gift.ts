import type { CartGift } from '@filrouge/contract/gifts.ts'
import { instantOf } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql, { type Sql } from 'sql-template-tag'
import type { Gift } from '../loyalty/public.ts'

/** The days on which gift cards are sent are those of the retailer. */
export const giftZone = 'Europe/Paris'

/** A gift card as it lies in a basket. */
export interface GiftRow {
  id: Id<'gift'>
  amountMinor: number
  recipient: Gift['recipient']
  sendOn: string | null
}

/** The gift cards of a basket, the first chosen first. */
export const giftsOf = (cartId: Sql | string): Sql => sql`coalesce((
  select json_agg(json_build_object('id', id, 'amountMinor', amount_minor, 'recipient', recipient, 'sendOn', send_on) order by added_at, id)
  from cart_gifts where cart_id = ${cartId}), '[]')`

/** What gift cards come to. */
export const sumOfGifts = (gifts: readonly Pick<GiftRow, 'amountMinor'>[]): number =>
  gifts.reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/** When each is sent: in the morning of its day, or at once. */
export function withMoments(gifts: readonly GiftRow[], now: Date): Gift[] {
  return gifts.map(({ sendOn, ...gift }) => {
    const morning = sendOn === null ? now : instantOf(sendOn, '08:00', giftZone)
    return { ...gift, sendsAt: morning > now ? morning : now }
  })
}

/** A gift card of a basket as the contract shows it. */
export const giftView = ({ id, amountMinor, recipient, sendOn }: GiftRow, currency: Currency): CartGift => ({
  ...{ id, amount: money(amountMinor, currency), ...recipient },
  ...(sendOn === null ? {} : { sendOn }),
})
