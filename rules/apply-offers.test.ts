import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyOffers } from './apply-offers.ts'
import type { Choice, Effect, Occasion, Offer, OfferLine } from './offer.ts'
import { monday, occasion, someLines, someOccasion, someOffers } from './offers.fixture.ts'
import { slowOffers } from './slow-offers.fixture.ts'

const television: OfferLine = {
  sku: 'TV',
  unitPriceMinor: 129_900,
  quantity: 1,
  categories: ['televisions', 'image'],
  brand: 'Nordin',
  isReduced: false,
}
const jeans: OfferLine = {
  sku: 'JEANS',
  unitPriceMinor: 7990,
  quantity: 2,
  categories: ['jeans', 'fashion'],
  brand: 'Léna',
  isReduced: true,
}
const socks: OfferLine = {
  sku: 'SOCKS',
  unitPriceMinor: 333,
  quantity: 3,
  categories: ['socks', 'fashion'],
  isReduced: false,
}
const all: Choice = {}
const offer = (id: string, effect: Effect, rest: Partial<Offer> = {}): Offer => ({
  id,
  priority: 10,
  conditions: [],
  effect,
  ...rest,
})
const tenPercent = (of: Choice = all): Effect => ({ kind: 'percent', of, percent: 10 })
const off = (lines: OfferLine[], offers: Offer[], more: Partial<Occasion> = {}) =>
  applyOffers(lines, offers, { ...occasion, ...more })
const whyOf = (lines: OfferLine[], one: Offer, more: Partial<Occasion> = {}) => {
  const [verdict] = off(lines, [one], more).verdicts
  return verdict?.isApplied === false ? verdict.why : verdict
}

test('ten percent on televisions leaves the jeans alone', () => {
  const { byLine, goodsMinor } = off([jeans, television], [offer('tv', tenPercent({ categories: ['televisions'] }))])
  expect(byLine).toEqual([0, 12_990])
  expect(goodsMinor).toBe(12_990)
})

test('a percentage is rounded once on the sum and shared out by largest remainder', () => {
  const three = ['A', 'B', 'C'].map((sku) => ({ ...socks, sku, quantity: 1, unitPriceMinor: 5 }))
  expect(off(three, [offer('ten', tenPercent())]).byLine, 'ten percent of 15 cents is 2 cents, not three').toEqual([
    1, 1, 0,
  ])
})

test('offers take their part one after the other, each of what is left', () => {
  const half = offer('half', { kind: 'percent', of: all, percent: 50 }, { priority: 1 })
  const euro = offer('euro', { kind: 'amount', of: all, amountMinor: 100 }, { priority: 2 })
  expect(off([{ ...socks, quantity: 1, unitPriceMinor: 1000 }], [euro, half]).goodsMinor).toBe(600)
  const reversed = [{ ...euro, priority: 0 }, half]
  expect(off([{ ...socks, quantity: 1, unitPriceMinor: 1000 }], reversed).goodsMinor).toBe(550)
})

test('an amount larger than the goods takes the goods and no more', () => {
  expect(off([socks], [offer('all', { kind: 'amount', of: all, amountMinor: 5000 })]).goodsMinor).toBe(999)
})

test('for two bought the third is free, and the cheaper ones are those that are', () => {
  const threeForTwo = offer('3for2', { kind: 'buy_get', of: all, buy: 2, get: 1, percent: 100 })
  expect(off([socks], [threeForTwo]).byLine).toEqual([333])
  const mixed = [jeans, { ...socks, quantity: 4 }]
  expect(off(mixed, [threeForTwo]).byLine, 'jeans, jeans, socks / socks, socks, socks').toEqual([0, 666])
  expect(whyOf([jeans], threeForTwo)).toEqual({ code: 'needs_quantity', missing: 1 })
  expect(
    off([{ ...socks, quantity: 9 }], [{ ...threeForTwo, effect: { ...threeForTwo.effect, times: 1 } as Effect }])
      .byLine,
  ).toEqual([333])
})

