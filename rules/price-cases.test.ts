import { describe, expect, test } from 'vitest'
import { midnight, pricesIn } from './open-offers.fixture.ts'
import {
  channelCases,
  departmentalSalesCases,
  documentCases,
  listCases,
  priorCases,
  salesCases,
  territoryCases,
  unitPriceCases,
  vatCases,
} from './price-cases.fixture.ts'
import { baseList, listsInOrder, type PriceList } from './price-lists.ts'
import { type PastPrice, practisedPrices, priorPrice } from './prior-price.ts'
import { salesPeriodOn, salesPeriods } from './sales-periods.ts'
import { type MeasureUnit, unitPrice } from './unit-price.ts'
import { vatGroups, vatWithin } from './vat.ts'
import { rateIn, vatTerritoryOf } from './vat-territory.ts'

function told(history: PastPrice[], on: string): string {
  const prior = priorPrice(history, midnight(on))
  if (!prior) return 'nothing'
  return `${prior.priorMinor / 100} ${prior.reductionPercent === 0 ? '0' : `−${prior.reductionPercent}`}`
}

describe('a reduction', () => {
  test.each(priorCases)('%s: %s, on %s, is told as %s', (_, prices, on, expected) => {
    expect(told(pricesIn(prices), on)).toBe(expected)
  })
  test.each(channelCases)('%s: %s; here %s, on %s, is told as %s', (_, everybody, list, on, expected) => {
    expect(told(practisedPrices([pricesIn(list), pricesIn(everybody)]), on)).toBe(expected)
  })
})

const said = (words: string[], what: string) =>
  words.flatMap((word) => (word.startsWith(`${what}:`) ? [word.slice(what.length + 1)] : []))

function listOf(text: string): PriceList {
  const [, code = '', place = '', conditions = ''] = /^(\w+) (\d+): (.*)$/.exec(text.trim()) ?? []
  const words = conditions.split(' ')
  return {
    ...{ code, place: Number(place), startsAt: new Date(0) },
    channels: said(words, 'channel'),
    locationIds: said(words, 'shop'),
    postcodes: said(words, 'post'),
    segments: said(words, 'segment'),
  }
}

describe('of several lists', () => {
  const everybody = { ...listOf('all 999999: all'), code: baseList }
  test.each(listCases)('%s: with [%s], %s pays by %s', (_, lists, occasion, expected) => {
    const words = occasion.split(' ')
    const [locationId] = said(words, 'shop')
    const [postcode] = said(words, 'post')
    const fitting = listsInOrder([everybody, ...lists.split('|').filter(Boolean).map(listOf)], {
      channel: words[0]!,
      ...(locationId === undefined ? {} : { locationId }),
      ...(postcode === undefined ? {} : { postcode }),
      segments: said(words, 'segment'),
    })
    expect(fitting[0]?.code).toBe(expected)
    expect(fitting.at(-1)?.code).toBe(baseList)
  })
})

describe('VAT', () => {
  test.each(vatCases)('%s: %i at %d %% holds %i', (_, total, rate, vat) => {
    expect(vatWithin(total, rate)).toBe(vat)
  })
  test.each(documentCases)('%s: %s is %s', (_, lines, expected) => {
    const amounts = lines.split(' ').map((line) => {
      const [total, rate] = line.split('@')
      return { totalMinor: Number(total), ratePercent: Number(rate) }
    })
    const groups = vatGroups(amounts)
    expect(groups.map((g) => `${g.ratePercent}: ${g.baseMinor} + ${g.amountMinor}`).join(', ')).toBe(expected)
  })
  test.each(territoryCases)('in %s (%s), what bears %d %% elsewhere bears %d %%', (_, postcode, mainland, there) => {
    expect(rateIn(vatTerritoryOf(postcode), mainland)).toBe(there)
  })
})

describe('the sales', () => {
  test.each(salesCases)('of %i are %s and %s', (year, winter, summer) => {
    expect(salesPeriods(year).map(({ from, to }) => `${from}..${to}`)).toEqual([winter, summer])
    expect(salesPeriodOn(winter.slice(0, 10))).toBeDefined()
    expect(salesPeriodOn(winter.slice(12))).toBeDefined()
    expect(salesPeriodOn(`${year}-05-01`)).toBeUndefined()
  })
  test.each(departmentalSalesCases)('in the shops of %s in %i are %s and %s', (department, year, winter, summer) => {
    expect(salesPeriods(year, department).map(({ from, to }) => `${from}..${to}`)).toEqual([winter, summer])
  })
})

describe('the price of one unit', () => {
  test.each(unitPriceCases)('of %s: %i for %s is %s', (_, price, measure, expected) => {
    const [quantity = '', unit = ''] = measure.split(' ')
    const found = unitPrice(price, { quantity: Number(quantity), unit: unit as MeasureUnit })
    expect(found ? `${found.amountMinor} ${found.per}` : 'nothing').toBe(expected)
  })
})
