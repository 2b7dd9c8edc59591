import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { clientOver } from '@filrouge/client/client.ts'
import { listBestSellers, listCategories, searchProducts, showProduct } from '@filrouge/contract/catalogue.ts'
import type { Endpoint } from '@filrouge/contract/endpoint.ts'
import { type CompanyView, findPostcode, listLocations, showRetailer } from '@filrouge/contract/locations.ts'
import { startSession } from '@filrouge/contract/sessions.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { companyOf } from '@filrouge/server/customers/public.ts'
import { encodingFor, packed, packing } from '@filrouge/server/platform/encodings.ts'
import { languageOf, postcodeCookie, sendNothingThere, shopperCookie } from '@filrouge/server/platform/http.ts'
import { type InProcessCaller, inProcessTransport } from '@filrouge/server/platform/in-process.ts'
import type { Platform, Route } from '@filrouge/server/platform/route.ts'
import { findSession } from '@filrouge/server/platform/sessions.ts'
import { openSharedPages } from '@filrouge/server/platform/shared-pages.ts'
import { hasPriceLists, priceAudience } from '@filrouge/server/pricing/public.ts'
import type { Department, PageAnswer, PageRequest, PageRoute } from '@filrouge/storefront/page.ts'
import { pages, renderFault } from '@filrouge/storefront/pages.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** What a page shows that is the same whoever looks. What can be had where and when is not in it: it is asked for each reader. */
const sameForAll: ReadonlySet<Endpoint> = new Set<Endpoint>([
  findPostcode,
  listBestSellers,
  listCategories,
  listLocations,
  searchProducts,
  showProduct,
])

const formType = 'application/x-www-form-urlencoded'

interface Settings {
  built: string
  retailerName: string
  publicUrl: string
  /** By name: `shop.css`. */
  styles: Readonly<Record<string, string>>
}

/** The styles of the shop as they were built, which pages have in them. */
export function builtStyles(built: string): Record<string, string> {
  const assets = Object.entries(readAssets(built)).filter(([name]) => name.endsWith('.css'))
  return Object.fromEntries(
    assets.map(([name, address]) => [name, readFileSync(join(built, 'storefront', basename(address)), 'utf8').trim()]),
  )
}

const readAssets = (built: string) =>
  JSON.parse(readFileSync(join(built, 'storefront.json'), 'utf8')) as Record<string, string>

/** Puts the storefront's pages on the server; they are made in this process and ask the contract without the HTTP. */
export function mountStorefront(
  http: FastifyInstance,
  platform: Platform,
  routes: readonly Route[],
  settings: Settings,
) {
  http.addContentTypeParser(formType, { parseAs: 'string', bodyLimit: 65_536 }, (_, body, done) =>
    done(null, new URLSearchParams(body as string)),
  )
  const serviceWorker = readFileSync(join(settings.built, 'sw.js'), 'utf8')
  http.get('/sw.js', (_, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(serviceWorker),
  )
  const audienceOf = audiences(platform)
  const make = pageMaker(platform, routes, settings, audienceOf)
  const shared = openSharedPages<PageAnswer>(platform.clock)
  const handle = (page: PageRoute, language: Language) => async (request: FastifyRequest, reply: FastifyReply) => {
    const encoding = encodingFor(request.headers['accept-encoding'])
    if (page.isShared && request.cookies[shopperCookie] === undefined && request.url.length < 500) {
      const audience = await audienceOf({
        token: () => null,
        channel: channelOf(request),
        postcode: postcodeOf(request),
      })
      const asAsked = `${request.host} ${request.url} ${request.headers.cookie ?? ''} ${isFromHere(request)} ${audience}`
      const { answer, bytes } = await shared(asAsked, () => make(page, language, request, reply))
      if (encoding !== 'identity') reply.header('content-encoding', encoding)
      return begin(reply.header('vary', varies), answer, language).send(bytes(encoding))
    }
    const made = await make(page, language, request, reply)
    begin(reply, made, language)
    if (made.html === undefined && made.body === undefined) return reply.send('')
    reply.header('vary', varies)
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    return reply.send(made.body ? packing(Readable.from(made.body), encoding) : packed(made.html ?? '', encoding))
  }
  // Pages are packed here: what packs the other answers would look at each of them once more.
  const route = { compress: false, decompress: false } as const
  for (const page of pages) {
    if (page.isOnce) {
      http.get(page.path, route, (request, reply) => handle(page, languageOf(request))(request, reply))
      continue
    }
    const { method, path } = page
    http.route({ ...route, method, url: path, handler: handle(page, 'fr') })
    http.route({ ...route, method, url: path === '/' ? '/en' : `/en${path}`, handler: handle(page, 'en') })
  }
  const nothing: PageRoute = { method: 'GET', path: '*', handle: async (request) => renderFault(null, request) }
  http.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && request.headers.accept?.includes('text/html')) {
      const [path = '', query] = request.url.split('?')
      // One address for each page: `/en/` is `/en`. Two slashes at the front would be another site.
      if (/^\/[^/].*\/$/.test(path))
        return reply.redirect(path.replace(/\/+$/, '') + (query === undefined ? '' : `?${query}`), 301)
      const language = request.url.startsWith('/en/') ? 'en' : languageOf(request)
      return handle(nothing, language)(request, reply)
    }
    return sendNothingThere(request, reply)
  })
}

const varies = 'accept-encoding, cookie, sec-fetch-site'

/** Whether she followed a link or sent a form of this shop (Fetch Metadata). */
const isFromHere = (request: FastifyRequest) => request.headers['sec-fetch-site'] === 'same-origin'

