import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { program, programArguments } from '../stories/chromium.ts'
import { buy, sellable } from './journey.ts'
import { openConnection } from './load.ts'
import { openShop } from './shop.ts'

const debuggingPort = 9_333
// What Chrome's tools call Slow 4G.
const slow4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 }
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** Lighthouse on a phone for the pages that count, what they weigh, and a first visit over a slow network with nothing kept. */
export async function pages(root: string) {
  if (!program) throw new Error('No Chromium was found: install one, or set CHROMIUM=/path/to/it')
  const { borrow } = await import(pathToFileURL(join(root, 'bin/borrow.mjs')).href)
  const { default: lighthouse } = await borrow('lighthouse@12.8.2').load('lighthouse')
  const { chromium } = await import('playwright-core')
  const shop = await openShop(root)
  const at = `http://127.0.0.1:${shop.port}`
  const connection = openConnection(shop.port)
  const [sku] = await sellable(shop.port)
  const bought = await buy(connection, sku as string, 1)
  if (!bought) throw new Error('nothing could be bought')
  connection.close()
  const { items } = await (await fetch(`${at}/api/products?category=televisions&limit=1`)).json()
  const product = `${at}/products/${items[0].handle}?postcode=75011`
  const addresses = { home: at, list: `${at}/c/televisions`, product, order: `${at}/orders/${bought.orderId}` }
  const browser = await chromium.launch({
    executablePath: program,
    args: [...programArguments, `--remote-debugging-port=${debuggingPort}`],
  })
  try {
    const found: Record<string, unknown> = {}
    for (const [name, address] of Object.entries(addresses)) {
      const extraHeaders = name === 'order' ? { Cookie: `filrouge_shopper=${bought.token}` } : undefined
      const flags = { port: debuggingPort, output: 'json', logLevel: 'error', extraHeaders }
      const { lhr } = await lighthouse(address, flags)
      found[name] = {
        ...Object.fromEntries(categories.map((key) => [key, Math.round(lhr.categories[key].score * 100)])),
        misses: Object.values<{ id: string; score: number | null; scoreDisplayMode: string }>(lhr.audits)
          .filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative')
          .map(({ id }) => id),
      }
    }
    const weight = await weigh(browser, product)
    return { ...found, aims: { lighthouse: 95, readableMs: 1500, basketMs: 100, kilobytes: 60, script: 12 }, ...weight }
  } finally {
    await browser.close()
    await shop.stop()
  }
}

/** A first visit to a page: what comes over the wire without pictures, when it can be read, when a press in the basket is seen. */
async function weigh(browser: Browser, address: string) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
  const page = await context.newPage()
  const tools = await context.newCDPSession(page)
  await tools.send('Network.enable')
  await tools.send('Network.emulateNetworkConditions', slow4G)
  const bytes: Record<string, number> = {}
  const kinds = new Map<string, string>()
  tools.on('Network.responseReceived', ({ requestId, type }) => void kinds.set(requestId, type))
  tools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other'
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength
  })
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForTimeout(2_000)
  const readable = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  )
  const inBasket = await changeSeen(page).catch((error: Error) => error.message.split('\n')[0])
  await context.close()
  const kilobytes = Object.fromEntries(
    Object.entries(bytes).map(([kind, size]) => [kind, Math.round(size / 102.4) / 10]),
  )
  const { Image: pictures = 0, ...rest } = kilobytes
  return {
    firstVisitSlow4G: { readableMs: Math.round(readable), basketMs: inBasket },
    kilobytes: {
      ...rest,
      withoutPictures: Math.round(Object.values(rest).reduce((a, b) => a + b, 0) * 10) / 10,
      pictures,
    },
  }
}

/** Milliseconds from the press of « + » in the basket to the new number on the screen, on the same slow network. */
async function changeSeen(page: import('playwright-core').Page): Promise<number> {
  await page.locator('form[action$="/basket/add"] button[type=submit]').first().click()
  await page.waitForURL(/\/basket/, { timeout: 30_000 })
  await page.waitForLoadState('load')
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const more = document.querySelector<HTMLButtonElement>('[data-more]')
        const shown = document.querySelector<HTMLInputElement>('[data-line] input[name=quantity], [name=quantity]')
        if (!more || !shown) return reject(new Error('no « + » in the basket'))
        const before = shown.value
        const began = performance.now()
        const look = () =>
          shown.isConnected && shown.value !== before
            ? resolve(Math.round(performance.now() - began))
            : requestAnimationFrame(look)
        more.click()
        requestAnimationFrame(look)
      }),
  )
}
