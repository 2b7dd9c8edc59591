import { expect, test } from 'vitest'
import { words } from './words.ts'

const say = words(
  {
    welcome: 'Bienvenue chez {shop}',
    articles: '{count, plural, =0 {Aucun article} one {# article} other {# articles}}',
    basket: 'L’état du panier',
    sale: 'prix < 10 €',
  },
  {
    welcome: 'Welcome to {shop}',
    articles: '{count, plural, =0 {No articles} one {# article} other {# articles}}',
    basket: "The basket's state",
    sale: 'price < €10',
  },
)

test('messages are said in the language asked, with their values', () => {
  expect(say('fr', 'welcome', { shop: 'Volta <b>Lyon</b>' })).toBe('Bienvenue chez Volta <b>Lyon</b>')
  expect(say('en', 'articles', { count: 1 })).toBe('1 article')
  expect(say('fr', 'articles', { count: 1200 })).toBe('1\u202f200 articles')
  expect(say('fr', 'articles', { count: 0 })).toBe('Aucun article')
  expect(say('en', 'basket')).toBe("The basket's state")
  expect(say('fr', 'sale')).toBe('prix < 10 €')
})

test('a missing value is a bug', () => {
  expect(() => say('fr', 'welcome')).toThrow()
})

test('keys are those of the French record, and the English record has the same', () => {
  // @ts-expect-error no such key
  expect(() => say('fr', 'goodbye')).toThrow('goodbye')
  // @ts-expect-error the English word is missing
  words({ one: 'un', two: 'deux' }, { one: 'one' })
  // @ts-expect-error the English record says more than the French
  words({ one: 'un' }, { one: 'one', two: 'two' })
})

test('a straight apostrophe before a brace is refused, since it would quote it', () => {
  expect(() => words({ from: "d'{shop}" }, { from: 'from {shop}' })).toThrow('from')
})
