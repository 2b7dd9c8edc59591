import type { Choice, Condition, Occasion, Offer, OfferLine } from './offer.ts'

/**
 * What offers do to a basket, worked out slowly and obviously: every unit is an object of its own, every share an exact fraction. It knows
 * nothing of the rules it checks but their types.
 */
export function slowOffers(lines: readonly OfferLine[], offers: readonly Offer[], occasion: Occasion) {
  const possible = offers
    .filter((offer) => isPossible(offer, lines, occasion))
    .sort((one, other) => one.priority - other.priority || (one.id < other.id ? -1 : 1))
  const plans = [possible.filter((offer) => !offer.isAlone), ...possible.filter((o) => o.isAlone).map((o) => [o])]
  let best: Plan | undefined
  for (const plan of plans) {
    const result = run(plan, lines, occasion)
    if (!best || result.total > best.total) best = result
  }
  return best!
}

interface Plan {
  total: bigint
  byLine: bigint[]
  delivery: bigint
  applied: Map<string, bigint>
}

interface Unit {
  line: number
  price: bigint
  isUsed: boolean
}

interface Basket {
  lines: readonly OfferLine[]
  left: bigint[]
  units: Unit[]
  delivery: bigint
}

function run(plan: readonly Offer[], lines: readonly OfferLine[], occasion: Occasion): Plan {
  let basket: Basket = {
    lines,
    left: lines.map((line) => BigInt(line.unitPriceMinor) * BigInt(line.quantity)),
    units: lines.flatMap((line, index) =>
      Array.from({ length: line.quantity }, () => ({ line: index, price: BigInt(line.unitPriceMinor), isUsed: false })),
    ),
    delivery: BigInt(occasion.delivery?.costMinor ?? 0),
  }
  const start = basket
  const applied = new Map<string, bigint>()
  const done = new Set<string>()
  for (const offer of plan) {
    if (done.has(offer.id)) continue
    const rivals = plan.filter((other) => other === offer || (offer.group !== undefined && other.group === offer.group))
    let winner: { id: string; after: Basket; off: bigint } | undefined
    for (const rival of rivals) {
      done.add(rival.id)
      const after = apply(rival, basket, occasion)
      const off = worth(basket) - worth(after)
      const budget = occasion.left.get(rival.id)?.budgetMinor
      if (off === 0n || (budget !== undefined && off > BigInt(budget))) continue
      if (!winner || off > winner.off) winner = { id: rival.id, after, off }
    }
    if (!winner) continue
    applied.set(winner.id, winner.off)
    basket = winner.after
  }
  return {
    total: worth(start) - worth(basket),
    byLine: start.left.map((minor, line) => minor - basket.left[line]!),
    delivery: start.delivery - basket.delivery,
    applied,
  }
}

const worth = (basket: Basket) => basket.left.reduce((sum, minor) => sum + minor, basket.delivery)

function apply(offer: Offer, before: Basket, occasion: Occasion): Basket {
  const { effect } = offer
  const basket = { ...before, left: [...before.left], units: before.units.map((unit) => ({ ...unit })) }
  switch (effect.kind) {
    case 'percent': {
      const chosen = numbersOf(basket.lines, effect.of)
      const sum = chosen.reduce((total, line) => total + basket.left[line]!, 0n)
      let off = nearest(sum * BigInt(Math.round(effect.percent * 100)), 10_000n)
      if (effect.atMostMinor !== undefined) off = smaller(off, BigInt(effect.atMostMinor))
      takeShared(basket, off, chosen, (line) => basket.left[line]!)
      break
    }
    case 'amount': {
      const chosen = numbersOf(basket.lines, effect.of)
      const sum = chosen.reduce((total, line) => total + basket.left[line]!, 0n)
      takeShared(basket, smaller(BigInt(effect.amountMinor), sum), chosen, (line) => basket.left[line]!)
      break
    }
    case 'fixed_price':
      for (const line of numbersOf(basket.lines, effect.of))
        basket.left[line] = smaller(
          basket.left[line]!,
          BigInt(effect.unitPriceMinor) * BigInt(basket.lines[line]!.quantity),
        )
      break
    case 'buy_get': {
      const size = effect.buy + effect.get
      const units = dearestFirst(basket, effect.of)
      for (let time = 0; time < (effect.times ?? 1e9) && (time + 1) * size <= units.length; time += 1)
        for (const [place, unit] of units.slice(time * size, (time + 1) * size).entries()) {
          unit.isUsed = true
          if (place >= effect.buy)
            take(basket, unit.line, nearest(unit.price * BigInt(Math.round(effect.percent * 100)), 10_000n))
        }
      break
    }
    case 'bundle': {
      let saved = 0n
      const inBundles: Unit[] = []
      for (let time = 0; time < effect.times; time += 1) {
        const picked: Unit[] = []
        for (const slot of effect.slots) {
          const free = dearestFirst(basket, slot.of).filter((unit) => !picked.includes(unit))
          picked.push(...free.slice(0, slot.quantity))
          if (free.length < slot.quantity) picked.push(...Array.from({ length: 1 }, () => missing))
        }
        if (picked.includes(missing)) break
        const price = picked.reduce((sum, unit) => sum + unit.price, 0n)
        if (price <= BigInt(effect.priceMinor)) break
        saved += price - BigInt(effect.priceMinor)
        for (const unit of picked) unit.isUsed = true
        inBundles.push(...picked)
      }
      const chosen = bySku(basket.lines).filter((line) => inBundles.some((unit) => unit.line === line))
      const most = (line: number) =>
        smaller(
          basket.left[line]!,
          inBundles.filter((unit) => unit.line === line).reduce((sum, unit) => sum + unit.price, 0n),
        )
      const ceiling = chosen.reduce((sum, line) => sum + most(line), 0n)
      takeShared(basket, smaller(saved, ceiling), chosen, most)
      break
    }
    case 'gift': {
      const line = basket.lines.findIndex(({ sku }) => sku === effect.sku)
      const given = basket.units.filter((unit) => unit.line === line && !unit.isUsed).slice(0, effect.quantity)
      for (const unit of given) {
        unit.isUsed = true
        take(basket, line, unit.price)
      }
      break
    }
    case 'free_delivery':
      if (occasion.delivery && (!effect.modes || effect.modes.includes(occasion.delivery.mode)))
        basket.delivery -= smaller(basket.delivery, BigInt(effect.atMostMinor ?? Number.MAX_SAFE_INTEGER))
  }
  // An offer that takes nothing uses nothing.
  return worth(basket) === worth(before) ? before : basket
}

