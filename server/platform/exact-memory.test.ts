import { fileURLToPath } from 'node:url'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Database, openDatabase, type Tx } from './db/database.ts'
import { cloneDatabase, templateDatabase } from './db/test-database.ts'
import { rememberExactly } from './exact-memory.ts'
import { forgetOld } from './forget-old.ts'
import type { JobContext } from './jobs.ts'

let db: Database
let other: Database
let stop: () => Promise<void>
const keys = ['A', 'B', 'C', 'D', 'E']

beforeAll(async () => {
  const template = await templateDatabase({
    migrations: fileURLToPath(new URL('../../db/migrations/', import.meta.url)),
    prepare: (made) =>
      made.reader.script(`
        create table things (sku text primary key, value integer not null);
        create trigger things_are_noted after update on things referencing new table as changed for each statement
          execute function note_articles_changed();
        create trigger new_things_are_noted after insert on things referencing new table as changed for each statement
          execute function note_articles_changed();
        create trigger emptied_things_are_noted after truncate on things execute function note_all_changed('articles')`),
  })
  const clone = await cloneDatabase(template.url)
  db = openDatabase(clone.url)
  other = openDatabase(clone.url)
  stop = async () => {
    await Promise.all([db.close(), other.close()])
    await clone.drop()
    await template.stop()
  }
}, 60_000)
beforeEach(async () => {
  await other.reader.script('truncate things')
  await other.reader.run(sql`insert into things select unnest(${keys}::text[]), 0`)
})
afterAll(() => stop())

const set = (tx: Tx, key: string, value: number) => tx.run(sql`update things set value = ${value} where sku = ${key}`)

/** A memory of its own of the same things, and how often each of them was read. */
function remembering() {
  const reads: string[] = []
  const ask = rememberExactly<number, null>({
    kind: 'articles',
    read: async (tx, wanted) => {
      reads.push(...wanted)
      const rows = await tx.rows<{ sku: string; value: number }>(
        sql`select sku, value from things where sku = any(${wanted}::text[])`,
      )
      return new Map(rows.map(({ sku, value }) => [sku, value]))
    },
    serves: () => true,
    atMost: 4,
  })
  return { ask: async (...wanted: string[]) => Object.fromEntries(await ask(db.reader, wanted, null)), reads }
}

test('what has not changed is not read again, what has is, and what does not exist is in no answer', async () => {
  const { ask, reads } = remembering()
  await ask('B')
  expect(await ask('A', 'B', 'X')).toEqual({ A: 0, B: 0 })
  reads.length = 0
  expect(await Promise.all([ask('A'), ask('A', 'B'), ask('B')])).toEqual([{ A: 0 }, { A: 0, B: 0 }, { B: 0 }])
  expect(reads).toEqual([])
  await set(other.reader, 'A', 1)
  expect(await Promise.all([ask('A'), ask('B')])).toEqual([{ A: 1 }, { B: 0 }])
  expect(reads).toEqual(['A'])
  await other.reader.script('truncate things')
  expect(await ask('A', 'B')).toEqual({})
  await other.reader.run(sql`insert into things values ('X', 7)`)
  expect(await ask('A', 'X')).toEqual({ X: 7 })
})

test('nobody sees a change before it is committed, and everybody at once after it, however long it took and whatever was asked meanwhile', async () => {
  const { ask } = remembering()
  await ask('A', 'B')
  await other.transaction(async (slow) => {
    await set(slow, 'A', 1)
    expect(await ask('A', 'B')).toEqual({ A: 0, B: 0 })
    await other.transaction((quick) => set(quick, 'B', 2))
    expect(await ask('A', 'B')).toEqual({ A: 0, B: 2 })
    expect(await ask('A')).toEqual({ A: 0 })
  })
  expect(await ask('A', 'B')).toEqual({ A: 1, B: 2 })
  await expect(
    other.transaction(async (tx) => {
      await set(tx, 'A', 5)
      throw new Error('unwound')
    }),
  ).rejects.toThrow('unwound')
  expect(await ask('A')).toEqual({ A: 1 })
})