test('a unit counts once: what one offer used by the piece is not there for another', () => {
  const second = (id: string) => offer(id, { kind: 'buy_get', of: all, buy: 1, get: 1, percent: 50 })
  const { goodsMinor, verdicts } = off([{ ...socks, quantity: 2 }], [second('a'), second('b')])
  expect(goodsMinor).toBe(167)
  expect(verdicts[1]).toMatchObject({ isApplied: false, why: { code: 'no_such_article' } })
})

test('a bundle has its price, with the dearest that fit, as often as it may', () => {
  const outfit = offer('outfit', {
    kind: 'bundle',
    slots: [
      { of: { categories: ['jeans'] }, quantity: 1 },
      { of: { categories: ['socks'] }, quantity: 1 },
    ],
    priceMinor: 8000,
    times: 2,
  })
  expect(off([jeans, socks], [outfit]).goodsMinor).toBe(2 * (7990 + 333 - 8000))
  expect(whyOf([jeans], outfit)).toEqual({ code: 'needs_quantity', missing: 1 })
  expect(whyOf([television], outfit)).toEqual({ code: 'no_such_article' })
})

test('a gift is free once it is in the basket, and asked for until then', () => {
  const gift = offer(
    'gift',
    { kind: 'gift', sku: 'SOCKS', quantity: 1 },
    {
      conditions: [{ kind: 'goods_at_least', of: { categories: ['image'] }, amountMinor: 100_000 }],
    },
  )
  expect(off([television, socks], [gift]).byLine).toEqual([0, 333])
  expect(whyOf([television], gift)).toEqual({ code: 'gift_not_chosen', sku: 'SOCKS' })
})

test('free delivery from fifty euros says how much is missing, and waits until she has chosen', () => {
  const free = offer(
    'free',
    { kind: 'free_delivery', modes: ['home'] },
    {
      conditions: [{ kind: 'goods_at_least', of: all, amountMinor: 5000 }],
    },
  )
  const home = { delivery: { mode: 'home', costMinor: 490 } }
  expect(whyOf([socks], free, home)).toEqual({ code: 'needs_more', missingMinor: 4001 })
  expect(off([jeans], [free], home).deliveryMinor).toBe(490)
  expect(whyOf([jeans], free)).toEqual({ code: 'delivery_not_chosen' })
  expect(whyOf([jeans], free, { delivery: { mode: 'relay', costMinor: 300 } })).toEqual({ code: 'other_delivery' })
})

test('of a group only the best applies, and the other says which was better', () => {
  const five = offer('five', { kind: 'amount', of: all, amountMinor: 500 }, { group: 'welcome', priority: 1 })
  const ten = offer('ten', tenPercent(), { group: 'welcome', priority: 2 })
  expect(off([jeans], [five, ten]).verdicts).toMatchObject([
    { offerId: 'five', isApplied: false, why: { code: 'better_one', offerId: 'ten' } },
    { offerId: 'ten', isApplied: true, goodsMinor: 1598 },
  ])
})

test('an offer that applies alone replaces the others where it is worth more than they are together', () => {
  const sale = offer('sale', { kind: 'percent', of: all, percent: 30 }, { isAlone: true })
  const ten = offer('ten', tenPercent())
  expect(off([jeans], [sale, ten]).goodsMinor).toBe(4794)
  const forty = offer('forty', { kind: 'percent', of: all, percent: 40 })
  expect(off([jeans], [sale, forty]).verdicts).toMatchObject([
    { offerId: 'forty', isApplied: true },
    { offerId: 'sale', isApplied: false, why: { code: 'better_one', offerId: 'forty' } },
  ])
})

