import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Database, isTaken, json, openDatabase, sql, type Tx } from './database.ts'
import { startTemporary } from './test-database.ts'

let server: { url: string; stop(): Promise<void> }
let db: Database
beforeAll(async () => {
  server = await startTemporary()
  db = openDatabase(server.url)
  await db.reader.script('create table balances (name text primary key, minor bigint not null check (minor >= 0))')
}, 60_000)
beforeEach(() => db.reader.script(`truncate balances; insert into balances values ('jean', 10), ('camille', 10)`))
afterAll(async () => {
  await db.close()
  await server.stop()
})

const minorOf = async (tx: Tx, name: string) =>
  (await tx.one<{ minor: number }>(sql`select minor from balances where name = ${name}`)).minor
const spend = (tx: Tx, name: string, minor: number) =>
  tx.run(sql`update balances set minor = minor - ${minor} where name = ${name}`)

test('values arrive as the house writes them', async () => {
  const row =
    await db.reader.one(sql`select 9007199254740991::int8 as minor, '2026-02-03'::date as day, 12.50::numeric as share,
    array['2026-02-03'::date, null] as days, array[1, 2]::int8[] as many, '2026-02-03T04:05:06Z'::timestamptz as at,
    ${json([{ a: 1 }])}::jsonb as facts`)
  expect(row).toEqual({
    minor: 9007199254740991,
    day: '2026-02-03',
    share: 12.5,
    days: ['2026-02-03', null],
    many: [1, 2],
    at: new Date('2026-02-03T04:05:06Z'),
    facts: [{ a: 1 }],
  })
})

test('a whole number that JavaScript cannot hold is an error, and the connection stays usable', async () => {
  await expect(db.read(sql`select 9007199254740993::int8`)).rejects.toThrow('too large')
  expect(await minorOf(db.reader, 'jean')).toBe(10)
})

test('one wants exactly one row, maybe at most one, run counts', async () => {
  await expect(db.reader.one(sql`select from balances where name = 'nobody'`)).rejects.toThrow('got none')
  await expect(db.reader.one(sql`select from balances`)).rejects.toThrow('got 2')
  expect(await db.reader.maybe(sql`select from balances where name = 'nobody'`)).toBeUndefined()
  await expect(db.reader.maybe(sql`select from balances`)).rejects.toThrow('got 2')
  expect(await db.reader.run(sql`update balances set minor = 1`)).toBe(2)
})

test('the same text is prepared once a connection, under a name, and not at all when switched off', async () => {
  const prepared = async (namedStatements: boolean) => {
    const alone = openDatabase(server.url, { max: 1, namedStatements })
    for (let i = 0; i < 3; i++) await alone.read(sql`select ${i}::integer as number`)
    const rows = await alone.read<{ statement: string }>(sql`select statement from pg_prepared_statements`)
    await alone.close()
    return rows.filter(({ statement }) => statement.includes('as number')).length
  }
  expect(await prepared(true)).toBe(1)
  expect(await prepared(false)).toBe(0)
})

test('what is asked again has the columns it had, also of several at once and behind one that failed', async () => {
  const alone = openDatabase(server.url, { max: 1 })
  const ask = (tx: Tx, divisor: number) =>
    tx.rows(
      sql`select 12 / ${divisor}::integer as part, '2026-02-03'::date as day, name, minor from balances where minor > ${divisor} order by name`,
    )
  const row = (part: number, name: string) => ({ part, day: '2026-02-03', name, minor: 10 })
  const both = (part: number) => [row(part, 'camille'), row(part, 'jean')]
  const take = (tx: Tx, name: string) =>
    tx.rows(sql`update balances set minor = minor - 1 where name = ${name} returning name, minor`)
  for (let round = 0; round < 3; round++) {
    expect(await Promise.all([ask(alone.reader, 2), ask(alone.reader, 3), ask(alone.reader, 20)])).toEqual([
      both(6),
      both(4),
      [],
    ])
    await expect(ask(alone.reader, 0)).rejects.toThrow('division by zero')
    expect(
      await alone.transaction(async (tx) => [await take(tx, 'nobody'), await take(tx, 'jean'), await ask(tx, 4)]),
    ).toEqual([[], [{ name: 'jean', minor: 9 }], [row(3, 'camille'), { ...row(3, 'jean'), minor: 9 }]])
    expect(await alone.transaction((tx) => tx.run(sql`update balances set minor = 10 where name = ${'jean'}`))).toBe(1)
    expect(await alone.transaction((tx) => tx.run(sql`update balances set minor = 10 where name = ${'nobody'}`))).toBe(
      0,
    )
  }
  await alone.close()
})

test('a statement prepared before its table changed works after it', async () => {
  const alone = openDatabase(server.url, { max: 1 })
  const read = () => alone.transaction((tx) => tx.rows(sql`select * from balances where name = 'jean'`))
  await read()
  await db.reader.script('alter table balances add column note text')
  expect(await read()).toEqual([{ name: 'jean', minor: 10, note: null }])
  await db.reader.script('alter table balances drop column note')
  await alone.close()
})

test('a transaction that throws leaves nothing behind and calls nobody', async () => {
  const called: string[] = []
  const failing = db.transaction(async (tx) => {
    tx.afterCommit(() => called.push('unwound'))
    await spend(tx, 'jean', 4)
    throw new Error('out_of_stock')
  })
  await expect(failing).rejects.toThrow('out_of_stock')
  expect(await minorOf(db.reader, 'jean')).toBe(10)
  await db.transaction(async (tx) => {
    tx.afterCommit(async () => called.push(`committed ${await minorOf(db.reader, 'jean')}`))
    await spend(tx, 'jean', 4)
    expect(called).toEqual([])
  })
  await expect.poll(() => called).toEqual(['committed 6'])
})

