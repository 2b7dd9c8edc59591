import { describe, expect, it } from 'vitest'
import { dayWords, momentWords, timeWords } from './dates.ts'
import { promisedWords } from './promised.ts'

const now = new Date('2026-11-23T09:00:00Z')

describe('dates in words', () => {
  it('says the first of a month as French does', () => {
    expect(dayWords('2026-12-01T10:00:00Z', 'fr', now)).toBe('mardi 1er décembre')
    expect(dayWords('2026-12-01T10:00:00Z', 'en', now)).toBe('Tuesday 1 December')
  })

  it('names the year only where it is another', () => {
    expect(dayWords('2027-01-04T10:00:00Z', 'fr', now)).toBe('lundi 4 janvier 2027')
  })

  it('tells the day of the place, not of UTC', () => {
    expect(dayWords('2026-11-30T23:30:00Z', 'fr', now)).toBe('mardi 1er décembre')
  })

  it('says today and tomorrow with the time', () => {
    expect(momentWords('2026-11-23T14:30:00Z', 'fr', now)).toBe('aujourd’hui à 15\u00A0h\u00A030')
    expect(momentWords('2026-11-24T09:00:00Z', 'en', now)).toBe('tomorrow at 10:00')
    expect(timeWords('2026-11-23T08:00:00Z', 'fr')).toBe('9\u00A0h')
  })
})

describe('a promise in words', () => {
  const window = { earliest: '2026-11-24T07:00:00Z', latest: '2026-11-26T17:00:00Z' }

  it('says between which days a carrier comes', () => {
    expect(promisedWords({ mode: 'home', ...window }, 'fr', now)).toBe('Chez vous entre demain et jeudi 26 novembre')
    expect(promisedWords({ mode: 'home', ...window }, 'en', now)).toBe(
      'At your home between tomorrow and Thursday 26 November',
    )
  })

  it('says a month once', () => {
    const days = { mode: 'home', earliest: '2026-11-25T07:00:00Z', latest: '2026-11-26T17:00:00Z' } as const
    expect(promisedWords(days, 'fr', now)).toBe('Chez vous entre mercredi 25 et jeudi 26 novembre')
    expect(promisedWords(days, 'en', now)).toBe('At your home between Wednesday 25 and Thursday 26 November')
    const months = { ...days, earliest: '2026-11-30T07:00:00Z', latest: '2026-12-01T17:00:00Z' }
    expect(promisedWords(months, 'fr', now)).toBe('Chez vous entre lundi 30 novembre et mardi 1er décembre')
  })

  it('says one day where there is one', () => {
    const oneDay = { earliest: '2026-11-26T07:00:00Z', latest: window.latest }
    expect(promisedWords({ mode: 'relay', placeName: 'Tabac du Pont', ...oneDay }, 'fr', now)).toBe(
      'En point relais jeudi 26 novembre · Tabac du Pont',
    )
  })

  it('says from which hour a shop has it', () => {
    const collect = {
      mode: 'collect',
      placeName: 'Volta Rivoli',
      earliest: '2026-11-23T14:00:00Z',
      latest: '',
    } as const
    expect(promisedWords(collect, 'fr', now)).toBe('À retirer aujourd’hui à partir de 15\u00A0h · Volta Rivoli')
  })

  it('takes away now, or from when the shop opens', () => {
    const earliest = '2026-11-23T08:00:00Z'
    expect(promisedWords({ mode: 'takeaway', earliest, latest: earliest }, 'fr', now)).toBe('À emporter dès maintenant')
    const later = '2026-11-23T10:00:00Z'
    expect(promisedWords({ mode: 'takeaway', earliest: later, latest: later }, 'en', now)).toBe(
      'Take away today from 11:00',
    )
  })
})
