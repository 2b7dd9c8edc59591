import { createReadStream } from 'node:fs'
import { FirstPlaces } from '@filrouge/server/imports/running/first-places.ts'
import fc from 'fast-check'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openVoltaCopy, type VoltaCopy } from '../../../test/world/volta-copy.ts'
import { addImport, beginImport } from './add-import.ts'
import { importFile } from './import-file.ts'
import { findImport } from './import-state.ts'
import { runImport } from './run-import.ts'

/** Rows of one thing are one thing wherever they stand, and an import goes on from wherever it was cut short. */

let volta: VoltaCopy
beforeAll(async () => {
  volta = await openVoltaCopy()
})
afterAll(() => volta.close())

const head = 'source,number,placed_at,channel,sku,quantity,unit_price'
const lineOf = (source: string, order: number, article: number) =>
  `${source},N-${order},2024-03-01T10:00:00Z,web,A-${article},${article},${order}.50`

const bookOf = (source: string) =>
  volta.db.reader.rows(sql`
    select o.external_number, o.total_minor::integer as total,
      (select jsonb_agg(jsonb_build_array(l.sku, l.quantity) order by l.sku) from order_lines l where l.order_id = o.id) as lines
    from orders o where o.source = ${source} order by 1`)

const wholeBook = (orders: number) =>
  Array.from({ length: orders }, (_, place) => ({
    external_number: `N-${place + 1}`,
    total: [1, 2, 3].reduce((sum, article) => sum + article * ((place + 1) * 100 + 50), 0),
    lines: [1, 2, 3].map((article) => [`A-${article}`, article]),
  })).sort((one, other) => (one.external_number < other.external_number ? -1 : 1))

/** Always the same disorder. */
function shuffled<T>(rows: readonly T[]): T[] {
  let seed = 42
  const numbered = rows.map((row) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return [seed, row] as const
  })
  return numbered.sort(([one], [other]) => one - other).map(([, row]) => row)
}

const linesOf = (source: string, orders: number) =>
  Array.from({ length: orders * 3 }, (_, place) => lineOf(source, 1 + Math.floor(place / 3), 1 + (place % 3)))

describe('an import', () => {
  it('puts together what the file scatters, over several batches', { timeout: 60_000 }, async () => {
    const rows = shuffled(linesOf('scattered', 1500))
    const report = await importFile(volta, 'orders', volta.file('scattered.csv', [head, ...rows].join('\n')))
    expect(report).toMatchObject({ rows: 4500, inserted: 1500, bad: 0, problems: [] })
    expect(await bookOf('scattered')).toEqual(wholeBook(1500))
    expect(await volta.db.reader.rows(sql`select 1 from import_rows limit 1`)).toEqual([])
  })

  it('cut short at any moment, again and again, goes on to the same end', { timeout: 120_000 }, async () => {
    const bad = 'broken,N-2001,never,web,A-1,1,1.00'
    const rows = [...linesOf('broken', 1200), bad, ...shuffled(linesOf('broken', 1500).slice(3600))]
    const file = volta.file('broken.csv', [head, ...rows].join('\n'))
    const now = volta.clock.now()
    const { id } = await addImport(volta, createReadStream(file), { format: 'orders', fileName: 'broken.csv', now })
    await volta.db.transaction((tx) => beginImport(tx, id, false, now))
    let deaths = 0
    for (let breath = 1; breath < 40; breath += 1) {
      let left = 2 + (breath % 7)
      const mortal = {
        ...volta.clock,
        now: () => {
          left -= 1
          if (left < 0) throw Object.assign(new Error('the process dies'), { code: '57P01' })
          return now
        },
      }
      await runImport({ ...volta, clock: mortal }, id).catch(() => {
        deaths += 1
      })
      // In life, the lease of the dead lapses.
      await volta.db.alone.run(sql`update imports set leased_until = null where id = ${id}`)
      if ((await findImport(volta.db.reader, id))!.status === 'done') break
    }
    expect(deaths).toBeGreaterThan(2)
    expect(await findImport(volta.db.reader, id)).toMatchObject({
      ...{ status: 'done', rowsRead: 4501, rowsDone: 4501, added: 1500, same: 0, bad: 1 },
    })
    expect(await bookOf('broken')).toEqual(wholeBook(1500))
  })

  it('tells apart what stands on one line', async () => {
    const item = (place: number) =>
      `<item><g:id>ONE-${place}</g:id><g:title>Objet ${place}</g:title><g:price>5.00 EUR</g:price></item>`
    const items = Array.from({ length: 1100 }, (_, place) => item(place)).join('')
    const feed = `<rss xmlns:g="http://base.google.com/ns/1.0"><channel>${items}</channel></rss>`
    const report = await importFile(volta, 'google-products', volta.file('one-line.xml', feed))
    expect(report).toMatchObject({ rows: 1100, inserted: 1100, bad: 0 })
  })
})

describe('where things first stood', () => {
  it('is as a map would have it, for any keys', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 6000, size: 'max' }), (keys) => {
        const [places, expected] = [new FirstPlaces(), new Map<string, { place: number; apart: number }>()]
        keys.forEach((key, at) => {
          const one = expected.get(key) ?? { place: at + 1, apart: -1 }
          expected.set(key, { ...one, apart: one.apart + 1 })
          expect(places.note(key, at + 1)).toBe(one.place)
          if (one.place !== at + 1) places.addApart(key)
        })
        for (const [key, one] of expected) expect(places.of(key)).toEqual(one)
      }),
      { numRuns: 20 },
    )
  })
})
