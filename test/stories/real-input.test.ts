import { createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip, gzipSync } from 'node:zlib'
import { importFile } from '@filrouge/server/imports/running/import-file.ts'
import { expect, it } from 'vitest'
import { root } from '../world/retailer.ts'
import { sees, stories, textOf } from './browser.ts'
import { addToBasket, payWith, toPaymentAtHome } from './buying.ts'

const realFile = join(root, '../shared/data/catalogue/electronics.ndjson.gz')

stories('a retailer’s own catalogue: imported, found, bought', (stage) => {
  it('sells an imported article by supplier order, with its date', async ({ skip }) => {
    if (!existsSync(realFile)) {
      console.warn(
        '*** The electronics catalogue is not beside the project: the purchase of an imported article is SKIPPED. ***',
      )
      skip()
    }
    const folder = mkdtempSync(join(tmpdir(), 'filrouge-electronics-'))
    const file = join(folder, 'electronics.ndjson.gz')
    const rows = await firstRows(realFile, 200)
    writeFileSync(file, gzipSync(rows.join('\n')))
    const report = await importFile({ ...stage.retailer.platform, folder }, 'electronics', file)
    expect(report.inserted).toBe(200)
    rmSync(folder, { recursive: true, force: true })

    const wanted = rows
      .map((row) => JSON.parse(row) as { id: string; title: string; price: number })
      .find((row) => row.price > 1000)!
    const page = await stage.laptop()
    await page.goto('/')
    await page.getByRole('combobox', { name: 'Rechercher un article' }).fill(`ICE-${wanted.id}`)
    await page.keyboard.press('Enter')
    const found = page
      .getByRole('main')
      .getByRole('link', { name: wanted.title.slice(0, 30) })
      .first()
    const path = new URL((await found.getAttribute('href'))!, page.url()).pathname
    await addToBasket(page, path)
    await toPaymentAtHome(page, 'importee@example.com')
    await payWith(page, /Carte de test qui paie/)
    await page.waitForURL(/\/orders\/ord_/)
    await sees(page, /Votre commande est enregistrée/)
    const order = await textOf(page.getByRole('main'))
    expect(order).toContain(wanted.title.replace(/\s+/g, ' ').slice(0, 40))
    const placed = (await (await stage.retailer.staff('nadia')).get('/orders?query=importee@example.com')).items[0]
    const view = await (await stage.retailer.staff('nadia')).get(`/orders/${placed.id}`)
    expect(view.lines[0]).toMatchObject({
      sku: `ICE-${wanted.id}`,
      sources: [{ locationName: expect.stringMatching(/./) }],
    })
  })
})

async function firstRows(path: string, count: number): Promise<string[]> {
  const lines: string[] = []
  const stream = createReadStream(path).pipe(createGunzip())
  for await (const line of createInterface({ input: stream })) {
    lines.push(line)
    if (lines.length === count) break
  }
  stream.destroy()
  return lines
}
