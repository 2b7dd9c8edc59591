import { describe, expect, test } from 'vitest'
import { applyOffers } from './apply-offers.ts'
import { type BasketCase, basketCases } from './basket-cases.fixture.ts'
import { basketTotals } from './basket-totals.ts'
import type { Choice, Effect, Occasion, Offer } from './offer.ts'
import { occasion } from './offers.fixture.ts'

function linesOf(text: string) {
  const found = text.matchAll(/(\w+) (\d+)×(\d+)@([\d.]+)( reduced)?/g)
  return [...found].map(([, sku = '', quantity, price, rate, reduced]) => ({
    ...{ sku, quantity: Number(quantity), unitPriceMinor: Number(price), vatRate: Number(rate) },
    ...{ categories: [], isReduced: reduced !== undefined },
  }))
}

const choice = (name = ''): Choice =>
  name === 'all' ? {} : name === 'regular' ? { isAtRegularPrice: true } : { skus: [name] }

function effectOf(text: string): Effect {
  const read = (pattern: RegExp) => pattern.exec(text)?.slice(1)
  const percent = read(/^−([\d.]+)% (\w+)$/)
  if (percent) return { kind: 'percent', of: choice(percent[1]), percent: Number(percent[0]) }
  const amount = read(/^−(\d+) (\w+)$/)
  if (amount) return { kind: 'amount', of: choice(amount[1]), amountMinor: Number(amount[0]) }
  const fixed = read(/^=(\d+) (\w+)$/)
  if (fixed) return { kind: 'fixed_price', of: choice(fixed[1]), unitPriceMinor: Number(fixed[0]) }
  const third = read(/^3for2 (\w+)$/)
  if (third) return { kind: 'buy_get', of: choice(third[0]), buy: 2, get: 1, percent: 100 }
  const second = read(/^2nd −(\d+)% (\w+)$/)
  if (second) return { kind: 'buy_get', of: choice(second[1]), buy: 1, get: 1, percent: Number(second[0]) }
  const gift = read(/^gift (\w+)$/)
  if (gift) return { kind: 'gift', sku: gift[0]!, quantity: 1 }
  const bundle = read(/^\{([\w+]+)\}=(\d+)$/)
  if (bundle) {
    const slots = bundle[0]!.split('+').map((sku) => ({ of: choice(sku), quantity: 1 }))
    return { kind: 'bundle', slots, priceMinor: Number(bundle[1]), times: 1 }
  }
  if (text === 'free delivery') return { kind: 'free_delivery' }
  throw new Error(`${text} is no offer`)
}

function offerOf(text: string, place: number): Offer {
  const [effect = '', more = ''] = text.split(' | ')
  const least = /from (\d+)/.exec(more)?.[1]
  const group = /group (\w+)/.exec(more)?.[1]
  return {
    id: `offer_${place}`,
    priority: more.includes('first') ? 1 : 2,
    ...(group ? { group } : {}),
    ...{ isAlone: more.includes('alone'), needsCode: more.includes('code') },
    conditions: least ? [{ kind: 'goods_at_least', of: {}, amountMinor: Number(least) }] : [],
    effect: effectOf(effect),
  }
}

function toldOf([, text, wanted, deliveryMinor]: BasketCase, isTurned: boolean) {
  const inTurn = <T>(items: T[]) => (isTurned ? items.reverse() : items)
  const lines = inTurn(linesOf(text))
  const offers = inTurn(wanted.map(offerOf))
  const when: Occasion = deliveryMinor
    ? { ...occasion, delivery: { mode: 'home', costMinor: deliveryMinor } }
    : occasion
  const offered = applyOffers(lines, offers, when)
  const { vat } = basketTotals({
    lines: lines.map((line, place) => ({ ...line, discountsMinor: offered.byLine[place]! })),
    deliveryMinor: deliveryMinor - offered.deliveryMinor,
    ...{ deliveryVatRate: 20, currency: 'EUR' },
  })
  return {
    off: inTurn([...offered.byLine]),
    deliveryOff: offered.deliveryMinor,
    vat: vat.map(({ ratePercent, amount }) => `${ratePercent}: ${amount.minor}`).join(', '),
  }
}

describe('a basket', () => {
  test.each(basketCases)('%s: %s', (...worked) => {
    const [, , , , off, deliveryOff, vat] = worked
    expect(toldOf(worked, false)).toEqual({ off, deliveryOff, vat })
    expect(toldOf(worked, true), 'filled and told the other way round').toEqual({ off, deliveryOff, vat })
  })
})
