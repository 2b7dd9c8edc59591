import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { openDatabase } from '@filrouge/server/platform/db/database.ts'
import { findEmbedded } from '@filrouge/server/platform/db/embedded.ts'
import sql from 'sql-template-tag'
import { bookFigures, plainFigures } from '../world/online-retail.ts'
import { digestOf } from './import-digest.ts'
import { round } from './journey.ts'
import { cpuOf, openShop, type Shop } from './shop.ts'

const large = [
  { format: 'electronics', file: 'catalogue/electronics.ndjson.gz', shape: 'lines' },
  { format: 'gtins', file: 'catalogue/grocery-gtins.ndjson.gz', shape: 'lines' },
  { format: 'online-retail', file: 'orders/online-retail.csv.gz', shape: 'table' },
] as const

/**
 * The three large imports one after the other into an open shop: rows a second beside `COPY` of the same rows into a bare table, the most memory
 * the import had, the figures of the year of sales against those of its file; then all of it again into another shop, each import killed with -9
 * five times at random, and what both have in their tables. With the name of a format, that one only.
 */
export async function importLarge(root: string, words: string[]) {
  const data = join(root, '../shared/data')
  const wanted = large.filter(({ format }) => words.includes(format))
  const there = (wanted.length > 0 ? wanted : large).filter(({ file }) => existsSync(join(data, file)))
  if (there.length === 0) {
    console.error(`SKIPPED: none of the large files is in ${data}.`)
    return {}
  }
  const unpacked = mkdtempSync(join(tmpdir(), 'filrouge-bench-files-'))
  chmodSync(unpacked, 0o755)
  const figures: Record<string, unknown> = {}
  const shop = await openShop(root)
  const other = await openShop(root)
  try {
    let killed = 0
    for (const { format, file, shape } of there) {
      const plain = join(unpacked, format)
      await pipeline(createReadStream(join(data, file)), createGunzip(), createWriteStream(plain))
      const copied = await copyBare(shop, plain, shape)
      const imported = await importOnce(root, shop, format, plain)
      killed += await importKilled(root, other, format, plain, imported.minutes * 60)
      figures[format] = {
        ...imported,
        'COPY rows/s': round(copied.rowsPerSecond),
        'COPY CPU, µs a row': round(copied.cpuPerRow),
        'share of COPY': round(imported['rows/s'] / copied.rowsPerSecond, 3),
      }
      console.error(`  ${format} ${JSON.stringify(figures[format])}`)
      if (format === 'online-retail') figures['to the penny'] = await isToThePenny(shop, plain)
    }
    figures.killed = killed
    figures['tables that differ after the kills'] = await differences(shop, other)
    figures.verify = [shop.verify(), other.verify()]
  } finally {
    await shop.stop()
    await other.stop()
    rmSync(unpacked, { recursive: true, force: true })
  }
  return figures
}

const kills = 5

/** The same import, killed at random moments of the time that it takes undisturbed, then let go on to its end. Answers how often it was killed. */
async function importKilled(root: string, shop: Shop, format: string, file: string, undisturbedSeconds: number) {
  const db = await databaseOf(shop)
  let killed = 0
  try {
    for (let turn = 0; turn < kills; turn += 1) {
      const child = runImportOf(root, shop, format, file)
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.stdout!.resume()
      const moment = new Promise((resolve) =>
        setTimeout(resolve, 1000 + Math.random() * undisturbedSeconds * (1000 / (kills / 2))),
      )
      await Promise.race([ended, moment])
      // It may have been quicker than the killer.
      if (!child.kill('SIGKILL')) break
      killed += 1
      await ended
      // What it was doing must have ended before another may go on: in life, its lease lapses.
      await db.alone.run(sql`update imports set leased_until = null where status in ('reading', 'writing')`)
    }
    const isDone = await db.reader.maybe(
      sql`select 1 from imports where format = ${format} and status = 'done' limit 1`,
    )
    if (!isDone) await importOnce(root, shop, format, file)
  } finally {
    await db.close()
  }
  return killed
}

