import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedWordsOf, deletionsOf, indexedWordsOf, slipsBetween, tellingWords, wordsOf } from './search-text.ts'

describe('words of a text', () => {
  it.each([
    ['Télé 55 pouces', 'tele 55 pouce'],
    ['55-inch TV', '55 pouce tv'],
    ['TV 55"', 'tv 55 pouce'],
    ['écran 15.6" tactile', 'ecran 15p6 pouce tactile'],
    ['l’écran d’ordinateur', 'ecran ordinateur'],
    ['16Go / 512 Go', '16 gb 512 gb'],
    ['16 GB, 1 TB', '16 gb 1 tb'],
    ['1,7 L', '1p7 l'],
    ['1.7l', '1p7 l'],
    ['10\u202f000 mAh', '10000 mah'],
    ['10,000 mAh', '10000 mah'],
    ['i7-8700', 'i7 8700'],
    ['4 to 20 pages', '4 to 20 pages'],
    ['Cat5e 3ft', 'cat5e 3 ft'],
  ])('%s', (text, words) => expect(wordsOf(text).join(' ')).toBe(words))

  it('finds a hyphenated word written as one', () => expect(indexedWordsOf('Wi-Fi')).toEqual(['wi', 'fi', 'wifi']))
  it('reads a grouped number in what is asked', () =>
    expect(askedWordsOf('batterie 10 000 mah')).toEqual(['batterie', '10000', 'mah']))
  it('keeps filler where there is nothing else', () =>
    expect([tellingWords(['la', 'tele']), tellingWords(['le'])]).toEqual([['tele'], ['le']]))
})

describe('slips', () => {
  it.each([
    ['casuqe', 'casque', 1],
    ['telephnoe', 'telephone', 1],
    ['headfones', 'headphones', 2],
    ['casque', 'casque', 0],
    ['', 'abc', 3],
  ])('%s → %s', (one, other, slips) => expect(slipsBetween(one, other)).toBe(slips))

  it('a word one slip away always shares a deletion', () => {
    const word = fc.stringMatching(/^[a-e]{1,8}$/)
    fc.assert(
      fc.property(word, word, (one, other) => {
        fc.pre(slipsBetween(one, other) <= 1)
        const shared = new Set(deletionsOf(one))
        expect(deletionsOf(other).some((deletion) => shared.has(deletion))).toBe(true)
      }),
    )
  })

  it('is the same both ways, and zero only for the same word', () => {
    const word = fc.stringMatching(/^[a-d]{0,7}$/)
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(slipsBetween(one, other)).toBe(slipsBetween(other, one))
        expect(slipsBetween(one, other) === 0).toBe(one === other)
      }),
    )
  })
})
