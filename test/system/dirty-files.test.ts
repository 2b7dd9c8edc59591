import { createReadStream } from 'node:fs'
import { exportRows } from '@filrouge/server/imports/exporting/export-rows.ts'
import { exportsByName } from '@filrouge/server/imports/formats/formats.ts'
import { keepFile } from '@filrouge/server/imports/reading/keep-file.ts'
import { lookAtFile, readRows } from '@filrouge/server/imports/reading/read-rows.ts'
import type { FileRow } from '@filrouge/server/imports/reading/shape.ts'
import { importFile } from '@filrouge/server/imports/running/import-file.ts'
import fc from 'fast-check'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openVoltaCopy, type VoltaCopy } from '../world/volta-copy.ts'

/** Files as people and programs really make them, and as nobody should. */

let volta: VoltaCopy
beforeAll(async () => {
  volta = await openVoltaCopy()
})
afterAll(() => volta.close())

async function rowsOf(content: string | Buffer): Promise<FileRow[]> {
  const kept = await keepFile(volta.folder, createReadStream(volta.file('some', content)))
  const shape = await lookAtFile(volta.folder, kept)
  const rows: FileRow[] = []
  for await (const some of readRows(volta.folder, kept.hash, shape)) rows.push(...some)
  return rows
}
const fieldsOf = async (content: string | Buffer) =>
  (await rowsOf(content)).map((row) => ('fields' in row ? row.fields : row.fault))

const head = 'handle;sku;title_fr;category'
const title = async (sku: string) =>
  (
    await volta.db.reader.maybe<{ title: string }>(sql`
    select p.title_fr as title from variants v join products p on p.id = v.product_id where v.sku = ${sku}`)
  )?.title

