import type { Browser } from 'playwright-core'
import { program, programArguments } from '../stories/chromium.ts'
import { basketChange, firstVisit } from './first-visit.ts'
import { buy, expect, sellable } from './journey.ts'
import { type Judged, openLighthouse } from './lighthouse.ts'
import { type Connection, openConnection } from './load.ts'
import { openShop, type Shop } from './shop.ts'

const debuggingPort = 9_333
const aims = {
  lighthouse: 95,
  readableMs: 1500,
  layoutShift: 0.05,
  kilobytesOfAProduct: 60,
  script: 12,
  basketMs: 100,
}
const judgedPages = ['home', 'list', 'product', 'order']

/** Lighthouse on a phone for the pages that count; a first visit over a slow network with nothing kept; a press in the basket. */
export async function pages(root: string) {
  if (!program) throw new Error('No Chromium was found: install one, or set CHROMIUM=/path/to/it')
  const { chromium } = await import('playwright-core')
  const shop = await openShop(root)
  let browser: Browser | undefined
  try {
    const all = await pagesOf(shop)
    browser = await chromium.launch({
      executablePath: program,
      args: [...programArguments, `--remote-debugging-port=${debuggingPort}`],
    })
    const judge = await openLighthouse(root, browser, debuggingPort)
    const found: Record<string, unknown> = {}
    for (const name of judgedPages) found[`lighthouse ${name}`] = await judge(all[name] as Judged)
    for (const [name, page] of Object.entries(all)) found[`first visit ${name}`] = await firstVisit(browser, page)
    return { ...found, basketMs: await basketChange(browser, all.product!.address), aims }
  } finally {
    await browser?.close()
    await shop.stop()
  }
}

/** The pages that are measured; she has ordered, and something waits in her basket again. */
async function pagesOf({ port }: Shop): Promise<Record<string, Judged>> {
  const at = `http://127.0.0.1:${port}`
  const connection = openConnection(port)
  const [sku = ''] = await sellable(port)
  const bought = await buy(connection, sku, 1)
  if (!bought) throw new Error('nothing could be bought')
  await fillBasket(connection, bought.token, sku)
  connection.close()
  const { items } = await (await fetch(`${at}/api/products?category=televisions&limit=1`)).json()
  const cookie = `filrouge_shopper=${bought.token}`
  return {
    home: { address: `${at}/` },
    list: { address: `${at}/c/televisions` },
    product: { address: `${at}/products/${items[0].handle}?postcode=75011` },
    // A private page says that it is not for indexes, and is right to: that alone is not asked of it.
    order: { address: `${at}/orders/${bought.orderId}`, cookie, skipAudits: ['is-crawlable'] },
    checkout: { address: `${at}/checkout`, cookie },
  }
}

async function fillBasket(connection: Connection, token: string, sku: string): Promise<void> {
  const cart = JSON.parse((await connection.send('POST', '/api/carts', { token, body: {} })).text)
  const line = await connection.send('PUT', `/api/carts/${cart.id}/lines/${sku}`, { token, body: { quantity: 1 } })
  expect(line.status, 200)
}
