// Draws the pictures of the demo's articles into db/demo/pictures: borrows three, lights the models in Chromium, and keeps what it drew under
// names that end with a hash of their content. Needs Chromium; takes seconds a picture.
//   npx tsx bin/draw-pictures/draw.ts                    what has no picture yet
//   npx tsx bin/draw-pictures/draw.ts jean- tv-aurora-55 these, by the beginning of their handles
//   npx tsx bin/draw-pictures/draw.ts --part 1/2         the first half, for two at once
//   npx tsx bin/draw-pictures/draw.ts --sheet out.png …  a sheet to look at, small, and nothing else
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { chromium, type Page } from 'playwright-core'
import type { PictureSource } from '../../db/demo/source/product-source.ts'
import { program, programArguments } from '../../test/stories/chromium.ts'
import { borrow } from '../borrow.mjs'
import { looks } from './looks.ts'
import type { Shot } from './shot.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'db/demo/pictures')
const list = join(root, 'db/demo/source/pictures.json')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sheet: { type: 'string' },
    passes: { type: 'string' },
    size: { type: 'string' },
    part: { type: 'string' },
  },
})

const drawn = listed()
const wanted = Object.entries(looks()).filter(([handle]) =>
  positionals.length > 0 ? positionals.some((start) => handle.startsWith(start)) : values.sheet || !drawn[handle],
)
const [part, parts] = (values.part ?? '1/1').split('/').map(Number) as [number, number]
if (!program) throw new Error('No Chromium was found: install one, or set CHROMIUM=/path/to/it.')
const browser = await chromium.launch({
  executablePath: program,
  args: [
    ...programArguments.filter((one) => one !== '--disable-gpu'),
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
  ],
})
try {
  const page = await openStudio()
  if (values.sheet) await drawSheet(page, values.sheet)
  else
    for (const [handle, shots] of wanted.filter((_, place) => place % parts === part - 1))
      await drawProduct(page, handle, shots)
} finally {
  await browser.close()
}

async function openStudio(): Promise<Page> {
  const tools = dirname(borrow('three@0.187.0').files('three'))
  const bundle = await build({
    entryPoints: [join(root, 'bin/draw-pictures/page.mjs')],
    bundle: true,
    write: false,
    format: 'iife',
    nodePaths: [tools],
  })
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(error.stack))
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(message.text())
  })
  await page.addScriptTag({ content: bundle.outputFiles[0]!.text })
  return page
}

async function drawProduct(page: Page, handle: string, shots: readonly Shot[]): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const pictures: PictureSource[] = []
  for (const { name, options, viewFr, viewEn, ...shot } of shots) {
    const files = await drawOne(page, shot, [1200, 400])
    const hash = createHash('sha256').update(files[0]!).digest('hex').slice(0, 8)
    const file = `${handle}${name ? `-${name}` : ''}-${hash}`
    writeFileSync(join(folder, `${file}-1200.webp`), files[0]!)
    writeFileSync(join(folder, `${file}-400.webp`), files[1]!)
    pictures.push({
      name: file,
      width: 1200,
      height: 1200,
      ...(options ? { options } : {}),
      ...(viewFr && viewEn ? { viewFr, viewEn } : {}),
    })
  }
  keep(handle, pictures)
  console.log(handle, pictures.length)
}

function listed(): Record<string, PictureSource[]> {
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {}
}

/** Into the list, in the order of the catalogue; what the product had before goes. Read anew: another may be drawing beside this one. */
function keep(handle: string, pictures: PictureSource[]): void {
  const all = listed()
  const names = new Set(pictures.map(({ name }) => name))
  for (const { name } of all[handle] ?? [])
    if (!names.has(name))
      for (const width of [1200, 400]) rmSync(join(folder, `${name}-${width}.webp`), { force: true })
  all[handle] = pictures
  const sorted = Object.keys(looks()).flatMap((one) => (all[one] ? [[one, all[one]]] : []))
  // In one move: whoever reads it meanwhile finds a whole list.
  writeFileSync(`${list}.${process.pid}`, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
  renameSync(`${list}.${process.pid}`, list)
}

async function drawOne(page: Page, shot: Omit<Shot, 'name'>, sizes: number[]): Promise<Buffer[]> {
  const urls = await page.evaluate(([asked, widths]) => (globalThis as unknown as Studio).draw(asked, widths), [
    { ...shot, size: Number(values.size ?? 900), passes: Number(values.passes ?? 6) },
    sizes,
  ] as const)
  return urls.map((url) => Buffer.from(url.split(',')[1]!, 'base64'))
}

interface Studio {
  draw(shot: unknown, widths: readonly number[]): Promise<string[]>
}

async function drawSheet(page: Page, file: string): Promise<void> {
  const side = Number(values.size ?? 300)
  const cells: string[] = []
  const began = performance.now()
  for (const [handle, shots] of wanted) {
    for (const shot of shots) {
      try {
        const [url] = await page.evaluate(([asked, widths]) => (globalThis as unknown as Studio).draw(asked, widths), [
          { ...shot, size: side, passes: Number(values.passes ?? 6) },
          [side],
        ] as const)
        cells.push(`<figure><img src="${url}"><figcaption>${handle} ${shot.name ?? ''}</figcaption></figure>`)
      } catch (error) {
        console.error(handle, error)
      }
    }
  }
  console.log(`${cells.length} pictures, ${Math.round(performance.now() - began)} ms`)
  const sheet = await browser.newPage({ viewport: { width: Math.min(cells.length, 6) * (side + 8), height: side } })
  await sheet.setContent(
    `<style>body{margin:0;display:flex;flex-wrap:wrap;background:#fff;font:11px sans-serif}figure{margin:4px;width:${side}px}img{width:100%;display:block}</style>${cells.join('')}`,
  )
  await sheet.screenshot({ path: file, fullPage: true })
}
