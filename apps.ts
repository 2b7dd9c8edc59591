import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Readable } from 'node:stream'
import fastifyStatic from '@fastify/static'
import { clientOver } from '@filrouge/client/client.ts'
import { listCategories } from '@filrouge/contract/catalogue.ts'
import { type CompanyView, showRetailer } from '@filrouge/contract/locations.ts'
import { startSession } from '@filrouge/contract/sessions.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { mountDemoPages } from '@filrouge/demo/mount.ts'
import { languageOf, sendNothingThere, shopperCookie } from '@filrouge/server/platform/http.ts'
import { inProcessTransport } from '@filrouge/server/platform/in-process.ts'
import type { Platform, Route } from '@filrouge/server/platform/route.ts'
import { encodingFor, openSharedPages } from '@filrouge/server/platform/shared-pages.ts'
import { stageOf } from '@filrouge/server/platform/stage.ts'
import type { Department, PageAnswer, PageRequest, PageRoute } from '@filrouge/storefront/page.ts'
import { pages, renderFault } from '@filrouge/storefront/pages.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Puts the three apps on the server: the storefront's pages, made in this process, and the two built single-page apps. */
export async function mountApps(
  http: FastifyInstance,
  platform: Platform,
  routes: readonly Route[],
  settings: { built: string; articles: string; retailerName: string; publicUrl: string },
) {
  const hashed = { maxAge: '1y', immutable: true, preCompressed: true } as const
  await http.register(fastifyStatic, { root: join(settings.built, 'storefront'), prefix: '/assets/', ...hashed })
  for (const kind of ['pictures', 'documents']) {
    const folder = join(settings.articles, kind)
    if (existsSync(folder))
      await http.register(fastifyStatic, { root: folder, prefix: `/${kind}/`, decorateReply: false, ...hashed })
  }
  for (const app of ['associate', 'office', 'ui']) await mountSinglePageApp(http, join(settings.built, app), app)
  mountStorefront(http, platform, routes, settings)
  const stage = stageOf(platform.config)
  if (!stage || !platform.config.mailboxUrl) return
  const transportFor = inProcessTransport(platform, routes)
  await mountDemoPages(http, {
    built: settings.built,
    stage,
    retailerName: settings.retailerName,
    bankUrl: platform.config.bank?.url ?? null,
    mailboxUrl: platform.config.mailboxUrl,
    shopperCookie,
    languageOf,
    now: () => platform.clock.now(),
    apiFor: (caller) => clientOver(transportFor(caller)),
  })
}

const standingTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.png': 'image/png',
}

async function mountSinglePageApp(http: FastifyInstance, folder: string, name: string) {
  if (!existsSync(folder)) return
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  await http.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: `/${name}/assets/`,
    decorateReply: false,
    maxAge: '1y',
    immutable: true,
    preCompressed: true,
  })
  const sendPage = (_: FastifyRequest, reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  // What is found under a name that stays: the manifest, icons, and the worker that keeps the app on the device.
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = standingTypes[extname(file)]
    if (!type || file.startsWith('assets')) continue
    const content = readFileSync(join(folder, file))
    http.get(`/${name}/${file.replaceAll('\\', '/')}`, (_, reply) =>
      reply.type(type).header('cache-control', 'no-cache').send(content),
    )
  }
  http.get(`/${name}`, (_, reply) => reply.redirect(`/${name}/`))
  http.get(`/${name}/*`, sendPage)
}

const formType = 'application/x-www-form-urlencoded'