const missing: Unit = { line: -1, price: 0n, isUsed: true }

function take(basket: Basket, line: number, off: bigint): void {
  basket.left[line] = basket.left[line]! - smaller(basket.left[line]!, off)
}

/** Each its exact share rounded down; what is left over a cent at a time to those that lost most by it. */
function takeShared(basket: Basket, off: bigint, lines: readonly number[], weight: (line: number) => bigint): void {
  const weights = lines.map(weight)
  const sum = weights.reduce((total, one) => total + one, 0n)
  if (sum === 0n || off === 0n) return
  const parts = weights.map((one) => (off * one) / sum)
  const lost = weights.map((one, place) => off * one - parts[place]! * sum)
  let over = off - parts.reduce((total, part) => total + part, 0n)
  while (over > 0n) {
    const most = lost.reduce((found, one, place) => (one > lost[found]! ? place : found), 0)
    parts[most] = parts[most]! + 1n
    lost[most] = -1n
    over -= 1n
  }
  for (const [place, line] of lines.entries()) basket.left[line] = basket.left[line]! - parts[place]!
}

const smaller = (one: bigint, other: bigint) => (one < other ? one : other)
const nearest = (numerator: bigint, denominator: bigint) => (2n * numerator + denominator) / (2n * denominator)

const bySku = (lines: readonly OfferLine[]) =>
  lines.map((_, line) => line).sort((one, other) => (lines[one]!.sku < lines[other]!.sku ? -1 : 1))

const numbersOf = (lines: readonly OfferLine[], choice: Choice) =>
  bySku(lines).filter((line) => isChosen(lines[line]!, choice))

function dearestFirst(basket: Basket, choice: Choice): Unit[] {
  return basket.units
    .filter((unit) => !unit.isUsed && isChosen(basket.lines[unit.line]!, choice))
    .sort((one, other) => {
      if (one.price !== other.price) return one.price > other.price ? -1 : 1
      return basket.lines[one.line]!.sku < basket.lines[other.line]!.sku ? -1 : one.line === other.line ? 0 : 1
    })
}

function isChosen(line: OfferLine, choice: Choice): boolean {
  if (choice.skus && !choice.skus.includes(line.sku)) return false
  if (choice.categories && !line.categories.some((code) => choice.categories!.includes(code))) return false
  if (choice.brands && (line.brand === undefined || !choice.brands.includes(line.brand))) return false
  if (choice.exceptSkus?.includes(line.sku)) return false
  if (line.categories.some((code) => choice.exceptCategories?.includes(code))) return false
  return !(choice.isAtRegularPrice && line.isReduced)
}

function isPossible(offer: Offer, lines: readonly OfferLine[], occasion: Occasion): boolean {
  if (offer.needsCode && !occasion.opened.has(offer.id)) return false
  if (offer.startsAt && offer.startsAt.getTime() > occasion.at.getTime()) return false
  if (offer.endsAt && offer.endsAt.getTime() <= occasion.at.getTime()) return false
  if (occasion.left.get(offer.id)?.uses === 0) return false
  return offer.conditions.every((condition) => holds(condition, lines, occasion))
}

function holds(condition: Condition, lines: readonly OfferLine[], occasion: Occasion): boolean {
  const { delivery } = occasion
  switch (condition.kind) {
    case 'goods_at_least': {
      const chosen = lines.filter((line) => isChosen(line, condition.of))
      return chosen.reduce((sum, line) => sum + line.unitPriceMinor * line.quantity, 0) >= condition.amountMinor
    }
    case 'quantity_at_least': {
      const chosen = lines.filter((line) => isChosen(line, condition.of))
      return chosen.reduce((sum, line) => sum + line.quantity, 0) >= condition.quantity
    }
    case 'channel':
      return condition.channels.includes(occasion.channel)
    case 'location':
      return condition.locationIds.some((id) => id === occasion.locationId)
    case 'place':
      return condition.postcodes.some((start) => occasion.postcode?.startsWith(start) ?? false)
    case 'delivery':
      return delivery !== undefined && condition.modes.includes(delivery.mode)
    case 'segment':
      return condition.segments.some((segment) => occasion.segments.includes(segment))
    case 'known_customer':
      return occasion.isKnown
    case 'first_purchase':
      return occasion.isKnown && occasion.isFirstPurchase
    case 'hours': {
      const text = new Intl.DateTimeFormat('en-GB', {
        timeZone: occasion.timeZone,
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      })
      const parts = Object.fromEntries(text.formatToParts(occasion.at).map(({ type, value }) => [type, value]))
      const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts.weekday!) + 1
      const time = `${parts.hour}:${parts.minute}`
      return condition.weekdays.includes(day) && condition.from <= time && time < condition.to
    }
  }
}
