import sql from 'sql-template-tag'
import type { Format, Problem, Row, Work } from '../formats/format.ts'
import { readRows } from '../reading/read-rows.ts'
import type { Found } from './look-through.ts'
import { cellsOf } from './row-cells.ts'
import type { Run } from './run.ts'

type Fields = Record<string, unknown>

/** One thing of the file: its rows, what the format makes of them, and what was wrong with them. */
export interface Thing {
  /** Its first row's, counted from 1. */
  place: number
  key: string
  rows: (Row & { fields: Fields })[]
  /** Undefined where it cannot be had. */
  made: unknown
  problems: Problem[]
}

/** The things of a file beyond the place that the import has reached, in the order in which they begin, about as many at once as the format likes. */
export async function* gatherThings(run: Run, { firstPlaces, surveyed }: Found): AsyncGenerator<Thing[], undefined> {
  const { folder, one, format } = run
  let batch: Thing[] = []
  let rowsInBatch = 0
  let rowsApart = 0
  let number = 0
  let key = ''
  let thing: Thing | undefined
  const take = async () => {
    const taken = batch
    if (rowsApart > 0) await addRowsApart(run, taken)
    ;[batch, rowsInBatch, rowsApart] = [[], 0, 0]
    const call = run.call()
    for (const one of taken) make(format, one, { call, surveyed })
    return taken
  }
  for await (const rows of readRows(folder, one.fileHash, one.shape)) {
    for (const row of rows) {
      number += 1
      if ('fault' in row) continue
      const { line, fields } = row
      const cells = cellsOf(format, one.mapping, fields)
      const itsKey = format.keyOf?.(cells) ?? ''
      if (itsKey === '' || itsKey !== key) {
        if (rowsInBatch >= format.batchRows) yield await take()
        key = itsKey
        const first = key === '' ? { place: number, apart: 0 } : firstPlaces.of(key)
        // Written already; or it stands apart, and came with the first row of its thing.
        thing = number <= one.reached || first.place !== number ? undefined : newThing(number, key)
        if (thing) {
          batch.push(thing)
          rowsInBatch += first.apart
          rowsApart += first.apart
        }
      }
      if (!thing) continue
      thing.rows.push({ line, cells, fields })
      rowsInBatch += 1
    }
  }
  if (batch.length > 0) yield await take()
}

const newThing = (place: number, key: string): Thing => ({ place, key, rows: [], made: undefined, problems: [] })

async function addRowsApart({ db, one, format }: Run, things: Thing[]): Promise<void> {
  const kept = await db.reader.rows<{ place: number; line: number; key: string; content: string }>(sql`
    select place, line, key, content from import_rows
    where import_id = ${one.id} and place between ${things[0]!.place} and ${things.at(-1)!.place} order by place, number`)
  const named = new Map(things.map((thing) => [`${thing.place} ${thing.key}`, thing]))
  for (const { place, line, key, content } of kept) {
    const fields = JSON.parse(content) as Fields
    const name = `${place} ${key}`
    let thing = named.get(name)
    if (!thing) {
      // Another key with the hash of this place's: a thing of its own.
      thing = newThing(place, key)
      named.set(name, thing)
      things.splice(things.findLastIndex((one) => one.place === place) + 1, 0, thing)
    }
    thing.rows.push({ line, cells: cellsOf(format, one.mapping, fields), fields })
  }
}

/** Has the format read the rows of a thing. One bad row spoils it: half an order is none. */
function make(format: Format, thing: Thing, given: Pick<Work, 'call' | 'surveyed'>): void {
  const { rows, problems } = thing
  thing.made = format.read(rows, { ...given, say: (problem) => void problems.push(problem) })
  if (thing.made !== undefined) return
  const said = new Set(problems.filter(({ isBad }) => isBad).map(({ line }) => line))
  for (const { line } of rows) if (!said.has(line)) problems.push({ line, code: 'belongs_to_bad', isBad: true })
}
