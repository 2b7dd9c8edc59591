import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIntent } from './intents.ts'
import { askedWordsOf, indexedWordsOf, tellingWords, wordsOf } from './search-text.ts'
import { slipsBetween } from './slips.ts'
import { soundOf } from './sound.ts'
import { stem } from './stem.ts'
import { equivalents } from './units.ts'

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

describe('the stem of a word', () => {
  it.each([
    ['bouilloires', 'bouilloire'],
    ['televisions', 'television'],
    ['batteries', 'battery'],
    ['batterie', 'battery'],
    ['knives', 'knife'],
    ['jeux', 'jeu'],
    ['chevaux', 'cheval'],
    ['sportive', 'sportif'],
    ['connectee', 'connecte'],
    ['rayees', 'raye'],
    ['electrique', 'electric'],
    ['glasses', 'glass'],
  ])('« %s » is found by « %s »', (one, other) => expect(stem(one)).toBe(stem(other)))
  it.each([
    ['lens', 'len'],
    ['table', 'tablette'],
    ['i7', 'i'],
    ['bois', 'boi'],
  ])('« %s » is not « %s »', (one, other) => expect(stem(one)).not.toBe(stem(other)))
  it('of a stem is itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (word) => {
        expect(stem(word).length).toBeLessThanOrEqual(word.length + 1)
      }),
    )
  })
})

describe('the sound of a word', () => {
  it.each([
    ['kafetiere', 'cafetiere'],
    ['enseinte', 'enceinte'],
    ['orfelia', 'orphelia'],
    ['kask', 'casque'],
    ['refrijerateur', 'refrigerateur'],
    ['telefone', 'telephone'],
    ['foto', 'photo'],
    ['fauteille', 'fauteuil'],
  ])('« %s » sounds like « %s »', (one, other) => expect(soundOf(one)).toBe(soundOf(other)))
})

describe('the price in a query', () => {
  it.each([
    ['télé à moins de 500 €', 'tele', { to: 50000 }],
    ['laptop under 900 euros', 'laptop', { to: 90000 }],
    ['casque pas cher', 'casque', { isCheap: true }],
    ['canapé entre 500 et 1 000 €', 'canape', { from: 50000, to: 100000 }],
    ['vélo plus de 1000 euros', 'velo', { from: 100000 }],
    ['casque moins de 100', 'casque', { to: 10000 }],
    ['moins de 300 g', 'moins de 300 g', undefined],
    ['pas cher', 'pas cher', undefined],
    ['i7-8700', 'i7-8700', undefined],
  ])('%s', (text, rest, price) => {
    const read = readIntent(text)
    expect([read.rest.replace(/\s+/g, ' ').trim(), read.price]).toEqual([rest, price])
  })
})

describe('a quantity', () => {
  it('is the same in other units', () => {
    expect(equivalents('1', 'tb')).toEqual(expect.arrayContaining(['1000gb', '1024gb']))
    expect(equivalents('1p5', 'kg')).toContain('1500g')
    expect(equivalents('55', 'pouce')).toEqual([])
  })
})

describe('slips', () => {
  it.each([
    ['casuqe', 'casque', 1],
    ['telephnoe', 'telephone', 1],
    ['headfones', 'headphones', 2],
    ['casque', 'casque', 0],
    ['', 'abc', 3],
  ])('%s → %s', (one, other, slips) => expect(slipsBetween(one, other)).toBe(slips))

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