describe('a file', () => {
  it('is read with its byte-order mark, its line ends, its quotation marks and whatever separator it has', async () => {
    const expected = [{ a: '1', b: 'x "y", z\r\nw' }]
    for (const separator of [',', ';', '\t', '|'])
      expect(await fieldsOf(`\uFEFFa${separator}b\r\n1${separator}"x ""y"", z\r\nw"\r\n\r\n`)).toEqual(expected)
  })

  it('is read in the encoding it is in', async () => {
    const text = 'a,b\nÉté,œuf €'
    const expected = [{ a: 'Été', b: 'œuf €' }]
    expect(await fieldsOf(text)).toEqual(expected)
    expect(await fieldsOf(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual(expected)
    const windows = Buffer.concat([
      Buffer.from('a,b\n'),
      Buffer.from([0xc9, 0x74, 0xe9, 0x2c, 0x9c, 0x75, 0x66, 0x20, 0x80]),
    ])
    expect(await fieldsOf(windows)).toEqual(expected)
  })

  it('with ten megabytes in a cell loses that row, says its line, and keeps the others', async () => {
    const file = volta.file(
      'large.csv',
      `${head}\nbig-1;BIG-1;Un;televisions\nbig-2;BIG-2;"${'x\n'.repeat(5_000_000)}";televisions\nbig-3;BIG-3;Trois;televisions\n`,
    )
    const report = await importFile(volta, 'products', file)
    expect(report).toMatchObject({
      rows: 3,
      inserted: 2,
      bad: 1,
      problems: [{ line: 3, reason: expect.stringContaining('too long') }],
    })
    expect(await title('BIG-3')).toBe('Trois')
  })

  it('without a column that is needed is not begun, and says which', async () => {
    const file = volta.file('short.csv', 'handle;sku;title_fr\nq;Q;Q\n')
    await expect(importFile(volta, 'products', file)).rejects.toMatchObject({
      code: 'mapping_incomplete',
      details: { missing: ['category'] },
    })
  })

  it('keeps what is good, and names line, column and reason of what is not', async () => {
    const lines = [
      'Référence;Produit;Désignation;Catégorie;Prix TTC;EAN',
      'L-1;lune;Lampe « Lune »;televisions;1 049,90;4006381333931',
      'L-2;soleil;Soleil;inconnue;59,90;',
      'L-3;mars;Mars;televisions;beaucoup;',
      'L-4;venus;Vénus;televisions;12;4006381333930',
      ';;;;;',
      'L-5;terre;;televisions;5;',
    ]
    const file = volta.file('french.csv', Buffer.from(lines.join('\r\n'), 'latin1'))
    const report = await importFile(volta, 'products', file)
    expect(report.problems).toEqual([
      { line: 3, reason: 'category: category inconnue does not exist' },
      { line: 4, reason: 'price: not an amount' },
      { line: 5, reason: 'gtin: wrong GTIN 4006381333930, left out' },
      ...['handle', 'sku', 'title_fr', 'category'].map((column) => ({ line: 6, reason: `${column}: is missing` })),
      { line: 7, reason: 'title_fr: is missing' },
    ])
    expect(report).toMatchObject({ inserted: 2, bad: 4 })
    expect(await volta.db.reader.one(sql`select amount_minor from prices where sku = 'L-1'`)).toEqual({
      amount_minor: 104_990,
    })
  })

  it('rehearsed says the same and changes nothing', async () => {
    const everything = () =>
      volta.db.reader.one(sql`
      select (select count(*) from products) as products, (select count(*) from prices) as prices, (select count(*) from variants) as variants,
        (select count(*) from jobs where kind <> 'run_import') as jobs`)
    const file = volta.file(
      'rehearsed.csv',
      `${head};price\nr-1;R-1;Un;televisions;5\nr-2;R-2;Deux;nulle part;5\nr-3;R-3;Trois;televisions;6\n`,
    )
    const before = await everything()
    const rehearsal = await importFile(volta, 'products', file, { isRehearsal: true })
    expect(rehearsal).toMatchObject({ inserted: 2, bad: 1 })
    expect(await everything()).toEqual(before)
    const { seconds: _, ...earnest } = await importFile(volta, 'products', file)
    expect(rehearsal).toMatchObject(earnest)
  })

  it('with formulas is a text here, harmless in a spreadsheet, and itself again when it comes back', async () => {
    const nasty = [
      '=cmd|’ /C calc’!A0',
      '+33',
      '-1+1',
      '@SUM(A1)',
      "'=quoted",
      '\tx',
      '<img src=x onerror=alert(1)>',
      "'); drop table products; --",
    ]
    const given = nasty.map((one) => (one === '\tx' ? '=\tx' : one))
    const rows = given.map((one, place) => `f-${place};F-${place};"${one.replaceAll('"', '""')}";televisions`)
    // What is written here by hand carries no guard: the first apostrophe of a guarded text is ours to take.
    await importFile(volta, 'products', volta.file('formulas.csv', [head, ...rows].join('\n')))
    const stored = await Promise.all(given.map((_, place) => title(`F-${place}`)))
    expect(stored).toEqual(given.map((one) => (one.startsWith("'=") ? one.slice(1) : one)))
    const pieces: string[] = []
    for await (const piece of exportRows(volta.db, exportsByName.get('products')!, 'csv')) pieces.push(piece)
    const text = pieces.join('')
    for (const cell of ['=cmd', '+33', '-1+1', '@SUM'])
      expect(text).not.toMatch(new RegExp(`(^|,)"?${cell.replace(/[+@]/g, '\\$&')}`, 'm'))
    expect(await importFile(volta, 'products', volta.file('back.csv', text))).toMatchObject({ inserted: 0, bad: 0 })
    expect(await Promise.all(given.map((_, place) => title(`F-${place}`)))).toEqual(stored)
  })

  it('of another kind is refused without harm: a broken archive, a mark never closed, entities that would grow', {
    timeout: 60_000,
  }, async () => {
    await expect(rowsOf(Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]))).rejects.toThrow()
    await expect(rowsOf('a,b\n1,"2\n3,4\n')).rejects.toThrow(/quotation mark is never closed/)
    const laughs =
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
    await expect(rowsOf(laughs)).rejects.toThrow(/not XML/)
  })

  it('of any bytes never crashes the reading', { timeout: 120_000 }, async () => {
    const piece = fc.constantFrom(
      '"',
      ',',
      ';',
      '\n',
      '\r\n',
      '\0',
      '\uFEFF',
      '{',
      '}',
      '[',
      '"a":',
      '\\u0000',
      '\\ud800',
      '<item>',
      '</item>',
      '<g:id>',
      '</g:id>',
      '&amp;',
      '&#0;',
      '<![CDATA[',
      ']]>',
      'é',
      '=1+1',
      "'",
    )
    const textual = fc
      .array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 60 })
      .map((parts) => Buffer.from(parts.join('')))
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array))
    const begun = fc
      .tuple(fc.constantFrom('', '{', '<rss>', 'a,b\n', 'a;b\r\n'), fc.oneof(textual, bytes))
      .map(([start, rest]) => Buffer.concat([Buffer.from(start), rest]))
    await fc.assert(
      fc.asyncProperty(begun, async (content) => {
        try {
          for (const row of await rowsOf(content)) {
            expect(row.line).toBeGreaterThan(0)
            if ('fields' in row)
              expect(Object.values(row.fields).some((cell) => String(cell).includes('\0'))).toBe(false)
          }
        } catch (error) {
          // A file that is none is said to be none; anything else is a fault.
          expect((error as Error).message).toMatch(
            /not XML|quotation mark|header check|unexpected end|incorrect|invalid|Invalid/,
          )
        }
      }),
      { numRuns: 150 },
    )
  })

  it('of any rows never crashes an import', { timeout: 120_000 }, async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        'televisions',
        'X-1',
        '-1',
        '1e309',
        '99999999999999999999',
        '2026-02-30',
        '{"a":',
        "'",
        '=1',
        ' ',
      ),
    )
    const table = fc.array(fc.array(cell, { minLength: 4, maxLength: 8 }), { minLength: 1, maxLength: 6 })
    const columns = ['handle', 'sku', 'title_fr', 'category', 'price', 'attributes', 'gtin', 'released_on']
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const text = [columns, ...rows]
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\n')
        const report = await importFile(volta, 'products', volta.file('any.csv', text))
        expect(report.inserted + report.updated + report.unchanged + report.bad).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 15 },
    )
  })
})
