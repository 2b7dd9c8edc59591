import { expect, test } from 'vitest'
import { type LocalRow, matchingRows } from './local-rows.ts'
import { withRecent } from './recent.ts'

const row = (title: string, words = ''): LocalRow => ({ kind: 'action', key: title, title, words })
const rows = [row('Commandes'), row('Ouvrir un dossier', 'nouveau client créer'), row('Volta Saint-Étienne', '42000')]
const titles = (typed: string) => matchingRows(rows, typed).map(({ title }) => title)

test('pages and actions are found by the beginnings of their words, without accents', () => {
  expect(titles('comm')).toEqual(['Commandes'])
  expect(titles('etienne')).toEqual(['Volta Saint-Étienne'])
  expect(titles('client nouv')).toEqual(['Ouvrir un dossier'])
  expect(titles('ommandes')).toEqual([])
  expect(titles('  ')).toEqual([])
})

test('the title that begins with what is typed comes first', () => {
  const found = matchingRows([row('Voir les commandes'), row('Commandes')], 'commandes')
  expect(found.map(({ title }) => title)).toEqual(['Commandes', 'Voir les commandes'])
})

test('what was opened last comes first, each thing once, and the oldest is forgotten', () => {
  const opened = (name: string) => ({ kind: 'order' as const, to: `/orders/${name}`, title: name })
  const all = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '3'].reduce(
    (kept, name) => withRecent(kept, opened(name)),
    [] as ReturnType<typeof withRecent>,
  )
  expect(all.map(({ title }) => title)).toEqual(['3', '9', '8', '7', '6', '5', '4', '2'])
})
