import { expect, test } from 'vitest'
import { askTogether } from './ask-together.ts'
import type { Database, Tx } from './db/database.ts'

const database = {} as { reader: Tx }
const reader = { database } as unknown as Tx
database.reader = reader
const transaction = { database: database as Database } as Tx

function counted() {
  const asked: { keys: readonly string[]; moment: string }[] = []
  const ask = askTogether(async (_, keys, moment) => {
    asked.push({ keys, moment })
    if (keys.includes('broken')) throw new Error('no answer')
    return new Map(keys.map((key) => [key, `${key} at ${moment}`]))
  })
  return { ask, asked }
}

test('what many ask in one round about one moment is one question, each key once, and who asks later asks anew', async () => {
  const { ask, asked } = counted()
  const answers = await Promise.all([ask(reader, ['a', 'b'], 'noon'), ask(reader, ['b', 'c'], 'noon')])
  expect(asked).toEqual([{ keys: ['a', 'b', 'c'], moment: 'noon' }])
  expect(answers.map((answer) => answer.get('b'))).toEqual(['b at noon', 'b at noon'])
  expect(answers[1]?.get('c')).toBe('c at noon')
  await ask(reader, ['a'], 'noon')
  expect(asked).toHaveLength(2)
})

test('another moment, a transaction and a long list are asked alone', async () => {
  const { ask, asked } = counted()
  const many = Array.from({ length: 50 }, (_, n) => `m${n}`)
  const answers = await Promise.all([
    ask(reader, ['a'], 'noon'),
    ask(reader, ['a'], 'one'),
    ask(transaction, ['a'], 'noon'),
    ask(reader, many, 'noon'),
  ])
  expect(asked).toHaveLength(4)
  expect(answers[1]?.get('a')).toBe('a at one')
})

test('a question that fails fails for all who shared it, and the next is asked again', async () => {
  const { ask } = counted()
  const both = await Promise.allSettled([ask(reader, ['broken'], 'noon'), ask(reader, ['a'], 'noon')])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect((await ask(reader, ['a'], 'noon')).get('a')).toBe('a at noon')
})

test('a crowd is asked in several questions, and everybody is answered', async () => {
  const { ask, asked } = counted()
  const answers = await Promise.all(Array.from({ length: 500 }, (_, n) => ask(reader, [`k${n}`], 'noon')))
  answers.forEach((answer, n) => {
    expect(answer.get(`k${n}`)).toBe(`k${n} at noon`)
  })
  expect(asked.map(({ keys }) => keys.length)).toEqual([200, 200, 100])
})
