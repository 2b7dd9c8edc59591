import { fallSilent, hearNews, type PushWorker } from './worker-push.ts'

/**
 * What the app keeps on the device. Parts whose name carries their hash are kept for good. Pages come from the network; without one, the page as it
 * was last seen is shown, and says when. What one person saw is forgotten when she leaves, and when another comes.
 */
const worker = self as unknown as Worker & PushWorker

// As much of the worker's world as is used here: its own library would clash with that of the pages.
interface LongEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends LongEvent {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  addEventListener(type: 'install' | 'activate', does: (event: LongEvent) => void): void
  addEventListener(type: 'fetch', does: (event: FetchEvent) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}

const pages = 'pages-1'
const parts = 'parts-1'
const partsAtMost = 400
const offline = ['/offline', '/en/offline']

/** Never kept: what is pressed once, secrets, and what would be wrong the moment after. */
const notKept = /^(\/en)?\/(checkout|pay|sign-in|demo|account\/data)(\/|$)/
const herAccount = /^(\/en)?\/account$/
/** Whoever goes on from here is another person, or nobody. */
const changesPerson = /^(\/en)?\/(sign-out|sign-in\/code|account\/data\/erase)$/
const leaves = /^(\/en)?\/(sign-out|account\/data\/erase)$/

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(parts).then((cache) => cache.addAll(offline)))
  void worker.skipWaiting()
})

worker.addEventListener('activate', (event) => {
  const old = async () => {
    for (const name of await caches.keys()) if (name !== pages && name !== parts) await caches.delete(name)
    await worker.clients.claim()
  }
  event.waitUntil(old())
})

hearNews(worker)

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (address.origin !== location.origin) return
  if (request.method === 'POST' && leaves.test(address.pathname)) event.waitUntil(fallSilent(worker))
  if (request.method === 'POST' && changesPerson.test(address.pathname)) event.respondWith(asAnother(request, address))
  if (request.method !== 'GET') return
  if (/^\/(assets|pictures)\//.test(address.pathname)) event.respondWith(part(request))
  else if (request.mode === 'navigate' && /^(?!\/(associate|office|ui|api|demo)(\/|$))/.test(address.pathname))
    event.respondWith(page(event, address))
})

async function part(request: Request): Promise<Response> {
  const cache = await caches.open(parts)
  const known = await cache.match(request)
  if (known) return known
  const answer = await fetch(request).catch((error) => {
    // A picture that was never seen is missing when there is no network; that is no fault.
    if (request.destination === 'image') return new Response(null, { status: 204 })
    throw error
  })
  if (answer.status === 200) {
    await cache.put(request, answer.clone())
    const all = await cache.keys()
    // The first in are the first out, but for the pages of last resort.
    for (const old of all.slice(offline.length, Math.max(offline.length, all.length - partsAtMost)))
      await cache.delete(old)
  }
  return answer
}

/** Counts who was here: a page that was asked for by one is not kept for the next, however late its answer comes. */
let person = 0

/** First everything is forgotten, then she leaves or another comes. */
async function asAnother(request: Request, address: URL): Promise<Response> {
  person++
  await caches.delete(pages)
  return fetch(request).catch(() => lastResort(address))
}

async function page(event: FetchEvent, address: URL): Promise<Response> {
  const { request } = event
  const by = person
  try {
    const answer = await fetch(request)
    const isPage = answer.headers.get('content-type')?.startsWith('text/html')
    if (answer.ok && isPage && !answer.redirected && !notKept.test(address.pathname))
      event.waitUntil(keep(request, answer.clone(), by))
    if (answer.ok && isPage && !answer.redirected && herAccount.test(address.pathname))
      event.waitUntil(keepCard(address.pathname.replace(/account$/, 'card'), by))
    return answer
  } catch {
    const cache = await caches.open(pages)
    const seen = (await cache.match(request)) ?? (await cache.match(request, { ignoreSearch: true }))
    return seen ? asSeen(seen) : lastResort(address)
  }
}

async function lastResort({ pathname }: URL): Promise<Response> {
  const isEnglish = pathname === '/en' || pathname.startsWith('/en/')
  return (await caches.match(isEnglish ? '/en/offline' : '/offline')) ?? Response.error()
}

/** Her card is shown where there may be no network: it is kept with her account, before she asks for it. */
async function keepCard(path: string, by: number): Promise<void> {
  const answer = await fetch(path).catch(() => undefined)
  if (answer?.ok && !answer.redirected) await keep(path, answer, by)
}

async function keep(request: Request | string, answer: Response, by: number): Promise<void> {
  const headers = new Headers(answer.headers)
  // By the shop's clock, and how far it is ahead of this device's.
  const seenAt = new Date(answer.headers.get('date') ?? Date.now())
  headers.set('x-seen-at', seenAt.toISOString())
  headers.set('x-ahead', String(seenAt.getTime() - Date.now()))
  const html = await answer.text()
  if (by !== person) return
  const cache = await caches.open(pages)
  await cache.put(request, new Response(html, { headers }))
}

/** The page as it was, with a line on top that says so, in its own words. */
async function asSeen(seen: Response): Promise<Response> {
  const html = await seen.text()
  const words = /<meta name="offline" content="([^"]*)"/.exec(html)?.[1] ?? '#'
  const language = /<html lang="en"/.test(html) ? 'en' : 'fr'
  const banner = `<p class="offline" role="status">${words.replace('#', momentOf(seen.headers, language))}</p>`
  return new Response(html.replace(/<main/, `${banner}<main`), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })
}

function momentOf(headers: Headers, language: string): string {
  const now = new Date(Date.now() + Number(headers.get('x-ahead') ?? 0))
  const moment = new Date(headers.get('x-seen-at') ?? now)
  const isToday = moment.toDateString() === now.toDateString()
  const locale = language === 'en' ? 'en-GB' : 'fr-FR'
  const time = moment.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
  const said = language === 'en' ? time : time.replace(/^0/, '').replace(':', '\u00a0h\u00a0')
  return isToday
    ? said
    : `${moment.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' })}, ${said}`
}
