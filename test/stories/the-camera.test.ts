import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filmOf } from '../world/film.ts'
import { root } from '../world/retailer.ts'
import { mainText, stories } from './browser.ts'

const sku = 'TV-AURORA-55'
interface Product {
  variants: { sku: string; gtin: string }[]
}
const products = JSON.parse(readFileSync(join(root, 'db/demo/products.json'), 'utf8')) as Product[]
const { gtin } = products.flatMap(({ variants }) => variants).find((variant) => variant.sku === sku)!

// The browser is given a film for a camera: the bars of the label are really read, as they are with a telephone held to a shelf.
const camera = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${filmOf(gtin)}`,
]

stories(
  'a label before the camera',
  (stage) => {
    it('is read by the shopper’s telephone: the article, its price and where it can be had', async () => {
      const page = await stage.phone({ permissions: ['camera'] })
      await page.goto('/shops?postcode=75004')
      await page.goto('/scan')
      await page.getByRole('button', { name: 'Ouvrir l’appareil photo' }).click()
      await page.waitForURL(`**/scan?code=${gtin}`, { timeout: 30_000 })
      await page.getByRole('heading', { level: 1, name: /Aurora OLED 4K 55/ }).waitFor()
      expect(await mainText(page)).toMatch(/Volta Paris Rivoli/)
    }, 60_000)

    it('is read by Jean’s: the article’s sheet, with its stock here', async () => {
      const page = await stage.phone({ permissions: ['camera'] })
      await stage.signInStaff(page, 'associate', 'jean')
      await page.goto('/associate/scan')
      await page.waitForURL(`**/associate/articles/${gtin}?from=scan`, { timeout: 30_000 })
      await page.getByRole('heading', { level: 1, name: /Aurora/ }).waitFor()
      await page.getByRole('region', { name: 'Stock' }).waitFor()
    }, 60_000)
  },
  camera,
)
