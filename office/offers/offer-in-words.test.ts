import type { OfferVersion } from '@filrouge/contract/promotions.ts'
import { expect, it } from 'vitest'
import { differences, type OfferNames } from './offer-in-words.ts'

const names: OfferNames = {
  language: 'fr',
  currency: 'EUR',
  category: (code) => ({ image: 'Image', televisions: 'Téléviseurs' })[code] ?? code,
  segment: (code) => ({ fideles: 'Clients fidèles' })[code] ?? code,
  location: (id) => id,
  moment: (instant) => instant.slice(0, 10),
}
const first: OfferVersion['definition'] = {
  titleFr: 'Télés',
  titleEn: 'TVs',
  priority: 100,
  isAlone: false,
  needsCode: true,
  conditions: [],
  effect: { kind: 'percent', of: { categories: ['televisions'] }, percent: 10 },
  startsAt: '2026-11-01T00:00:00.000Z',
  isDraft: true,
  mayBeGiven: false,
}
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const told = (changes: Partial<OfferVersion['definition']>, language: OfferNames['language'] = 'fr', before = first) =>
  differences(before, { ...before, ...changes }, { ...names, language }).map(({ field, before: was, after }) =>
    plain(`${field} : ${was} → ${after}`),
  )

it('what a version changed is told old and new, by the names people know', () => {
  expect(told({ effect: { kind: 'percent', of: { categories: ['televisions'] }, percent: 15.5 } })).toEqual([
    'Réduction : 10 % → 15,5 %',
  ])
  expect(
    told({ effect: { kind: 'percent', of: { categories: ['image'], isAtRegularPrice: true }, percent: 10 } }),
  ).toEqual(['Articles : Téléviseurs → Image, Sauf les articles déjà en promotion'])
  expect(told({ isDraft: false, budget: { minor: 100_000, currency: 'EUR' } })).toEqual([
    'État : Brouillon → En place',
    'Budget : Sans limite → 1 000,00 €',
  ])
  expect(told({ endsAt: '2026-12-24T00:00:00.000Z' }, 'en')).toEqual(['Ends : no end → 2026-12-24'])
})

it('another kind of discount, and conditions that come, go or change, are told too', () => {
  const bundle = {
    effect: { kind: 'bundle' as const, slots: [{ of: {}, quantity: 3 }], priceMinor: 10_000, times: 2 },
  }
  expect(told(bundle)).toEqual([
    'Réduction : 10 % → 3 × Tous les articles pour 100,00 €',
    'Articles : Téléviseurs → aucun',
  ])
  const conditions = [
    { kind: 'goods_at_least' as const, of: { categories: ['image'] }, amountMinor: 5000 },
    { kind: 'segment' as const, segments: ['fideles'] },
  ]
  expect(told({ conditions })).toEqual([
    'Montant d’articles d’au moins : aucun → 50,00 € (Image)',
    'Client d’un de ces segments : aucun → Clients fidèles',
  ])
  const before = { ...first, conditions }
  const dearer = [{ ...conditions[0]!, amountMinor: 6000 }, conditions[1]!]
  expect(told({ conditions: dearer as typeof conditions }, 'fr', before)).toEqual([
    'Montant d’articles d’au moins : 50,00 € (Image) → 60,00 € (Image)',
  ])
  expect(told({}, 'fr', before)).toEqual([])
})