async function differences(one: Shop, other: Shop): Promise<string[] | 'none'> {
  const [here, there] = [await databaseOf(one), await databaseOf(other)]
  try {
    const [left, right] = [await digestOf(here), await digestOf(there)]
    const different = Object.keys(left).filter((table) => left[table] !== right[table])
    for (const table of different) console.error(`  ${table}: ${left[table]} / ${right[table]}`)
    return different.length === 0 ? 'none' : different
  } finally {
    await here.close()
    await there.close()
  }
}

async function databaseOf(shop: Shop) {
  return openDatabase((await findEmbedded(shop.folder))!, { max: 2 })
}

/** PostgreSQL reads the file itself, into a table without a key: nothing is quicker. */
async function copyBare(shop: Shop, file: string, shape: 'lines' | 'table') {
  const db = await databaseOf(shop)
  const columns = shape === 'lines' ? 'line text' : 'a text, b text, c text, d text, e text, f text, g text, h text'
  const how = shape === 'lines' ? `(format csv, delimiter e'\\x01', quote e'\\x02')` : '(format csv, header)'
  try {
    await db.reader.script(`create table bare (${columns})`)
    const before = shop.cpu().database
    const began = performance.now()
    await db.reader.script(`copy bare from '${file}' ${how}`)
    const seconds = (performance.now() - began) / 1000
    const { rows } = await db.reader.one<{ rows: number }>(sql`select count(*)::integer as rows from bare`)
    return { rowsPerSecond: rows / seconds, cpuPerRow: ((shop.cpu().database - before) * 1000) / rows }
  } finally {
    await db.reader.script('drop table if exists bare')
    await db.close()
  }
}

/** `npm run import` as people run it, in a process of its own. */
async function importOnce(root: string, shop: Shop, format: string, file: string) {
  const began = performance.now()
  const child = runImportOf(root, shop, format, file)
  const before = shop.cpu()
  const used = watch(child)
  let last = ''
  let wrongGtins = 0
  for await (const line of createInterface({ input: child.stdout! })) {
    last = line
    if (line.includes('check digit')) wrongGtins += 1
  }
  const seconds = (performance.now() - began) / 1000
  const rows = Number(/^(\d+) rows/.exec(last)?.[1] ?? 0)
  const { megabytes, milliseconds } = used()
  const perRow = (spent: number) => round((spent * 1000) / rows)
  return {
    minutes: round(seconds / 60, 2),
    'rows/s': round(rows / seconds),
    'CPU, µs a row: import, database': [perRow(milliseconds), perRow(shop.cpu().database - before.database)],
    'peak memory, MB': megabytes,
    ...(wrongGtins > 0 ? { 'wrong check digits': wrongGtins } : {}),
    report: last,
  }
}

const runImportOf = (root: string, shop: Shop, format: string, file: string) =>
  spawn(process.execPath, ['bin/run.mjs', 'import', format, file], {
    cwd: root,
    env: { ...process.env, FILROUGE_DATA: shop.folder },
    stdio: ['ignore', 'pipe', 'ignore'],
  })

/** The most memory a process has had, and the processor time it has used. */
function watch(child: ChildProcess): () => { megabytes: number; milliseconds: number } {
  const used = { megabytes: 0, milliseconds: 0 }
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      used.megabytes = Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000)
      used.milliseconds = cpuOf(child.pid as number).server
    } catch {
      // It has ended.
    }
  }, 500)
  return () => {
    clearInterval(timer)
    return used
  }
}

async function isToThePenny(shop: Shop, file: string): Promise<boolean> {
  const db = await databaseOf(shop)
  try {
    const [book, plain] = [await bookFigures(db), plainFigures(readFileSync(file, 'utf8'))]
    return (
      JSON.stringify(Object.entries(book.byMonth).sort()) === JSON.stringify(Object.entries(plain.byMonth).sort()) &&
      book.customers === plain.customers &&
      book.creditNotes === plain.creditNotes &&
      JSON.stringify(book.best) === JSON.stringify(plain.best)
    )
  } finally {
    await db.close()
  }
}
