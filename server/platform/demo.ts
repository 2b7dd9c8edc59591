import { parseDuration } from '@filrouge/kernel/duration.ts'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { clockTopic } from './clock.ts'
import { languageOf } from './http.ts'
import type { Worker } from './jobs.ts'
import { type MailboxItem, mailboxPage, mailboxScript, mailboxStyle } from './mailbox-page.ts'
import { invalid } from './refuse.ts'
import type { Platform } from './route.ts'

const MoveClock = z.union([z.object({ advance: z.string() }), z.object({ now: z.iso.datetime({ offset: true }) })])

const Subscribe = z.object({ applicationServerKey: z.string() })

/**
 * What exists only while the demo retailer is loaded: its clock, its mailbox, and a way of waiting until all is quiet. `onMoved` tells those
 * outside who go by that clock.
 */
export function mountDemo(
  http: FastifyInstance,
  platform: Platform,
  worker: Worker,
  onMoved: (now: Date) => Promise<void> = async () => undefined,
): void {
  http.post('/demo/settle', async () => {
    await worker.settle()
    return { now: platform.clock.now().toISOString() }
  })

  http.post('/demo/clock', async (request) => {
    const asked = MoveClock.safeParse(request.body)
    if (!asked.success) invalid('#', 'not_a_clock')
    const to = 'now' in asked.data ? new Date(asked.data.now) : advanced(platform.clock.now(), asked.data.advance)
    if (!(await platform.clock.moveTo(to))) invalid(`#/${'now' in asked.data ? 'now' : 'advance'}`, 'in_the_past')
    platform.live.tell(clockTopic)
    await onMoved(platform.clock.now())
    await worker.settle()
    return { now: platform.clock.now().toISOString() }
  })

  http.get('/demo/messages', async (request, reply) => {
    // As it came: several may be named.
    const answer = await fetch(`${platform.config.mailboxUrl}/messages?${request.url.split('?')[1] ?? ''}`)
    return reply
      .code(answer.status)
      .type('application/json')
      .send(await answer.text())
  })

  // A browser that has no push service of its own, as in a frame of the stage: the demo's stands in, and shows what it delivers in the mailbox.
  http.post('/demo/push/browsers', async (request, reply) => {
    const asked = Subscribe.safeParse(request.body)
    if (!asked.success) invalid('#/applicationServerKey', 'not_a_push_key')
    const body = JSON.stringify({ ...asked.data, to: request.host })
    const answer = await fetch(`${platform.config.mailboxUrl}/push/browsers`, { method: 'POST', body })
    return reply
      .code(answer.status)
      .type('application/json')
      .send(await answer.text())
  })

  const messagesTo = async (to: string) => {
    const answer = await fetch(
      `${platform.config.mailboxUrl}/messages?${new URLSearchParams({ limit: '100', ...(to ? { to } : {}) })}`,
    )
    return ((await answer.json()) as { items: MailboxItem[] }).items
  }
  http.get('/demo/mailbox', async (request, reply) => {
    const { to = '', id } = request.query as { to?: string; id?: string }
    const items = await messagesTo(to)
    return reply.type('text/html; charset=utf-8').send(
      mailboxPage(
        items,
        items.find((item) => item.id === id),
        to,
        languageOf(request),
      ),
    )
  })
  http.get('/demo/mailbox.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(mailboxScript))
  http.get('/demo/mailbox.css', (_, reply) => reply.type('text/css; charset=utf-8').send(mailboxStyle))
  http.get('/demo/messages/:name', async (request, reply) => {
    const id = (request.params as { name: string }).name.replace(/\.html$/, '')
    const item = (await messagesTo('')).find((message) => message.id === id)
    if (!item) return reply.code(404).type('text/plain').send('')
    // A mail brings its own styles, and nothing else: no script, no picture from elsewhere.
    reply.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
    )
    return reply.type('text/html; charset=utf-8').send(item.html)
  })
}

function advanced(now: Date, duration: string): Date {
  const milliseconds = parseDuration(duration)
  if (milliseconds === undefined || milliseconds < 0) invalid('#/advance', 'not_a_duration')
  return new Date(now.getTime() + milliseconds)
}
