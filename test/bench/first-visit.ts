import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

// What Chrome's tools call Slow 4G.
const slow4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 }
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

interface Seen {
  firstText: number
  shifts: number
}

/** A phone on a slow network with nothing kept, which counts what moves and what comes over the wire. */
async function openPhone(browser: Browser, address: string, cookie?: string) {
  const context = await browser.newContext(phone)
  if (cookie) {
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: address }])
  }
  const page = await context.newPage()
  await page.addInitScript(() => {
    const counted = { shifts: 0 }
    Object.assign(globalThis, { counted })
    // What she has not caused herself by a press.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) counted.shifts += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
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
  return { context, page, bytes }
}

const seenOn = (page: Page) =>
  page.evaluate(
    (): Seen => ({
      firstText: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      shifts: (globalThis as unknown as { counted: { shifts: number } }).counted.shifts,
    }),
  )

/** A first visit: when the page can be read, how much of it moves until all is there and read to its end, and what it weighs. */
export async function firstVisit(browser: Browser, { address, cookie }: { address: string; cookie?: string }) {
  const { context, page, bytes } = await openPhone(browser, address, cookie)
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForTimeout(2_000)
  const kilobytes = inKilobytes(bytes)
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  for (let at = 0; at < height; at += 700) {
    await page.mouse.wheel(0, 700)
    await page.waitForTimeout(150)
  }
  await page.waitForTimeout(1_000)
  const { firstText, shifts } = await seenOn(page)
  await context.close()
  return { readableMs: Math.round(firstText), layoutShift: Math.round(shifts * 10_000) / 10_000, kilobytes }
}

function inKilobytes(bytes: Readonly<Record<string, number>>) {
  const { Image: pictures = 0, ...rest } = bytes
  const inKilobytes = (size: number) => Math.round(size / 102.4) / 10
  const all = Object.values(rest).reduce((sum, size) => sum + size, 0)
  return {
    withoutPictures: inKilobytes(all),
    ...Object.fromEntries(Object.entries(rest).map(([kind, size]) => [kind.toLowerCase(), inKilobytes(size)])),
    pictures: inKilobytes(pictures),
  }
}

/** On the same network: milliseconds from the press of « + » in the basket to the new number and the new total on the screen. */
export async function basketChange(browser: Browser, product: string): Promise<number> {
  const { context, page } = await openPhone(browser, product)
  await page.goto(product, { waitUntil: 'load' })
  await page.locator('form[action$="/basket/add"] button[type=submit]').first().click()
  await page.waitForURL(/\/basket/, { timeout: 30_000 })
  await page.waitForLoadState('load')
  const seen = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const line = document.querySelector('.line[data-sku]')
        const more = line?.querySelector<HTMLButtonElement>('button[data-step="1"]')
        const quantity = line?.querySelector<HTMLInputElement>('input[type=number]')
        const total = line?.querySelector('.line-total')
        if (!more || !quantity || !total) return reject(new Error('no « + » in the basket'))
        const before = [quantity.value, total.textContent]
        const began = performance.now()
        // Two frames later what was written has been painted.
        const look = () =>
          quantity.value !== before[0] && total.textContent !== before[1]
            ? requestAnimationFrame(() => resolve(Math.round(performance.now() - began)))
            : requestAnimationFrame(look)
        more.click()
        requestAnimationFrame(look)
      }),
  )
  await context.close()
  return seen
}
