import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { openDatabase, sql } from './database.ts'
import { type Embedded, findEmbedded, startEmbedded } from './embedded.ts'

const folder = mkdtempSync(join(tmpdir(), 'filrouge-embedded-'))
const children = new Set<ChildProcess>()
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const program = `
import { startEmbedded } from ${JSON.stringify(fileURLToPath(new URL('./embedded.ts', import.meta.url)))}
import { openDatabase, sql } from ${JSON.stringify(fileURLToPath(new URL('./database.ts', import.meta.url)))}
const server = await startEmbedded({ folder: process.argv[2] })
const db = openDatabase(server.url)
await db.reader.script('create table if not exists kept (number integer)')
await db.transaction((tx) => tx.run(sql\`insert into kept select count(*) from kept\`))
console.log('started')
setInterval(() => {}, 1000)`

async function startedElsewhere(): Promise<ChildProcess> {
  const file = join(folder, 'program.mts')
  writeFileSync(file, program)
  const tsx = fileURLToPath(
    import.meta.resolve?.('tsx') ?? new URL('../../../node_modules/tsx/dist/loader.mjs', import.meta.url),
  )
  const child = spawn(process.execPath, ['--import', tsx, file, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.add(child)
  await new Promise<void>((done, fail) => {
    child.stdout!.on('data', (data) => String(data).includes('started') && done())
    child.on('exit', () => fail(new Error('the program ended before its database had started')))
  })
  return child
}

const serverNumber = () => Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const status = `/proc/${pid}/stat`
  return !existsSync(status) || !/\) Z /.test(readFileSync(status, 'utf8')) // a zombie has ended
}

async function untilGone(pid: number): Promise<void> {
  for (let i = 0; i < 100 && isRunning(pid); i++) await wait(50)
  expect(isRunning(pid)).toBe(false)
}

async function kept(server: Embedded): Promise<number> {
  const db = openDatabase(server.url)
  const { count } = await db.reader.one<{ count: number }>(sql`select count(*) from kept`)
  await db.close()
  return count
}

test('a program killed with -9 takes its database with it and loses nothing', async () => {
  const child = await startedElsewhere()
  const pid = serverNumber()
  expect(await findEmbedded(folder)).toContain('host=')
  child.kill('SIGKILL')
  await untilGone(pid)
  const server = await startEmbedded({ folder })
  expect(await kept(server)).toBe(1)
  await server.stop()
}, 60_000)

test('starting again at once waits for the database of a killed program to end', async () => {
  const child = await startedElsewhere()
  child.kill('SIGKILL')
  const server = await startEmbedded({ folder })
  expect(await kept(server)).toBe(2)
  await server.stop()
}, 60_000)

test('a program ended with SIGTERM takes its database with it', async () => {
  const child = await startedElsewhere()
  const pid = serverNumber()
  child.kill('SIGTERM')
  await untilGone(pid)
  expect(existsSync(join(folder, 'data', 'postmaster.pid'))).toBe(false)
}, 60_000)

test('a database killed with -9 starts again from its log, whatever program now has its number', async () => {
  const server = await startEmbedded({ folder })
  const pid = serverNumber()
  process.kill(pid, 'SIGKILL')
  await server.ended
  await untilGone(pid)
  const lock = join(folder, 'data', 'postmaster.pid')
  writeFileSync(lock, readFileSync(lock, 'utf8').replace(String(pid), String(process.pid)))
  const next = await startEmbedded({ folder })
  expect(await kept(next)).toBe(3)
  await next.stop()
}, 60_000)

test('of two starts at once on one folder, the second is told which folder is in use', async () => {
  const both = await Promise.allSettled([startEmbedded({ folder }), startEmbedded({ folder })])
  const started = both.filter((one) => one.status === 'fulfilled')
  const refused = both.filter((one) => one.status === 'rejected')
  expect(started).toHaveLength(1)
  expect(String(refused[0]?.reason)).toContain(`${folder} is already in use`)
  await started[0]!.value.stop()
}, 60_000)

test('a lock file that a server killed while it wrote it left empty stops nobody', async () => {
  const lock = join(folder, 'data', 'postmaster.pid')
  writeFileSync(lock, '')
  const longAgo = new Date(Date.now() - 60_000)
  utimesSync(lock, longAgo, longAgo)
  const server = await startEmbedded({ folder })
  await server.stop()
}, 60_000)

test('two first starts at once on an empty folder make one database', async () => {
  const empty = join(folder, 'empty', 'so deep that the path of a unix socket in it would be far too long'.repeat(2))
  const both = await Promise.allSettled([startEmbedded({ folder: empty }), startEmbedded({ folder: empty })])
  const started = both.filter((one) => one.status === 'fulfilled')
  expect(started).toHaveLength(1)
  await started[0]!.value.stop()
}, 60_000)

test('where root may open no user namespace, the database runs under another account', async () => {
  chmodSync(folder, 0o755) // else its data would go to /var/lib
  const server = await startEmbedded({ folder: join(folder, 'other'), namespaces: false })
  const db = openDatabase(server.url)
  expect(await db.read(sql`select 1 as one`)).toEqual([{ one: 1 }])
  await db.close()
  await server.stop()
}, 60_000)