test('a swallowed error cannot pass for a commit', async () => {
  const swallowing = db.transaction(async (tx) => {
    await spend(tx, 'jean', 4)
    await spend(tx, 'camille', 99).catch(() => {})
  })
  await expect(swallowing).rejects.toThrow('Nothing was committed')
  expect(await minorOf(db.reader, 'jean')).toBe(10)
})

test('a question asked after the end of its transaction is refused', async () => {
  let late: Tx | undefined
  await db.transaction(async (tx) => {
    late = tx
  })
  await expect(minorOf(late!, 'jean')).rejects.toThrow('is over')
})

test('questions asked together in one transaction are answered each', async () => {
  const both = await db.transaction((tx) =>
    Promise.all([minorOf(tx, 'jean'), minorOf(tx, 'camille'), spend(tx, 'jean', 1)]),
  )
  expect(both).toEqual([10, 10, 1])
})

test('of two transactions in a deadlock, the loser is run again and both commit', async () => {
  let runs = 0
  const give = (from: string, to: string) =>
    db.transaction(async (tx) => {
      runs++
      await spend(tx, from, 1)
      await new Promise((done) => setTimeout(done, 50))
      await spend(tx, to, -1)
    })
  await Promise.all([give('jean', 'camille'), give('camille', 'jean')])
  expect(runs).toBeGreaterThan(2)
  expect([await minorOf(db.reader, 'jean'), await minorOf(db.reader, 'camille')]).toEqual([10, 10])
}, 20_000)

test('serializable transactions that collide are run again, unless told not to', async () => {
  const add = (retry: boolean, haveRead?: () => Promise<void>) =>
    db.transaction(
      async (tx) => {
        const minor = await minorOf(tx, 'jean')
        await haveRead?.()
        await tx.run(sql`update balances set minor = ${minor + 1} where name = 'jean'`)
      },
      { isolation: 'serializable', retry },
    )
  await Promise.all([add(true), add(true), add(true)])
  expect(await minorOf(db.reader, 'jean')).toBe(13)
  // All three have read before the first of them writes.
  let reading = 3
  let goOn = () => {}
  const allHaveRead = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const together = () => {
    if (--reading === 0) goOn()
    return allHaveRead
  }
  const once = await Promise.allSettled([add(false, together), add(false, together), add(false, together)])
  expect(once.some(({ status }) => status === 'rejected')).toBe(true)
}, 20_000)

test('a connection lost in a transaction fails it, and the next one gets a fresh connection', async () => {
  const cut = db.transaction(async (tx) => {
    const { pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await db.read(sql`select pg_terminate_backend(${pid})`)
    await spend(tx, 'jean', 4)
  })
  await expect(cut).rejects.toThrow()
  expect(await minorOf(db.reader, 'jean')).toBe(10)
})

test('a transaction on a server that cannot be reached says so', async () => {
  const nowhere = openDatabase('postgresql://nobody@localhost/none?host=/nonexistent')
  await expect(nowhere.transaction((tx) => minorOf(tx, 'jean'))).rejects.toThrow('ENOENT')
  await nowhere.close()
})

test('what is notified is heard, and after an interruption the listener is told to look again', async () => {
  const heard: (string | undefined)[] = []
  const stopListening = await db.listen('bells', (payload) => heard.push(payload))
  await db.read(sql`select pg_notify('bells', 'one')`)
  await expect.poll(() => heard).toEqual(['one'])
  await db.read(sql`select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen "bells"'`)
  await expect.poll(() => heard).toEqual(['one', undefined])
  await db.read(sql`select pg_notify('bells', 'two')`)
  await expect.poll(() => heard).toEqual(['one', undefined, 'two'])
  stopListening()
  await db.read(sql`select pg_notify('bells', 'three')`)
  expect(heard).toHaveLength(3)
})

test('what is read behind the commit sees what was written, and what fails there undoes nothing', async () => {
  await db.reader.script('create table if not exists behind (n integer primary key)')
  const count = (tx: Tx) => tx.one<{ n: number }>(sql`select count(*)::integer as n from behind`).then(({ n }) => n)
  expect(await db.writeThenRead(async (tx) => void tx.send(sql`insert into behind values (1)`), count)).toBe(1)
  let reads = 0
  const failing = db.writeThenRead(
    async (tx) => void (await tx.run(sql`insert into behind values (2)`)),
    async (tx) => {
      reads += 1
      await tx.rows(sql`select * from not_there`)
    },
  )
  await expect(failing).rejects.toThrow(/not_there/)
  expect([reads, await count(db.reader)]).toEqual([1, 2])
  const refused = db.writeThenRead(async (tx) => void tx.send(sql`insert into behind values (2)`), count)
  await expect(refused).rejects.toThrow(/duplicate key/)
  const instead = (error: unknown) => new Error(isTaken(error, 'behind_pkey') ? 'known already' : 'another error')
  const told = db.transaction(async (tx) => {
    tx.send(sql`insert into behind values (2)`, instead)
    await count(tx)
  })
  await expect(told).rejects.toThrow('known already')
  expect(await count(db.reader)).toBe(2)
})
