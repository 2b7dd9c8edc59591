import { civilDateIn, civilTimeIn, weekday } from '@filrouge/kernel/civil-date.ts'
import { chosenLines, type LineIndex } from './choose-lines.ts'
import type { Choice, Condition, Occasion, Offer, WhyNot } from './offer.ts'

/** The first reason why an offer cannot apply to this basket now; undefined where it can. */
export function whyNot(offer: Offer, basket: LineIndex, occasion: Occasion): WhyNot | undefined {
  if (offer.needsCode && !occasion.opened.has(offer.id)) return { code: 'needs_code' }
  if (offer.startsAt && occasion.at < offer.startsAt) return { code: 'not_begun' }
  if (offer.endsAt && occasion.at >= offer.endsAt) return { code: 'over' }
  const left = occasion.left.get(offer.id)
  if (left?.uses !== undefined && left.uses < 1) return { code: 'used_up' }
  for (const condition of offer.conditions) {
    const why = unmet(condition, basket, occasion)
    if (why) return why
  }
  return undefined
}

function unmet(condition: Condition, basket: LineIndex, occasion: Occasion): WhyNot | undefined {
  switch (condition.kind) {
    case 'goods_at_least': {
      const goods = goodsOf(basket, condition.of)
      return goods >= condition.amountMinor
        ? undefined
        : { code: 'needs_more', missingMinor: condition.amountMinor - goods }
    }
    case 'quantity_at_least': {
      const quantity = chosenLines(basket, condition.of).reduce((sum, line) => sum + basket.lines[line]!.quantity, 0)
      return quantity >= condition.quantity
        ? undefined
        : { code: 'needs_quantity', missing: condition.quantity - quantity }
    }
    case 'channel':
      return condition.channels.includes(occasion.channel) ? undefined : { code: 'other_channel' }
    case 'location':
      return occasion.locationId !== undefined && condition.locationIds.includes(occasion.locationId)
        ? undefined
        : { code: 'other_location' }
    case 'place': {
      const { postcode } = occasion
      const isThere = postcode !== undefined && condition.postcodes.some((start) => postcode.startsWith(start))
      return isThere ? undefined : { code: 'other_place' }
    }
    case 'delivery':
      if (!occasion.delivery) return { code: 'delivery_not_chosen' }
      return condition.modes.includes(occasion.delivery.mode) ? undefined : { code: 'other_delivery' }
    case 'segment':
      return occasion.segments.some((segment) => condition.segments.includes(segment))
        ? undefined
        : { code: occasion.isKnown ? 'other_segment' : 'needs_customer' }
    case 'known_customer':
      return occasion.isKnown ? undefined : { code: 'needs_customer' }
    case 'first_purchase':
      if (!occasion.isKnown) return { code: 'needs_customer' }
      return occasion.isFirstPurchase ? undefined : { code: 'not_first_purchase' }
    case 'hours':
      return isWithin(condition, occasion) ? undefined : { code: 'other_hours' }
  }
}

function goodsOf(basket: LineIndex, choice: Choice): number {
  let sum = 0
  for (const line of chosenLines(basket, choice))
    sum += basket.lines[line]!.unitPriceMinor * basket.lines[line]!.quantity
  return sum
}

function isWithin(hours: Extract<Condition, { kind: 'hours' }>, { at, timeZone }: Occasion): boolean {
  const time = civilTimeIn(at, timeZone)
  return hours.weekdays.includes(weekday(civilDateIn(at, timeZone))) && time >= hours.from && time < hours.to
}