/** Makes a page for a request: all that it may know of its reader, and a page that says so where something went wrong. */
function pageMaker(platform: Platform, routes: readonly Route[], given: Settings, audienceOf: AudienceOf) {
  const transportFor = inProcessTransport(platform, routes, sameForAll, audienceOf)
  const frameIn = framesKept(platform, transportFor)
  const { retailerName, publicUrl, styles } = given
  const { isDemo, bank } = platform.config
  const settings = {
    retailerName,
    isDemo,
    bankUrl: bank?.url ?? null,
    publicUrl,
    assets: readAssets(given.built),
    styles,
  }
  return async (page: PageRoute, language: Language, request: FastifyRequest, reply: FastifyReply) => {
    let token = request.cookies[shopperCookie] ?? null
    const keep = (value: string | null) => {
      token = value
      keepCookie(reply, shopperCookie, value, 90)
    }
    const [channel, postcode] = [channelOf(request), postcodeOf(request)]
    const caller = { token: () => token, language, requestId: request.id, address: request.ip, channel, postcode }
    const api = clientOver(transportFor(caller))
    const [path = '', query = ''] = request.url.split('?')
    const asked: PageRequest = {
      method: page.method,
      path: path.replace(/^\/en(?=\/|$)/, '') || '/',
      params: request.params as Record<string, string>,
      query: new URLSearchParams(query),
      form: request.body instanceof URLSearchParams ? request.body : null,
      language,
      requestId: request.id,
      accept: request.headers.accept ?? '',
      hasSession: token !== null,
      isCompany: await buysForCompany(platform, token),
      comesFromHere: isFromHere(request),
      ...(await frameIn(language)),
      postcode: postcode ?? null,
      api,
      startSession: async () => keep((await api(startSession, { channel })).token),
      setToken: keep,
      endSession: () => keep(null),
      settings,
      now: platform.clock.now(),
    }
    try {
      return await page.handle(asked)
    } catch (error) {
      const stack = error instanceof Error ? error.stack : String(error)
      if (!(error instanceof Error && 'problem' in error))
        platform.log.error({ requestId: request.id, error: stack }, 'bug')
      return renderFault(error, asked)
    }
  }
}

/** Whether whoever holds this token buys for a company. */
async function buysForCompany({ db, clock }: Platform, token: string | null): Promise<boolean> {
  const session = token === null ? null : await findSession(db.reader, token, clock.now())
  return (await companyOf(db.reader, session?.customerId ?? null)) !== null
}

/** Keeps a value in the browser for some days, or takes it away. */
function keepCookie(reply: FastifyReply, name: string, value: string | null, days: number): void {
  if (value === null) {
    reply.clearCookie(name, { path: '/' })
    return
  }
  const secure = reply.request.protocol === 'https'
  reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: days * 86_400 })
}

/** The cookie by which the installed app is told from the browser; `storefront/islands/app.ts` sets it. */
const appCookie = 'filrouge_app'

const postcodeOf = (request: FastifyRequest) => request.cookies[postcodeCookie]?.slice(0, 12)

type AudienceOf = (caller: Pick<InProcessCaller, 'token' | 'channel' | 'postcode'>) => Promise<string>

/** Who sees the same prices as whom. Nothing is asked where everybody sees the same. */
function audiences({ db, clock }: Platform): AudienceOf {
  return async ({ token, channel = 'web', postcode }) => {
    const now = clock.now()
    if (!(await hasPriceLists(db.reader, now))) return ''
    const given = token()
    const session = given ? await findSession(db.reader, given, now) : null
    const occasion = {
      channel: session?.channel ?? channel,
      locationId: session?.locationId ?? null,
      customerId: session?.customerId ?? null,
      postcode,
    }
    return priceAudience(db.reader, occasion, now)
  }
}

const frameKeptFor = 30_000

interface Frame {
  departments: Department[]
  seller: CompanyView | undefined
}

/** What stands on every page and hardly ever changes, so that it is kept for a moment: the departments that have articles, and who sells. */
function framesKept(platform: Platform, transportFor: ReturnType<typeof inProcessTransport>) {
  const kept = new Map<Language, { frame: Frame; until: number }>()
  return async (language: Language): Promise<Frame> => {
    const known = kept.get(language)
    if (known && known.until > performance.now()) return known.frame
    try {
      const api = clientOver(transportFor({ token: () => null, language, address: '127.0.0.1' }))
      const [categories, retailer] = await Promise.all([api(listCategories, {}), api(showRetailer, {})])
      const departments = categories.items
        .filter((one) => one.parent === undefined && one.productCount > 0)
        .map(({ code, title }) => ({ code, title }))
      const frame = { departments, seller: retailer.companies[0] }
      kept.set(language, { frame, until: performance.now() + frameKeptFor })
      return frame
    } catch (error) {
      // A page that says what is wrong is better than none.
      platform.log.error({ error: String(error) }, 'the frame of pages')
      return known?.frame ?? { departments: [], seller: undefined }
    }
  }
}

function begin(reply: FastifyReply, made: PageAnswer, language: Language): FastifyReply {
  reply.code(made.status).headers({ 'cache-control': 'no-cache', 'content-language': language, ...made.headers })
  if (made.postcode !== undefined) keepCookie(reply, postcodeCookie, made.postcode, 180)
  if (made.location !== undefined) return reply.header('location', made.location)
  return made.headers?.['content-type'] === undefined ? reply.type('text/html; charset=utf-8') : reply
}

/** The installed app, which says so by a cookie, and a phone's browser are channels of their own. */
function channelOf(request: FastifyRequest): 'web' | 'mobile_web' | 'app' {
  if (request.cookies[appCookie] === '1') return 'app'
  return request.headers['sec-ch-ua-mobile'] === '?1' || /\bMobile\b/.test(request.headers['user-agent'] ?? '')
    ? 'mobile_web'
    : 'web'
}