test.each<[string, Partial<Offer>, Partial<Occasion>]>([
  ['needs_code', { needsCode: true }, {}],
  ['not_begun', { startsAt: new Date(monday.getTime() + 1) }, {}],
  ['over', { endsAt: monday }, {}],
  ['used_up', {}, { left: new Map([['it', { uses: 0 }]]) }],
  ['used_up', {}, { left: new Map([['it', { budgetMinor: 99 }]]) }],
  ['other_channel', { conditions: [{ kind: 'channel', channels: ['shop'] }] }, {}],
  ['other_location', { conditions: [{ kind: 'location', locationIds: ['loc_paris'] }] }, { locationId: 'loc_lyon' }],
  ['other_place', { conditions: [{ kind: 'place', postcodes: ['75'] }] }, { postcode: '69001' }],
  ['delivery_not_chosen', { conditions: [{ kind: 'delivery', modes: ['collect'] }] }, {}],
  ['needs_customer', { conditions: [{ kind: 'first_purchase' }] }, { isKnown: false }],
  ['not_first_purchase', { conditions: [{ kind: 'first_purchase' }] }, {}],
  ['other_segment', { conditions: [{ kind: 'segment', segments: ['gold'] }] }, {}],
  ['other_hours', { conditions: [{ kind: 'hours', weekdays: [1], from: '14:00', to: '18:00' }] }, {}],
  ['other_hours', { conditions: [{ kind: 'hours', weekdays: [2], from: '00:00', to: '24:00' }] }, {}],
])('%s is told', (code, rest, more) => {
  expect(whyOf([jeans], offer('it', tenPercent(), rest), more)).toMatchObject({ code })
})

test('the hours are those of the shop: half past eleven in Paris when it is half past ten in Greenwich', () => {
  const morning = offer('it', tenPercent(), {
    conditions: [{ kind: 'hours', weekdays: [1], from: '11:30', to: '11:31' }],
  })
  expect(off([jeans], [morning]).goodsMinor).toBe(1598)
})

test('any offers on any basket: equal to the cent to a slow, obviously right calculation', () => {
  fc.assert(
    fc.property(someLines, someOffers, someOccasion, (lines, offers, when) => {
      const fast = applyOffers(lines, offers, when)
      const slow = slowOffers(lines, offers, when)
      expect(fast.byLine.map(BigInt)).toEqual(slow.byLine)
      expect(BigInt(fast.deliveryMinor)).toBe(slow.delivery)
      const applied = fast.verdicts.filter((verdict) => verdict.isApplied)
      expect(new Map(applied.map((one) => [one.offerId, BigInt(one.goodsMinor + one.deliveryMinor)]))).toEqual(
        slow.applied,
      )
    }),
    { numRuns: 2000 },
  )
})

test('neither the order of the offers nor that of the lines changes a cent', () => {
  fc.assert(
    fc.property(someLines, someOffers, someOccasion, fc.infiniteStream(fc.nat()), (lines, offers, when, numbers) => {
      const shuffled = <T>(items: readonly T[]) =>
        items
          .map((item) => ({ item, place: numbers.next().value as number }))
          .sort((one, other) => one.place - other.place)
          .map(({ item }) => item)
      const bySku = (some: readonly OfferLine[], { byLine }: { byLine: readonly number[] }) =>
        Object.fromEntries(some.map(({ sku }, line) => [sku, byLine[line]]))
      const other = shuffled(lines)
      expect(bySku(other, applyOffers(other, shuffled(offers), when))).toEqual(
        bySku(lines, applyOffers(lines, offers, when)),
      )
    }),
    { numRuns: 500 },
  )
})

test('what the offers took adds up, and nothing costs less than nothing', () => {
  fc.assert(
    fc.property(someLines, someOffers, someOccasion, (lines, offers, when) => {
      const { verdicts, byLine, goodsMinor, deliveryMinor } = applyOffers(lines, offers, when)
      expect(verdicts).toHaveLength(offers.length)
      const applied = verdicts.filter((verdict) => verdict.isApplied)
      for (const [line, { unitPriceMinor, quantity }] of lines.entries()) {
        expect(applied.reduce((sum, one) => sum + (one.byLine.get(line) ?? 0), 0)).toBe(byLine[line])
        expect(byLine[line]).toBeLessThanOrEqual(unitPriceMinor * quantity)
      }
      expect(goodsMinor).toBe(byLine.reduce((sum, minor) => sum + minor, 0))
      expect(deliveryMinor).toBeLessThanOrEqual(when.delivery?.costMinor ?? 0)
    }),
    { numRuns: 500 },
  )
})
