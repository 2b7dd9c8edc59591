import type { Id } from '@filrouge/kernel/ids.ts'
import { fromDecimal } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import { reference } from '../../../locations/public.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { type NewPrice, setPrices } from '../../../pricing/public.ts'
import { countLevels, openLevels, recordMoves, setSafety } from '../../../stock/public.ts'
import type { Export } from '../../exporting/export.ts'
import { amount, choice, currency, instant, type RowOf, required, text, whole } from '../column.ts'
import type { Format, Outcome, Work } from '../format.ts'
import { readCells } from '../read-cells.ts'

const priceColumns = {
  sku: required(text(80, { names: ['reference', 'article'] })),
  amount: required(amount({ names: ['prix', 'price', 'prix ttc', 'montant', 'tarif'] })),
  currency: currency({ names: ['devise'] }),
  kind: choice(['regular', 'promotion'], { names: ['genre', 'type'] }),
  operation: text(80),
  from: instant({ names: ['du', 'debut', 'starts at', 'depuis'] }),
  until: instant({ names: ['au', 'fin', 'ends at', 'jusqu’au'] }),
}

interface ReadOne<C> {
  line: number
  cells: C
}
type PriceRow = ReadOne<RowOf<typeof priceColumns>>

const priceExport: Export = {
  what: 'prices',
  roles: ['merchandiser'],
  columns: priceColumns,
  query: sql`
    select sku, amount_minor as amount, currency, kind, operation, starts_at as "from", ends_at as until from prices where price_list = 'all' and minimum_quantity = 1
    order by sku collate "C", starts_at`,
}

const priceFormat: Format<PriceRow> = {
  name: 'prices',
  roles: ['merchandiser'],
  columns: priceColumns,
  batchRows: 2000,
  read([first], work) {
    const cells = readCells(priceColumns, first!, work)
    if (cells && fromDecimal(cells.amount, cells.currency ?? 'EUR') === undefined) {
      work.say({ line: first!.line, column: 'amount', code: 'not_an_amount', isBad: true })
      return undefined
    }
    return cells && { line: first!.line, cells }
  },
  write: writePrices,
}

async function writePrices(tx: Tx, rows: readonly PriceRow[], { call, say }: Work): Promise<Outcome[]> {
  const skus = rows.map(({ cells }) => cells.sku)
  const articles = await articlesAmong(tx, skus)
  const standing = await tx.rows<{ sku: string; from: Date; until: Date | null }>(sql`
    select sku, starts_at as "from", ends_at as until from prices where sku = any(${skus}::text[]) and price_list = 'all' and minimum_quantity = 1`)
  const begun = new Set(standing.map(({ sku, from }) => `${sku} ${from.getTime()}`))
  const periods = standing.map(({ sku, from, until }) => ({
    sku,
    from: from.getTime(),
    until: until?.getTime() ?? Number.POSITIVE_INFINITY,
  }))
  const bySku = new Map<string, typeof periods>()
  for (const period of periods) bySku.set(period.sku, [...(bySku.get(period.sku) ?? []), period])
  const given: NewPrice[] = []
  const fromNow = new Map<string, NewPrice>()
  const outcomes: (Outcome | 'from_now' | undefined)[] = rows.map(({ line, cells }) => {
    const { sku, from, until, kind = 'regular', currency = 'EUR', operation = null } = cells
    const bad = (column: string, code: string, detail?: string) =>
      void say({ line, column, code, isBad: true, ...(detail !== undefined && { detail }) })
    if (!articles.has(sku)) return bad('sku', 'unknown_article', sku)
    const price = { sku, amountMinor: fromDecimal(cells.amount, currency)!.minor, currency, kind, operation }
    if (from === undefined) {
      if (fromNow.has(sku)) return bad('sku', 'overlaps')
      fromNow.set(sku, price)
      return 'from_now'
    }
    if (begun.has(`${sku} ${from.getTime()}`)) return 'same'
    const period = { sku, from: from.getTime(), until: until?.getTime() ?? Number.POSITIVE_INFINITY }
    const others = bySku.get(sku) ?? []
    if (period.until <= period.from || others.some((one) => one.from < period.until && period.from < one.until))
      return bad('from', 'overlaps')
    bySku.set(sku, [...others, period])
    given.push({ ...price, startsAt: from, endsAt: until ?? null })
    return 'added'
  })
  const { changed } = await setPrices(tx, [...given, ...fromNow.values()], call)
  const moved = new Set(changed)
  return outcomes.flatMap((outcome, place): Outcome[] => {
    if (outcome === 'from_now') return [moved.has(skus[place]!) ? 'changed' : 'same']
    return outcome === undefined ? [] : [outcome]
  })
}

async function articlesAmong(tx: Tx, skus: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ sku: string }>(sql`select sku from variants where sku = any(${skus}::text[])`)
  return new Set(rows.map(({ sku }) => sku))
}

export const prices = { format: priceFormat, export: priceExport }

const stockColumns = {
  sku: required(text(80, { names: ['reference', 'article'] })),
  location: required(text(80, { names: ['lieu', 'magasin', 'entrepot', 'depot', 'shop', 'warehouse'] })),
  quantity: required(whole(0, 100_000_000, { names: ['quantite', 'stock', 'qty', 'on hand', 'disponible'] })),
  safety: whole(0, 1_000_000, { names: ['stock de securite', 'securite', 'safety stock'] }),
  on_floor: whole(0, 100_000_000, { names: ['en rayon', 'surface de vente'] }),
  in_window: whole(0, 100_000_000, { names: ['en vitrine', 'vitrine'] }),
}
type StockRow = ReadOne<RowOf<typeof stockColumns>>

