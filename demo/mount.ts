import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { isLanguage, type Language } from '@filrouge/kernel/language.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Backstage } from './backstage/backstage.ts'
import { type Cast, openCast } from './backstage/cast.ts'
import { prepare } from './backstage/prepare.ts'
import { signInDemoStaff } from './backstage/sign-in.ts'
import { enterPage } from './enter-page.tsx'
import { demoPage } from './page.tsx'
import { scriptOf, storyOf } from './stories/stories.ts'
import type { Device } from './stories/story.ts'

export interface DemoSettings extends Backstage {
  /** The folder of what was built. */
  built: string
  stage: { origin: string; devices: Record<Device, string> }
  retailerName: string
  bankUrl: string | null
  shopperCookie: string
  languageOf: (request: FastifyRequest) => Language
}

/** Puts the demo on the server: its page, the doors by which one enters as somebody, and the hand in the frames. */
export async function mountDemoPages(http: FastifyInstance, settings: DemoSettings): Promise<void> {
  const { built, stage } = settings
  const assets = JSON.parse(readFileSync(join(built, 'demo.json'), 'utf8')) as Record<string, string>
  await http.register(fastifyStatic, {
    root: join(built, 'demo'),
    prefix: '/demo/assets/',
    decorateReply: false,
    maxAge: '1y',
    immutable: true,
  })
  http.get('/demo', (request, reply) => {
    const language = languageAsked(settings, request)
    return sendPage(reply, stagePolicy(settings), demoPage({ ...settings, assets, language, now: settings.now() }))
  })
  const cast = openCast(settings)
  mountPreparing(http, settings, cast)
  mountDoors(http, settings, cast, assets)
  giveFramesAHand(http, stage, assets['hand.js']!)
  keepTheBankOut(http, settings)
}

function languageAsked(settings: DemoSettings, request: FastifyRequest): Language {
  const { language } = request.query as { language?: string }
  return language && isLanguage(language) ? language : settings.languageOf(request)
}

const sendPage = (reply: FastifyReply, policy: string | null, html: string) => {
  if (policy) reply.header('content-security-policy', policy)
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)
}

/** The stage holds frames of its devices; it is itself in no frame. */
function stagePolicy({ stage }: DemoSettings): string {
  const devices = Object.values(stage.devices).join(' ')
  return [
    "default-src 'self'",
    "img-src 'self' data:",
    `frame-src 'self' ${devices}`,
    // Only to ask whether this browser finds the addresses of the stage.
    `connect-src 'self' ${stage.origin} ${devices}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const Again = z.object({ story: z.string(), visitor: z.string().min(1).max(80), language: z.enum(['fr', 'en']) })

function mountPreparing(http: FastifyInstance, settings: DemoSettings, cast: Cast): void {
  http.post('/demo/again', async (request, reply) => {
    const asked = Again.safeParse(request.body)
    const story = asked.success ? storyOf(asked.data.story) : undefined
    if (!asked.success || !story) return reply.code(422).send({ code: 'invalid_input' })
    const { visitor, language } = asked.data
    const facts = await prepare(settings, cast, { story, visitor }, { language, address: request.ip })
    return reply.header('cache-control', 'no-store').send(scriptOf(story, facts, language))
  })
  // What a browser is asked to find before the stage is set up there.
  http.get('/demo/here', (_, reply) => reply.header('cache-control', 'no-store').code(204).send())
}

/** The names under which the staff's two apps keep who is signed in, and the language. */
const staffApps = ['associate', 'filrouge.office']

/** `/demo/as/jean` signs in as Jean and opens his app; `/demo/as/camille` as Camille; `/demo/as/nobody` leaves nothing behind. */
function mountDoors(http: FastifyInstance, settings: DemoSettings, cast: Cast, assets: Record<string, string>): void {
  const { shopperCookie } = settings
  http.get('/demo/as/:who', async (request, reply) => {
    const { who } = request.params as { who: string }
    const query = request.query as { to?: string; email?: string }
    const language = languageAsked(settings, request)
    const from = { language, address: request.ip }
    const to = query.to && /^\/(?![/\\])[^\\\s]*$/.test(query.to) ? query.to : '/'
    const kept = Object.fromEntries(staffApps.map((app) => [`${app}.language`, language as string]))
    // Nothing stays of who was here before, neither her basket nor her postcode.
    if (who === 'camille' || who === 'nobody')
      for (const name of Object.keys(request.cookies)) reply.clearCookie(name, { path: '/' })
    if (who === 'camille') {
      const token = await cast.phoneOf(query.email ?? 'camille@example.com', from)
      reply.setCookie(shopperCookie, token, { path: '/', httpOnly: true, sameSite: 'lax' })
      return reply.header('cache-control', 'no-store').redirect(to, 303)
    }
    if (who !== 'nobody') {
      const { token } = await signInDemoStaff(settings, who, from)
      for (const app of staffApps) kept[`${app}.token`] = token
    }
    return sendPage(reply, null, enterPage({ to, kept, language, script: assets['enter.js']! }))
  })
}

/**
 * A bank is in nobody's frame. A device that is sent there waits on the shop's own page for the answer instead; from there the hand opens the
 * bank's page beside the stage.
 */
function keepTheBankOut(http: FastifyInstance, { bankUrl, stage }: DemoSettings): void {
  if (!bankUrl) return
  const hosts = hostsOf(stage)
  http.addHook('onSend', async (request, reply) => {
    const to = reply.getHeader('location')
    if (typeof to !== 'string' || !to.startsWith(new URL(bankUrl).origin) || !hosts.has(request.headers.host ?? ''))
      return
    const payment = request.body instanceof URLSearchParams ? request.body.get('payment') : null
    const [path = '/'] = request.url.split('?')
    const shop = path.startsWith('/en/') ? '/en' : ''
    reply.header('location', payment ? `${shop}/checkout/return?payment=${payment}` : `${path}?waiting=1`)
  })
}

const hostsOf = (stage: DemoSettings['stage']) =>
  new Set(Object.values(stage.devices).map((origin) => new URL(origin).host))

/** Pages asked for under the name of a device bring the hand along. */
function giveFramesAHand(http: FastifyInstance, stage: DemoSettings['stage'], hand: string): void {
  const hosts = hostsOf(stage)
  const isOfDevice = ({ headers, url }: FastifyRequest) =>
    hosts.has(headers.host ?? '') && !url.startsWith('/demo/') && !url.includes('/assets/')
  const script = `<script type="module" src="${hand}" data-stage="${stage.origin}"></script></head>`
  http.addHook('onRequest', async (request) => {
    // What is to be added to must not come compressed.
    if (isOfDevice(request)) delete request.headers['accept-encoding']
  })
  http.addHook('onSend', async (request, reply, payload) => {
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html')
    if (!isPage || !isOfDevice(request)) return payload
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
    return payload.toString().replace('</head>', script)
  })
}