function mountStorefront(
  http: FastifyInstance,
  platform: Platform,
  routes: readonly Route[],
  settings: { built: string; retailerName: string; publicUrl: string },
) {
  const transportFor = inProcessTransport(platform, routes)
  const assets = JSON.parse(readFileSync(join(settings.built, 'storefront.json'), 'utf8')) as Record<string, string>
  http.addContentTypeParser(formType, { parseAs: 'string', bodyLimit: 65_536 }, (_, body, done) =>
    done(null, new URLSearchParams(body as string)),
  )
  const pageSettings = {
    retailerName: settings.retailerName,
    isDemo: platform.config.isDemo,
    bankUrl: platform.config.bank?.url ?? null,
    publicUrl: settings.publicUrl,
    assets,
  }

  const serviceWorker = readFileSync(join(settings.built, 'sw.js'), 'utf8')
  http.get('/sw.js', (_, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(serviceWorker),
  )

  const frameIn = framesKept(platform, transportFor)
  const shared = openSharedPages<PageAnswer>(platform.clock)
  const handle = (page: PageRoute, language: Language) => async (request: FastifyRequest, reply: FastifyReply) => {
    let token = request.cookies[shopperCookie] ?? null
    const keep = (value: string | null) => {
      token = value
      if (value === null) reply.clearCookie(shopperCookie, { path: '/' })
      else
        reply.setCookie(shopperCookie, value, {
          path: '/',
          httpOnly: true,
          sameSite: 'lax',
          secure: request.protocol === 'https',
          maxAge: 90 * 86_400,
        })
    }
    const api = clientOver(transportFor({ token: () => token, language, requestId: request.id, address: request.ip }))
    const asked: PageRequest = {
      method: page.method,
      path: request.url.split('?')[0]!.replace(/^\/en(?=\/|$)/, '') || '/',
      params: request.params as Record<string, string>,
      query: new URLSearchParams(request.url.split('?')[1] ?? ''),
      form: request.body instanceof URLSearchParams ? request.body : null,
      language,
      requestId: request.id,
      accept: request.headers.accept ?? '',
      hasSession: token !== null,
      ...(await frameIn(language)),
      postcode: request.cookies[postcodeCookie]?.slice(0, 12) ?? null,
      api,
      startSession: async () => keep((await api(startSession, { channel: channelOf(request) })).token),
      setToken: keep,
      endSession: () => keep(null),
      settings: pageSettings,
      now: platform.clock.now(),
    }
    const make = async (): Promise<PageAnswer> => {
      try {
        return await page.handle(asked)
      } catch (error) {
        if (!(error instanceof Error && 'problem' in error))
          platform.log.error(
            { requestId: request.id, error: error instanceof Error ? error.stack : String(error) },
            'bug',
          )
        return renderFault(error, asked)
      }
    }
    if (page.isShared && token === null && request.url.length < 500) {
      const encoding = encodingFor(request.headers['accept-encoding'])
      const asAsked = `${request.host} ${request.url} ${request.headers.cookie ?? ''}`
      const { answer, bytes } = await shared(asAsked, make)
      if (encoding !== 'identity') reply.header('content-encoding', encoding)
      return begin(reply.header('vary', 'accept-encoding, cookie'), answer, language).send(await bytes(encoding))
    }
    const made = await make()
    return begin(reply, made, language).send(made.body ? Readable.from(made.body) : (made.html ?? ''))
  }

  for (const page of pages) {
    if (page.isOnce) {
      http.get(page.path, (request, reply) => handle(page, languageOf(request))(request, reply))
      continue
    }
    http.route({ method: page.method, url: page.path, handler: handle(page, 'fr') })
    http.route({ method: page.method, url: page.path === '/' ? '/en' : `/en${page.path}`, handler: handle(page, 'en') })
  }
  const nothing: PageRoute = { method: 'GET', path: '*', handle: async (request) => renderFault(null, request) }
  http.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && request.headers.accept?.includes('text/html')) {
      const language = request.url.startsWith('/en/') ? 'en' : languageOf(request)
      return handle(nothing, language)(request, reply)
    }
    return sendNothingThere(request, reply)
  })
}

/** The cookie by which the installed app is told from the browser; `storefront/islands/app.ts` sets it. */
const appCookie = 'filrouge_app'

/** The cookie in which the storefront keeps the postcode she gave. */
const postcodeCookie = 'filrouge_postcode'

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
  if (made.postcode !== undefined) {
    const secure = reply.request.protocol === 'https'
    reply.setCookie(postcodeCookie, made.postcode, {
      path: '/',
      sameSite: 'lax',
      secure,
      httpOnly: true,
      maxAge: 180 * 86_400,
    })
  }
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
