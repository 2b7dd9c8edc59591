import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { addressOf, answerJson, readBytes, readJson, refuse } from '../http.ts'
import type { Messages } from '../mailbox/messages.ts'
import type { Browsers } from './browsers.ts'
import { checkSender } from './check-sender.ts'
import { openPush } from './open-push.ts'

const Subscription = z.object({ to: z.string().min(1).max(200), applicationServerKey: z.string().min(80).max(100) })
const Shown = z.object({ title: z.string(), body: z.string() })

/** A body larger than this is not a push (RFC 8030 §7.2). */
const bodyAtMost = 4096

/** Whoever is called so is busy: the first delivery is refused for now, the second taken. */
const busy = /\bbusy\b/

/**
 * The push service (RFC 8030), and the browser behind it in one: what is delivered is opened with the browser's keys and lands in the mailbox, as
 * it would on the screen of a telephone.
 */
export async function answerPush(
  { browsers, messages, origin }: { browsers: Browsers; messages: Messages; origin: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { path } = addressOf(request)
  if (!path.startsWith('/push/')) return false
  if (request.method === 'POST' && path === '/push/browsers') {
    const { to, applicationServerKey } = await readJson(request, Subscription)
    const { token, keys, auth } = browsers.subscribe(to, applicationServerKey)
    // As `PushSubscription.toJSON()` has it.
    const made = { p256dh: keys.getPublicKey('base64url'), auth: auth.toString('base64url') }
    answerJson(response, 201, { endpoint: `${origin}/push/${token}`, expirationTime: null, keys: made })
    return true
  }
  const token = path.slice('/push/'.length)
  const browser = browsers.find(token)
  if (!browser) refuse(410, 'gone', 'Nobody is subscribed under this address any more.')
  if (request.method === 'DELETE') {
    browsers.unsubscribe(token)
    response.writeHead(204).end()
    return true
  }
  if (request.method !== 'POST') refuse(405, 'not_allowed', 'Pushes are posted.')
  const { headers } = request
  checkSender(headers.authorization, origin, browser.applicationServerKey)
  if (!/^\d+$/.test(String(headers.ttl))) refuse(400, 'ttl_missing', 'How long it is worth delivering is not said.')
  if (headers['content-encoding'] !== 'aes128gcm') refuse(415, 'not_sealed', 'Only aes128gcm is taken.')
  const topic = headers.topic as string | undefined
  if (topic !== undefined && !/^[\w-]{1,32}$/.test(topic))
    refuse(400, 'topic_wrong', 'A topic is 1 to 32 base64url signs.')
  const body = await readBytes(request)
  if (body.length > bodyAtMost) refuse(413, 'too_large', 'A push holds 4096 bytes at most.')
  if (busy.test(browser.to) && browser.refusals++ === 0) refuse(503, 'busy', 'Too busy, come back.')
  const text = openPush(body, browser)
  const data = JSON.parse(text) as unknown
  const shown = Shown.safeParse(data)
  const { id } = messages.add({
    channel: 'push',
    to: browser.to,
    subject: shown.success ? shown.data.title : null,
    text: shown.success ? shown.data.body : text,
    html: null,
    sentAt: new Date().toISOString(),
    data: { ...(data as object), ttl: Number(headers.ttl), urgency: headers.urgency ?? null, topic: topic ?? null },
  })
  response.writeHead(201, { location: `${origin}/push/deliveries/${id}`, ttl: String(headers.ttl) }).end()
  return true
}