test('a transaction sees what it has changed itself', async () => {
  const ask = rememberExactly<number, null>({
    kind: 'articles',
    read: async (tx) =>
      new Map([['A', (await tx.one<{ value: number }>(sql`select value from things where sku = 'A'`)).value]]),
    serves: () => true,
    atMost: 4,
  })
  await ask(db.reader, ['A'], null)
  await db.transaction(async (tx) => {
    await set(tx, 'A', 3)
    expect(await ask(tx, ['A'], null)).toEqual(new Map([['A', 3]]))
  })
})

test('notes that were forgotten are not missed', async () => {
  const { ask } = remembering()
  await ask('A')
  expect(await ask('A')).toEqual({ A: 0 })
  await set(other.reader, 'A', 1)
  await set(other.reader, 'B', 1)
  await other.reader.run(sql`update noted_changes set noted_at = now() - interval '2 hours'`)
  await forgetOld({ db: other, clock: { now: () => new Date() } } as unknown as JobContext)
  expect(await other.reader.one(sql`select count(*) from noted_changes`)).toEqual({ count: 1 })
  expect(await ask('A')).toEqual({ A: 1 })
  await set(other.reader, 'A', 2)
  await other.reader.run(sql`delete from noted_changes`)
  expect(await ask('A')).toEqual({ A: 2 })
})

test('more notes than are worth reading are not missed either', async () => {
  const { ask } = remembering()
  await ask('A', 'B')
  await other.reader.script(`do $$ begin
    for n in 1..1100 loop update things set value = 0 where sku = 'B'; end loop;
    update things set value = 9 where sku = 'A';
  end $$`)
  expect(await ask('A', 'B')).toEqual({ A: 9, B: 0 })
})

test('what serves another moment only is read again for this one', async () => {
  const ask = rememberExactly<{ at: number }, number>({
    kind: 'articles',
    read: async (_, wanted, at) => new Map(wanted.map((key) => [key, { at }])),
    serves: (value, at) => value.at === at,
    atMost: 4,
  })
  const answers = await Promise.all([1, 2, 2, 3].map((at) => ask(db.reader, ['A'], at)))
  expect(answers.map((answer) => answer.get('A')?.at)).toEqual([1, 2, 2, 3])
})

test('an answer that fails fails for those who asked together, and the next is read anew', async () => {
  let fails = true
  const ask = rememberExactly<string, null>({
    kind: 'articles',
    read: async (_, wanted) => {
      if (fails) throw new Error('no answer')
      return new Map(wanted.map((key) => [key, 'here']))
    },
    serves: () => true,
    atMost: 4,
  })
  const both = await Promise.allSettled([ask(db.reader, ['A'], null), ask(db.reader, ['B'], null)])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  fails = false
  expect((await ask(db.reader, ['A'], null)).get('A')).toBe('here')
})

test('many write and many ask at once: no answer is older than its question', async () => {
  const { ask, reads } = remembering()
  const written = new Map(keys.map((key) => [key, 0]))
  const begun = new Map(keys.map((key) => [key, 0]))
  let isOver = false
  const writer = async (key: string) => {
    for (let value = 1; value <= 60; value += 1) {
      begun.set(key, value)
      await other.transaction(async (tx) => {
        await set(tx, key, value)
        if (value % 3 === 0) await tx.one(sql`select count(*) from things`)
      })
      written.set(key, value)
    }
  }
  let answers = 0
  const asker = async (lane: number) => {
    while (!isOver) {
      const wanted = keys.filter((_, index) => (index + answers + lane) % 3 > 0)
      const least = wanted.map((key) => written.get(key)!)
      const found = await ask(...wanted)
      wanted.forEach((key, index) => {
        expect(found[key]).toBeGreaterThanOrEqual(least[index]!)
        expect(found[key]).toBeLessThanOrEqual(begun.get(key)!)
      })
      answers += 1
    }
  }
  const askers = Promise.all([0, 1, 2, 3, 4, 5].map(asker))
  await Promise.all(keys.map(writer))
  isOver = true
  await askers
  expect(await ask(...keys)).toEqual(Object.fromEntries(keys.map((key) => [key, 60])))
  expect(reads.length).toBeGreaterThan(0)
})
