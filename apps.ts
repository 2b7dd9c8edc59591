import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { clientOver } from '@filrouge/client/client.ts'
import { mountDemoPages } from '@filrouge/demo/mount.ts'
import { languageOf, shopperCookie } from '@filrouge/server/platform/http.ts'
import { inProcessTransport } from '@filrouge/server/platform/in-process.ts'
import type { Platform, Route } from '@filrouge/server/platform/route.ts'
import { stageOf } from '@filrouge/server/platform/stage.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mountStorefront } from './mount-storefront.ts'

/** Puts the three apps on the server: the storefront's pages, made in this process, and the two built single-page apps. */
export async function mountApps(
  http: FastifyInstance,
  platform: Platform,
  routes: readonly Route[],
  settings: {
    built: string
    articles: string
    retailerName: string
    publicUrl: string
    styles: Readonly<Record<string, string>>
  },
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
