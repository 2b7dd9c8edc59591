import { describe, expect, it } from 'vitest'
import { dayWords, momentWords, timeWords } from './dates.ts'
import { orderedWords, promisedWords } from './promised.ts'

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
  const home = { mode: 'home', earliest: '2026-11-25T07:00:00Z', latest: '2026-11-26T17:00:00Z' } as const

  it('says the day it is there by', () => {
    expect(promisedWords(home, 'fr', now)).toBe('À domicile jeudi 26 novembre au plus tard')
    expect(promisedWords(home, 'en', now)).toBe('Home by Thursday 26 November')
  })

  it('says where and from when to collect', () => {
    const collect = {
      mode: 'collect',
      placeName: 'Volta Rivoli',
      earliest: '2026-11-23T14:00:00Z',
      latest: '',
    } as const
    expect(promisedWords(collect, 'fr', now)).toBe('À retirer à Volta Rivoli\u00A0: aujourd’hui à 15\u00A0h')
  })

  it('keeps its date when it is read again later', () => {
    const collect = {
      mode: 'collect',
      placeName: 'Volta Rivoli',
      earliest: '2026-11-24T14:00:00Z',
      latest: '',
    } as const
    expect(orderedWords(collect, 'fr', now)).toBe('À retirer à Volta Rivoli à partir du mardi 24 novembre')
  })
})
