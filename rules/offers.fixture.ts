import fc from 'fast-check'
import type { Choice, Condition, Effect, Occasion, Offer } from './offer.ts'

/** Baskets, offers and occasions of every kind, to check the arithmetic with. */

export const monday = new Date('2026-11-23T10:30:00Z')
export const occasion: Occasion = {
  at: monday,
  timeZone: 'Europe/Paris',
  channel: 'web',
  isKnown: true,
  isFirstPurchase: false,
  segments: [],
  opened: new Set(),
  left: new Map(),
}
const categories = ['image', 'fashion', 'home']
const brands = ['Léna', 'Nordin']
const skus = ['A', 'B', 'C', 'D', 'E', 'F']
const choice: fc.Arbitrary<Choice> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  fc.record(
    {
      skus: fc.subarray(skus, { minLength: 1 }),
      categories: fc.subarray(categories, { minLength: 1 }),
      brands: fc.subarray(brands, { minLength: 1 }),
      exceptSkus: fc.subarray(skus),
      exceptCategories: fc.subarray(categories, { maxLength: 1 }),
      isAtRegularPrice: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
)
const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100)
const effect: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), of: choice, percent }),
  fc.record({ kind: fc.constant('percent' as const), of: choice, percent, atMostMinor: fc.nat(5000) }),
  fc.record({ kind: fc.constant('amount' as const), of: choice, amountMinor: fc.nat(20_000) }),
  fc.record({ kind: fc.constant('fixed_price' as const), of: choice, unitPriceMinor: fc.nat(5000) }),
  fc.record(
    {
      kind: fc.constant('buy_get' as const),
      of: choice,
      buy: fc.integer({ min: 1, max: 3 }),
      get: fc.integer({ min: 1, max: 2 }),
      percent,
      times: fc.integer({ min: 1, max: 3 }),
    },
    { requiredKeys: ['kind', 'of', 'buy', 'get', 'percent'] },
  ),
  fc.record({
    kind: fc.constant('bundle' as const),
    slots: fc.array(fc.record({ of: choice, quantity: fc.integer({ min: 1, max: 2 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    priceMinor: fc.nat(8000),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('gift' as const),
    sku: fc.constantFrom(...skus),
    quantity: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({ kind: fc.constant('free_delivery' as const), modes: fc.subarray(['home', 'relay'], { minLength: 1 }) }),
)
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('goods_at_least' as const), of: choice, amountMinor: fc.nat(20_000) }),
  fc.record({ kind: fc.constant('quantity_at_least' as const), of: choice, quantity: fc.nat(8) }),
  fc.record({ kind: fc.constant('channel' as const), channels: fc.subarray(['web', 'shop', 'app']) }),
  fc.record({ kind: fc.constant('delivery' as const), modes: fc.subarray(['home', 'relay']) }),
  fc.record({ kind: fc.constant('place' as const), postcodes: fc.subarray(['75', '69', '7']) }),
  fc.record({ kind: fc.constant('location' as const), locationIds: fc.constantFrom(['loc_a'], ['loc_b', 'loc_a']) }),
  fc.constant({ kind: 'segment' as const, segments: ['gold'] }),
  fc.constant({ kind: 'known_customer' as const }),
  fc.constant({ kind: 'first_purchase' as const }),
  fc.record({
    kind: fc.constant('hours' as const),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    from: fc.constantFrom('00:00', '09:30', '11:30'),
    to: fc.constantFrom('11:30', '18:00', '24:00'),
  }),
)
export const someOffers = fc
  .array(
    fc.record(
      {
        priority: fc.integer({ min: 0, max: 3 }),
        group: fc.constantFrom('one', 'two'),
        isAlone: fc.boolean(),
        needsCode: fc.boolean(),
        conditions: fc.array(condition, { maxLength: 2 }),
        effect,
      },
      { requiredKeys: ['priority', 'conditions', 'effect'] },
    ),
    { maxLength: 7 },
  )
  .map((offers) => offers.map((one, number): Offer => ({ id: `offer_${number}`, ...one })))
export const someLines = fc.uniqueArray(
  fc.record(
    {
      sku: fc.constantFrom(...skus),
      unitPriceMinor: fc.oneof(fc.nat(300), fc.nat(20_000)),
      quantity: fc.integer({ min: 1, max: 6 }),
      categories: fc.subarray(categories),
      brand: fc.constantFrom(...brands),
      isReduced: fc.boolean(),
    },
    { requiredKeys: ['sku', 'unitPriceMinor', 'quantity', 'categories', 'isReduced'] },
  ),
  { selector: ({ sku }) => sku, maxLength: 6 },
)
export const someOccasion: fc.Arbitrary<Occasion> = fc
  .record(
    {
      at: fc.integer({ min: 0, max: 7 * 24 * 60 }).map((minutes) => new Date(monday.getTime() + minutes * 60_000)),
      channel: fc.constantFrom('web', 'shop'),
      locationId: fc.constantFrom('loc_a', 'loc_c'),
      segments: fc.subarray(['gold', 'silver']),
      postcode: fc.constantFrom('75001', '69002', '13001'),
      delivery: fc.record({ mode: fc.constantFrom('home', 'relay'), costMinor: fc.nat(1000) }),
      isKnown: fc.boolean(),
      isFirstPurchase: fc.boolean(),
      opened: fc.subarray(['offer_0', 'offer_2', 'offer_3']).map((ids) => new Set(ids)),
      left: fc
        .record({ uses: fc.nat(1), budgetMinor: fc.nat(3000) }, { requiredKeys: [] })
        .map((left) => new Map([['offer_1', left]])),
    },
    { requiredKeys: ['at', 'channel', 'isKnown', 'isFirstPurchase', 'opened', 'left'] },
  )
  .map((some) => ({ ...occasion, ...some }))
