// Draws the icons of the installed app from ui/icon.svg and ui/icon-maskable.svg (whose drawing stays within the circle that phones cut out).
//   npx tsx bin/draw-icons.ts
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { program, programArguments } from '../test/stories/chromium.ts'

if (!program) throw new Error('No Chromium was found: install one, or set CHROMIUM=/path/to/it.')
const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const icons = [
  ['icon-192', 'icon', 192],
  ['icon-512', 'icon', 512],
  ['maskable-512', 'icon-maskable', 512],
  // Apple rounds the corners itself and knows no transparency.
  ['apple-touch-icon', 'icon-maskable', 180],
] as const

mkdirSync(at('associate/public/icons'), { recursive: true })
const browser = await chromium.launch({ executablePath: program, args: programArguments })
try {
  for (const [name, drawing, side] of icons) {
    const page = await browser.newPage({ viewport: { width: side, height: side } })
    const svg = readFileSync(at(`ui/${drawing}.svg`)).toString('base64')
    await page.setContent(
      `<style>body{margin:0}img{display:block}</style><img width="${side}" src="data:image/svg+xml;base64,${svg}">`,
    )
    await page.screenshot({ path: at(`associate/public/icons/${name}.png`), omitBackground: true })
    await page.close()
  }
} finally {
  await browser.close()
}
