import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

export interface Judged {
  address: string
  /** For a page that somebody must be signed in for: `name=value`. */
  cookie?: string
  /** What is not asked of it. */
  skipAudits?: string[]
}

interface Audit {
  id: string
  score: number | null
  scoreDisplayMode: string
}

/** Opens Lighthouse beside a browser that listens at `port`; it answers the four figures of a page on a phone, and what kept them down. */
export async function openLighthouse(root: string, browser: Browser, port: number) {
  // Lighthouse looks in the browser's own window: cookies that were set there stay.
  const window = await browser.newBrowserCDPSession()
  const { borrow } = await import(pathToFileURL(join(root, 'bin/borrow.mjs')).href)
  const { default: lighthouse } = await borrow('lighthouse@12.8.2').load('lighthouse')
  return async ({ address, cookie, skipAudits = [] }: Judged): Promise<Record<string, unknown>> => {
    const [name = '', value = ''] = cookie?.split('=') ?? []
    if (cookie) await window.send('Storage.setCookies', { cookies: [{ name, value, url: address }] })
    const look = () => lighthouse(address, { port, output: 'json', logLevel: 'error', skipAudits })
    let { lhr } = await look()
    // On a busy machine the browser's trace sometimes has no beginning.
    if (lhr.runtimeError) lhr = (await look()).lhr
    if (cookie) await window.send('Storage.clearCookies')
    if (lhr.runtimeError) return { failed: `${lhr.runtimeError.code}: ${lhr.runtimeError.message}` }
    const score = (key: string) => Math.round(lhr.categories[key].score * 100)
    const misses = Object.values<Audit>(lhr.audits).filter(
      ({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative',
    )
    return {
      ...Object.fromEntries(categories.map((key) => [key, score(key)])),
      ...(misses.length > 0 ? { misses: misses.map(({ id }) => id) } : {}),
      ...(skipAudits.length > 0 ? { notAsked: skipAudits } : {}),
    }
  }
}
