import type { PromiseOption } from '@filrouge/contract/promise.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { promiseEachText, promiseText } from './promise-text.ts'

// Whatever can stand in a name: quotes, what is not Latin, half of what is written with two.
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('\u202f', '"', '\\', 'Épicerie\n', '🎁'),
)
const instant = fc.constantFrom('2026-11-24T08:30:00.000Z', '2026-11-24T18:30:00.000Z')
const cost = fc.record({ minor: fc.nat(), currency: fc.constant('EUR' as const) })
const why = fc.array(
  fc.record({ code: text, values: fc.dictionary(text, fc.oneof(text, fc.nat())) }, { requiredKeys: ['code'] }),
  { maxLength: 3 },
)

// All that an option can say: what is added to the contract is missed here, and does not compile.
const everything: { [Key in keyof Required<PromiseOption>]: fc.Arbitrary<Required<PromiseOption>[Key]> } = {
  mode: fc.constantFrom('takeaway', 'collect', 'home', 'relay'),
  locationId: text,
  locationName: text,
  relayPointId: text,
  relayPointName: text,
  service: text,
  distanceMetres: fc.nat(),
  earliest: instant,
  latest: instant,
  cost,
  vatRatePercent: fc.constantFrom(0, 5.5, 8.5, 20),
  slots: fc.array(fc.record({ id: text, startsAt: instant, endsAt: instant, cost }), { maxLength: 3 }),
  sources: fc.array(
    fc.record(
      { locationId: text, sku: text, quantity: fc.nat(), incomingId: text },
      { requiredKeys: ['locationId', 'sku', 'quantity'] },
    ),
    { maxLength: 3 },
  ),
  isCheapest: fc.boolean(),
  isFastest: fc.boolean(),
  inTime: fc.boolean(),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  why,
  whyText: text,
}
const option = fc.record(everything, {
  requiredKeys: [
    'mode',
    'earliest',
    'latest',
    'cost',
    'vatRatePercent',
    'sources',
    'isCheapest',
    'isFastest',
    'why',
    'whyText',
  ],
}) as fc.Arbitrary<PromiseOption>
const lines = fc.array(fc.record({ sku: text, quantity: fc.nat() }), { minLength: 1, maxLength: 3 })
const view = fc.record(
  { sku: text, quantity: fc.nat(), lines, at: instant, needBy: fc.constant('2026-11-30'), options: fc.array(option) },
  { requiredKeys: ['lines', 'at', 'options'] },
)
const read = (json: string) => JSON.parse(json)

test('what is written by hand says the same as JSON does of the same', () => {
  fc.assert(
    fc.property(view, (promise) => {
      expect(read(promiseText(promise))).toEqual(read(JSON.stringify(promise)))
    }),
  )
  const items = fc.array(fc.record({ sku: text, quantity: fc.nat(), options: fc.array(option, { maxLength: 3 }) }))
  const each = fc.record({ at: instant, items, needBy: fc.constant('2026-11-30') }, { requiredKeys: ['at', 'items'] })
  fc.assert(
    fc.property(each, (list) => {
      expect(read(promiseEachText(list))).toEqual(read(JSON.stringify(list)))
    }),
  )
})

test('the same reasons said in two languages stay two sentences, and it is all ASCII', () => {
  const reasons = [{ code: 'in_shop', values: { location: 'Évreux' } }]
  const said = (whyText: string) => promiseText({ lines: [], at: '', options: [{ ...plain, why: reasons, whyText }] })
  expect(read(said('Prêt\u202f; à Évreux.')).options[0].whyText).toBe('Prêt\u202f; à Évreux.')
  expect(read(said('Ready; in Évreux.')).options[0].whyText).toBe('Ready; in Évreux.')
  expect(said('Prêt\u202f; à Évreux.')).toMatch(/^[\0-\x7f]*$/)
})

const plain: PromiseOption = {
  mode: 'takeaway',
  earliest: '',
  latest: '',
  cost: { minor: 0, currency: 'EUR' },
  vatRatePercent: 20,
  sources: [],
  isCheapest: true,
  isFastest: true,
  why: [],
  whyText: '',
}
