import { expect, test } from 'vitest'
import { normaliseEmail } from './email.ts'
import { formatPhone, normalisePhone } from './phone.ts'
import { isQuantity, quantity } from './quantity.ts'
import { fold, searchWords, slug, withoutElision } from './text.ts'

test.each(['06 12 34 56 78', '06.12.34.56.78', '+33612345678', '0033 6 12 34 56 78', '+33 (0)6 12 34 56 78'])(
  '%s is Camille’s number',
  (text) => {
    expect(normalisePhone(text)).toBe('+33612345678')
  },
)

test('numbers from elsewhere keep their country, and nonsense is refused', () => {
  expect(normalisePhone('+44 20 7946 0958')).toBe('+442079460958')
  expect(normalisePhone('0470 12 34 56', 'BE')).toBe('+32470123456')
  for (const wrong of ['', '12', '06 12 34 56', 'appelez-moi', '06 12 34 56 78 90', '06 12 34 56 78 ext. 9'])
    expect(normalisePhone(wrong)).toBeUndefined()
  expect(formatPhone('+33612345678')).toBe('06 12 34 56 78')
  expect(formatPhone('+442079460958')).toBe('+44 20 7946 0958')
})

test('an e-mail address is trimmed and put in lower case', () => {
  expect(normaliseEmail('  Camille.Durand@Exemple.FR ')).toBe('camille.durand@exemple.fr')
  expect(normaliseEmail("o'neil+volta@sub.exemple.co.uk")).toBe("o'neil+volta@sub.exemple.co.uk")
  expect(normaliseEmail('zoé@café.fr')).toBe('zoé@café.fr')
})

test.each([
  '',
  'camille',
  'camille@exemple',
  'camille@@exemple.fr',
  'a b@exemple.fr',
  '.a@exemple.fr',
  'a..b@exemple.fr',
  'a@-exemple.fr',
  'a@exemple..fr',
  'a@exemple.f',
  'a\u0000@exemple.fr',
  'a@exemple.fr\nBcc: b@exemple.fr',
  `${'a'.repeat(65)}@exemple.fr`,
  `a@${'b'.repeat(60)}.${'b'.repeat(60)}.${'b'.repeat(60)}.${'b'.repeat(60)}.${'b'.repeat(20)}.fr`,
])('%j is no e-mail address', (text) => {
  expect(normaliseEmail(text)).toBeUndefined()
})

test('accents, capitals and ligatures fold', () => {
  expect(fold('É')).toBe('e')
  expect(fold('ŒUF À LA COQUE')).toBe('oeuf a la coque')
  expect(fold('Straße, Łódź, smørrebrød')).toBe('strasse, lodz, smorrebrod')
  expect(fold('l’été')).toBe("l'ete")
})

test('elided words are dropped and the rest kept', () => {
  expect(withoutElision("l'ecran d'ordinateur qu'on veut")).toBe('ecran ordinateur on veut')
  expect(searchWords('Casque sans-fil de l’Été')).toEqual(['casque', 'sans', 'fil', 'de', 'ete'])
  expect(searchWords("Jean Levi's 501, aujourd’hui")).toEqual(['jean', 'levis', '501', 'aujourdhui'])
  expect(searchWords(' !? ')).toEqual([])
})

test('a slug is plain words and hyphens', () => {
  expect(slug('Téléviseur 55" — L’Œil de Nîmes')).toBe('televiseur-55-l-oeil-de-nimes')
})

test('a quantity is a whole number above zero', () => {
  expect(isQuantity(1)).toBe(true)
  for (const wrong of [0, -1, 1.5, Number.NaN, 2 ** 53, '1']) expect(isQuantity(wrong)).toBe(false)
  expect(() => quantity(0)).toThrow(RangeError)
})