const stockExport: Export = {
  what: 'stock',
  roles: ['merchandiser', 'manager'],
  columns: stockColumns,
  query: sql`
    select s.sku, l.code as location, s.on_hand as quantity, r.quantity as safety, nullif(s.on_floor, 0) as on_floor,
      nullif(s.in_window, 0) as in_window
    from stock_levels s join locations l on l.id = s.location_id
    left join safety_rules r on r.sku = s.sku and r.location_id = s.location_id
    order by s.sku collate "C", l.code collate "C"`,
}

const stockFormat: Format<StockRow> = {
  name: 'stock',
  roles: ['manager'],
  columns: stockColumns,
  batchRows: 1000,
  keyOf: ({ sku, location }) => `${String(sku ?? '').trim()}\n${String(location ?? '').trim()}`,
  read([first, ...others], work) {
    for (const { line } of others) work.say({ line, code: 'same_as_line', detail: String(first!.line), isBad: true })
    const cells = readCells(stockColumns, first!, work)
    return cells && { line: first!.line, cells }
  },
  write: writeStock,
}

async function writeStock(tx: Tx, rows: readonly StockRow[], { call, say }: Work): Promise<Outcome[]> {
  const { byCode } = await reference(tx)
  const articles = await articlesAmong(
    tx,
    rows.map(({ cells }) => cells.sku),
  )
  const good = rows.flatMap(({ line, cells }) => {
    const location = byCode.get(cells.location)
    if (!location) say({ line, column: 'location', code: 'unknown_location', detail: cells.location, isBad: true })
    if (!articles.has(cells.sku)) say({ line, column: 'sku', code: 'unknown_article', detail: cells.sku, isBad: true })
    return location && articles.has(cells.sku) ? [{ line, ...cells, location }] : []
  })
  const counted = good.map(({ sku, quantity, location }) => ({
    ...{ sku, quantity, locationId: location.id, isSupplier: location.kind === 'supplier' },
  }))
  const safetyBefore = await safetyOf(tx, counted)
  const found = await countLevels(tx, counted, call)
  const done = good.map((row, place) => ({
    ...row,
    ...found[place]!,
    safetyBefore: safetyBefore.get(`${row.sku} ${row.location.id}`),
  }))
  for (const { line, held } of done)
    if (held !== undefined) say({ line, column: 'quantity', code: 'below_held', detail: String(held), isBad: true })
  const taken = done.filter(({ held }) => held === undefined)
  const fresh = taken.filter(({ before }) => before === undefined)
  await openLevels(
    tx,
    fresh.map(({ sku, location }) => ({ sku, locationId: location.id })),
  )
  const saying = taken.filter(({ safety, safetyBefore }) => safety !== undefined && safety !== safetyBefore)
  await setSafety(
    tx,
    saying.map(({ sku, location, safety = 0 }) => ({ sku, locationId: location.id, safety })),
  )
  const carried = await carry(tx, taken, call)
  const moved = new Set([...saying, ...carried].map(({ line }) => line))
  return taken.map(({ line, before, quantity }) =>
    before === undefined ? 'added' : before !== quantity || moved.has(line) ? 'changed' : 'same',
  )
}

type Counted = Omit<RowOf<typeof stockColumns>, 'location'> & { line: number; location: { id: Id<'location'> } }

/** What a row says of the floor and the window is carried there from the stock room, or back. Answers the rows of which something moved. */
async function carry(tx: Tx, rows: readonly Counted[], call: Work['call']): Promise<Counted[]> {
  const said = rows.filter(({ on_floor: floor, in_window: window }) => floor !== undefined || window !== undefined)
  if (said.length === 0) return []
  const levels = await tx.rows<{ sku: string; locationId: string; floor: number; window: number }>(sql`
    select sku, location_id as "locationId", on_floor as floor, in_window as window from stock_levels
    where (sku, location_id) in (
      select * from unnest(${said.map(({ sku }) => sku)}::text[], ${said.map(({ location }) => location.id)}::text[]))`)
  const levelOf = new Map(levels.map((level) => [`${level.sku} ${level.locationId}`, level]))
  const moves = said.flatMap((row) => {
    const level = levelOf.get(`${row.sku} ${row.location.id}`)!
    const wanted = { floor: row.on_floor ?? level.floor, window: row.in_window ?? level.window }
    if (wanted.floor + wanted.window > row.quantity) return []
    return (['floor', 'window'] as const).flatMap((place) => {
      const more = wanted[place] - level[place]
      const [from, to] = more > 0 ? (['stock_room', place] as const) : ([place, 'stock_room'] as const)
      const { sku, location } = row
      return more === 0
        ? []
        : [{ row, move: { sku, locationId: location.id, from, to, quantity: Math.abs(more), reason: 'import' } }]
    })
  })
  await recordMoves(
    tx,
    moves.map(({ move }) => move),
    call,
  )
  return moves.map(({ row }) => row)
}

async function safetyOf(tx: Tx, rows: readonly { sku: string; locationId: string }[]): Promise<Map<string, number>> {
  const rules = await tx.rows<{ sku: string; locationId: string; quantity: number }>(sql`
    select sku, location_id as "locationId", quantity from safety_rules
    where (sku, location_id) in (
      select * from unnest(${rows.map(({ sku }) => sku)}::text[], ${rows.map(({ locationId }) => locationId)}::text[]))`)
  return new Map(rules.map(({ sku, locationId, quantity }) => [`${sku} ${locationId}`, quantity]))
}

export const stock = { format: stockFormat, export: stockExport }
