import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { openDatabase } from '@filrouge/server/platform/db/database.ts'
import { findEmbedded } from '@filrouge/server/platform/db/embedded.ts'
import { bookFigures, plainFigures } from '../world/online-retail.ts'
import { round } from './journey.ts'
import { load, openConnection } from './load.ts'
import { openShop, type Shop } from './shop.ts'
import { ask, call, signInAdmin } from './shopper.ts'

const large = [
  { format: 'electronics', file: 'catalogue/electronics.ndjson.gz', shape: 'lines' },
  { format: 'gtins', file: 'catalogue/grocery-gtins.ndjson.gz', shape: 'lines' },
  { format: 'online-retail', file: 'orders/online-retail.csv.gz', shape: 'table' },
] as const

/**
 * The three large imports one after the other into an open shop: rows a second beside `COPY` of the same rows into a bare table, the most memory
 * the import had, the figures of the year of sales against those of its file; then what a shopper feels while the shop itself imports.
 */
export async function importLarge(root: string) {
  const data = join(root, '../shared/data')
  const there = large.filter(({ file }) => existsSync(join(data, file)))
  if (there.length === 0) {
    console.error(`SKIPPED: none of the large files is in ${data}.`)
    return {}
  }
  const shop = await openShop(root)
  const unpacked = mkdtempSync(join(tmpdir(), 'filrouge-bench-files-'))
  chmodSync(unpacked, 0o755)
  const figures: Record<string, unknown> = {}
  try {
    for (const { format, file, shape } of there) {
      const plain = join(unpacked, format)
      await pipeline(createReadStream(join(data, file)), createGunzip(), createWriteStream(plain))
      const copied = await copyBare(shop, plain, shape)
      const imported = await importOnce(root, shop, format, join(data, file))
      figures[format] = {
        ...imported,
        'COPY rows/s': round(copied.rowsPerSecond),
        'share of COPY': round(imported['rows/s'] / copied.rowsPerSecond, 3),
      }
      console.error(`  ${format} ${JSON.stringify(figures[format])}`)
      if (format !== 'online-retail') continue
      figures['to the penny'] = await isToThePenny(shop, plain)
      figures['read again'] = (await importOnce(root, shop, format, join(data, file))).report
    }
    figures['while the shop imports'] = await disturbance(
      shop,
      join(unpacked, there.at(-1)!.format),
      there.at(-1)!.format,
    )
    figures.verify = shop.verify()
  } finally {
    await shop.stop()
    rmSync(unpacked, { recursive: true, force: true })
  }
  return figures
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
    const began = performance.now()
    await db.reader.script(`copy bare from '${file}' ${how}`)
    const seconds = (performance.now() - began) / 1000
    const [counted] = await db.reader.rows<{ rows: number }>({
      text: 'select count(*)::integer as rows from bare',
      values: [],
    } as never)
    return { rowsPerSecond: counted!.rows / seconds }
  } finally {
    await db.reader.script('drop table if exists bare')
    await db.close()
  }
}

/** `npm run import` as people run it, in a process of its own. */
async function importOnce(root: string, shop: Shop, format: string, file: string) {
  const began = performance.now()
  const child = spawn(process.execPath, ['bin/run.mjs', 'import', format, file], {
    cwd: root,
    env: { ...process.env, FILROUGE_DATA: shop.folder },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const peak = watchMemory(child)
  let last = ''
  let wrongGtins = 0
  for await (const line of createInterface({ input: child.stdout! })) {
    last = line
    if (line.includes('check digit')) wrongGtins += 1
  }
  const seconds = (performance.now() - began) / 1000
  const rows = Number(/^(\d+) rows/.exec(last)?.[1] ?? 0)
  return {
    minutes: round(seconds / 60, 2),
    'rows/s': round(rows / seconds),
    'peak memory, MB': peak(),
    ...(wrongGtins > 0 ? { 'wrong check digits': wrongGtins } : {}),
    report: last,
  }
}

function watchMemory(child: ChildProcess): () => number {
  let most = 0
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))
    } catch {
      // It has ended.
    }
  }, 200)
  return () => {
    clearInterval(timer)
    return Math.round(most / 1000)
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

const seconds = 6
const sku = 'TV-AURORA-55'

/** p99 in milliseconds of what a shopper does, eight at a time, without and with an import in the same server. */
async function disturbance(shop: Shop, file: string, format: string) {
  const connection = openConnection(shop.port)
  const token = await signInAdmin(connection)
  const visitors = await Promise.all(Array.from({ length: 8 }, () => basketOf(shop)))
  const calls = {
    page: (one: Connection) => one.send('GET', '/products/tv-aurora-55').then(() => undefined),
    promise: (one: Connection) => ask(one, 'GET', `/promises?sku=${sku}&near=48.8566,2.3522`).then(() => undefined),
    hold: async (one: Connection, lane: number) => void (await holdAndLetGo(one, visitors[lane]!)),
  }
  const measure = async () => {
    const p99: Record<string, number> = {}
    for (const [name, once] of Object.entries(calls))
      p99[name] = round((await load(shop.port, 8, seconds, once)).p99, 1)
    return p99
  }
  await measure()
  const without = await measure()
  // Read again it changes nothing, and is as much work to find that out: rows are cut so that something is new.
  const sent = await fetch(`http://127.0.0.1:${shop.port}/api/imports?fileName=again&format=${format}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: renumbered(readFileSync(file, 'utf8')),
  })
  const { id } = (await sent.json()) as { id: string }
  await call(connection, 'POST', `/imports/${id}/begin`, 200, {}, token)
  const during = await measure()
  const { body } = await ask(connection, 'GET', `/imports/${id}`, token)
  connection.close()
  return { 'p99 without': without, 'p99 during': during, 'import at the end': `${body.status}, ${body.rowsDone} rows` }
}

type Connection = ReturnType<typeof openConnection>

// The same year under other numbers: every order of it is new.
const renumbered = (text: string) => text.replace(/^(C?)(\d{6}),/gm, '$19$2,')

async function basketOf(shop: Shop) {
  const connection = openConnection(shop.port)
  const { token } = await call(connection, 'POST', '/sessions', 201, {})
  const { id } = await call(connection, 'POST', '/carts', 201, {}, token)
  await call(connection, 'PUT', `/carts/${id}/lines/${sku}`, 200, { quantity: 1 }, token)
  const address = { street: '12 rue de Rivoli', postcode: '75004', city: 'Paris', country: 'FR' }
  const cart = await call(
    connection,
    'PUT',
    `/carts/${id}/delivery`,
    200,
    { mode: 'home', address, contact: { email: 'bench@example.com' } },
    token,
  )
  connection.close()
  return { token: token as string, cart }
}

/** A payment that the bank declines: the stock is held, then let go. */
async function holdAndLetGo(connection: Connection, { token, cart }: Awaited<ReturnType<typeof basketOf>>) {
  await ask(connection, 'POST', '/payments', token, {
    cartId: cart.id,
    amount: cart.totals.total,
    tender: { kind: 'card', token: 'tok_declined' },
  })
}
