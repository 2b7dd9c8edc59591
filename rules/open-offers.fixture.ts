import { addDays, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import { applyOffers } from './apply-offers.ts'
import type { Condition, Effect } from './offer.ts'
import type { OfferVersion, OpenPlace } from './open-offers.ts'
import { type PastPrice, priceAt } from './prior-price.ts'

export const zone = 'Europe/Paris'
export const web: OpenPlace = { channel: 'web', timeZone: zone }
export const article = { sku: 'tv', categories: [], brand: 'Aurora' }
export const midnight = (day: string) => instantOf(day.length === 5 ? `2026-${day}` : day, '00:00', zone)
export const cents = (amount: string | number) => Math.round(Number(amount) * 100)

/** Prices of a list as the tables of cases write them. */
export function pricesIn(text: string): PastPrice[] {
  const parts = text.split(';').filter((part) => part.trim() !== '')
  const prices = parts.map((part) => {
    const [, amount = '', promotion, operation, from = '', to] =
      /^\s*([\d.]+)(!?)(?:@(\w+))?\s+([\d-]+)(?:\.\.([\d-]+))?\s*$/.exec(part) ?? []
    return {
      amountMinor: cents(amount),
      kind: promotion ? ('promotion' as const) : ('regular' as const),
      operation: operation ?? null,
      from: midnight(from),
      to: to === undefined ? null : midnight(to),
      isOpen: to === undefined,
    }
  })
  return prices.map(({ isOpen, ...price }, place) => ({
    ...price,
    to: isOpen ? (prices[place + 1]?.from ?? null) : price.to,
  }))
}

function effectOf(text: string, isRegular: boolean, isOther: boolean): Effect {
  const of = { ...(isRegular && { isAtRegularPrice: true }), ...(isOther && { skus: ['radio'] }) }
  if (text === 'delivery') return { kind: 'free_delivery' }
  if (text === '3for2') return { kind: 'buy_get', of, buy: 2, get: 1, percent: 100 }
  if (text.endsWith('%')) return { kind: 'percent', of, percent: Number(text.slice(1, -1)) }
  if (text.startsWith('=')) return { kind: 'fixed_price', of, unitPriceMinor: cents(text.slice(1)) }
  return { kind: 'amount', of, amountMinor: cents(text.slice(1)) }
}

function conditionsOf(said: (what: string) => string | undefined, more: string): Condition[] {
  const conditions: Condition[] = []
  const of = {}
  const [channel, shop, post, quantity, from, hours, mode] = [
    'channel',
    'shop',
    'post',
    'quantity',
    'from',
    'hours',
    'delivery',
  ].map(said)
  if (channel) conditions.push({ kind: 'channel', channels: [channel] })
  if (shop) conditions.push({ kind: 'location', locationIds: [shop] })
  if (post) conditions.push({ kind: 'place', postcodes: [post] })
  if (mode) conditions.push({ kind: 'delivery', modes: [mode] })
  if (quantity) conditions.push({ kind: 'quantity_at_least', of, quantity: Number(quantity) })
  if (from) conditions.push({ kind: 'goods_at_least', of, amountMinor: cents(from) })
  if (more.includes('member')) conditions.push({ kind: 'segment', segments: ['member'] })
  if (more.includes('newcomer')) conditions.push({ kind: 'first_purchase' })
  if (hours) {
    const [start = '', end = ''] = hours.split('-')
    conditions.push({ kind: 'hours', weekdays: [1, 2, 3, 4, 5, 6, 7], from: start, to: end })
  }
  return conditions
}

/** An offer as the tables of cases write it. */
export function versionIn(text: string): OfferVersion {
  const [head = '', more = ''] = text.split(' | ')
  const [, id = '', version = '1', effect = '', days = '', mark, other] =
    /^(\w+)(?: (\d+))?: (\S+) (\S+)(?: (of|to) ([\d-]+))?$/.exec(head) ?? []
  const [from = '', end] = days.split('..')
  const said = (what: string) =>
    more
      .split(' ')
      .find((word) => word.startsWith(`${what}:`))
      ?.slice(what.length + 1)
  const exhausted = said('exhausted')
  const left = said('left')
  const group = said('group')
  const isOpened = more.includes('code') || more.includes('personal')
  const [startsAt, endsAt] = [midnight(from), end ? midnight(end) : undefined]
  return {
    rule: {
      ...{ id, priority: 10, startsAt, isAlone: more.includes('alone'), needsCode: isOpened },
      ...(group && { group }),
      ...(endsAt && { endsAt }),
      conditions: conditionsOf(said, more),
      effect: effectOf(effect, more.includes('regular'), more.includes('other')),
    },
    ...{ version: Number(version), names: [id] },
    from: mark === 'of' && other ? midnight(other) : startsAt,
    to: mark === 'to' && other ? midnight(other) : (endsAt ?? null),
    ...(isOpened && { codes: more.includes('code') ? [{ code: id.toUpperCase(), from: startsAt }] : [] }),
    ...(exhausted && {
      left: { since: midnight(exhausted), ...(left ? { budgetMinor: cents(left) } : { uses: 0 }) },
    }),
  }
}

/** Slow and obviously right: what it cost at one instant, asking each offer whether it was there. */
export function slowPrice(
  listed: readonly PastPrice[],
  versions: readonly OfferVersion[],
  at: Date,
  withCodes: boolean,
): number | undefined {
  const price = priceAt(listed, at)
  if (!price) return undefined
  const there = versions.filter(({ from, to, codes }) => {
    const isCodeThere = codes?.some((code) => code.from <= at && !(code.to && code.to <= at))
    return from <= at && !(to && to <= at) && (codes ? withCodes && isCodeThere : true)
  })
  const limits = there.flatMap(({ rule, left }) => (left && left.since <= at ? [[rule.id, left] as const] : []))
  const line = { ...article, unitPriceMinor: price.amountMinor, quantity: 1, isReduced: price.kind === 'promotion' }
  const { goodsMinor } = applyOffers(
    [line],
    there.map(({ rule }) => rule),
    {
      ...web,
      ...{ at, isKnown: false, isFirstPurchase: false, segments: [], left: new Map(limits) },
      opened: new Set(there.map(({ rule }) => rule.id)),
    },
  )
  return price.amountMinor - goodsMinor
}

/** Slow and obviously right: the least that anybody could pay in the thirty days before, asked minute by chosen minute. */
export function slowLowest(
  listed: readonly PastPrice[],
  versions: readonly OfferVersion[],
  start: Date,
  everyMs = 1_800_000,
): number | undefined {
  const since = instantOf(addDays(civilDateIn(start, zone), -30), '00:00', zone).getTime()
  let lowest: number | undefined
  for (let at = since; at < start.getTime(); at += everyMs) {
    const price = slowPrice(listed, versions, new Date(at), true)
    if (price !== undefined && (lowest === undefined || price < lowest)) lowest = price
  }
  return lowest
}

/** The instant that a case names: a day, and an hour where it matters. */
export function instantIn(text: string): Date {
  const [day = '', time = '00:00'] = text.split('@')
  return instantOf(civilDateIn(midnight(day), zone), time, zone)
}
