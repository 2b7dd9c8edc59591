import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RecordedEvent } from '@filrouge/contract/events.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import { type Sandbox, startSandbox } from '@filrouge/sandbox/start.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askCode } from '../customers/ask-code.ts'
import { callOf, noon, openTestWorld, visitor } from '../customers/test-world.ts'
import { verifyCode } from '../customers/verify-code.ts'
import { type Config, configFrom } from '../platform/config.ts'
import type { JobContext } from '../platform/jobs.ts'
import { openLog } from '../platform/log.ts'
import { dayInWords, timeInWords } from './dates.ts'
import { type Messenger, startMessaging } from './messenger.ts'
import { sendOrderCancelled, sendOrderRecorded, sendSignInCode } from './reactions.ts'

interface Kept {
  channel: string
  subject: string | null
  text: string
  html: string | null
  sentAt: string
  data: Record<string, string> | null
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const folder = mkdtempSync(join(tmpdir(), 'filrouge-messages-'))
let world: Awaited<ReturnType<typeof openTestWorld>>
let sandbox: Sandbox
let messenger: Messenger
let config: Config
let context: JobContext
beforeAll(async () => {
  ;[world, sandbox] = await Promise.all([
    openTestWorld(),
    startSandbox({ folder, entry: join(root, 'sandbox/main.ts'), execArgv: ['--import', 'tsx'] }),
  ])
  config = configFrom({
    SMTP_URL: `smtp://127.0.0.1:${sandbox.smtpPort}`,
    SMS_URL: `${sandbox.mailboxUrl}/sms`,
    PUBLIC_URL: 'https://volta.example/',
  })
  messenger = startMessaging({ db: world.db, config })
  const clock = { now: () => noon, refresh: async () => undefined, moveTo: async () => true }
  context = { db: world.db, clock, log: openLog('silent') }
  await world.db.reader.script(`
    insert into retailer (name, is_demo) values ('Volta', true);
    insert into legal_entities values ('lge_1', 'volta', 'Volta SAS', '732829320', 'FR44732829320')`)
})
afterAll(async () => {
  messenger.close()
  await Promise.all([world.close(), sandbox.stop()])
  rmSync(folder, { recursive: true })
})

async function messagesTo(to: string): Promise<Kept[]> {
  const answer = await fetch(`${sandbox.mailboxUrl}/messages?to=${encodeURIComponent(to)}`)
  return ((await answer.json()) as { items: Kept[] }).items
}

async function eventOf<T extends 'customer.code_asked'>(type: T): Promise<RecordedEvent<T>> {
  return world.db.reader.one<RecordedEvent<T>>(
    sql`select id, facts from events where type = ${type} order by id desc limit 1`,
  )
}

test('the code arrives in the reader’s language, signs in, and is sent once for its event', async () => {
  const call = callOf(visitor())
  await world.db.transaction((tx) => askCode(tx, { email: 'zoe@example.com' }, call))
  const event = await eventOf('customer.code_asked')
  await sendSignInCode(context, event)
  await sendSignInCode(context, event)
  const [message, ...others] = await messagesTo('zoe@example.com')
  expect(others).toEqual([])
  const code = message!.data!.code!
  expect(message!.data).toEqual({ code, template: 'sign_in_code' })
  expect(message!.subject).toBe(`${code}\u00a0: votre code Volta`)
  expect(message!.text).toContain('Voici votre code pour vous connecter\u00a0:')
  expect(message!.text).toContain('L’équipe Volta')
  expect(message!.html).toContain(`>${code}</p>`)
  expect(message!.sentAt).toBe(noon.toISOString())
  expect(await verifyCode(world, { email: 'zoe@example.com', code }, call)).toMatchObject({ kind: 'customer' })
  expect(await world.db.read(sql`select template, status, channel, subject_id from messages`)).toEqual([
    { template: 'sign_in_code', status: 'sent', channel: 'email', subject_id: event.facts.challengeId },
  ])
})

test('a telephone gets the code as a text message; who asked too long ago gets nothing', async () => {
  const call = callOf(visitor())
  await world.db.transaction((tx) => askCode(tx, { phone: '06 12 34 56 78', language: 'en' }, call))
  await sendSignInCode(context, await eventOf('customer.code_asked'))
  const [message] = await messagesTo('+33612345678')
  const code = message!.data!.code!
  expect(message).toMatchObject({
    channel: 'sms',
    text: `${code} is your Volta code, good for 10 minutes. Give it to no one.`,
  })

  const old = callOf(visitor(), new Date(noon.getTime() - 601_000))
  await world.db.transaction((tx) => askCode(tx, { email: 'late@example.com' }, old))
  await sendSignInCode(context, await eventOf('customer.code_asked'))
  expect(await messagesTo('late@example.com')).toEqual([])
})

test('out of the demo nothing is attached for programs', async () => {
  const quiet = startMessaging({ db: world.db, config: { ...config, isDemo: false } })
  await world.db.transaction((tx) => askCode(tx, { email: 'quiet@example.com' }, callOf(visitor())))
  await sendSignInCode(context, await eventOf('customer.code_asked'))
  startMessaging({ db: world.db, config })
  quiet.close()
  expect(await messagesTo('quiet@example.com')).toMatchObject([{ data: null }])
})

test('twenty messages at once go over a few connections', async () => {
  const letter = { language: 'fr' as const, subject: 'Été', retailer: 'Volta', blocks: [] }
  const send = (i: number) => messenger.sendEmail({ key: `k${i}`, to: 'many@example.com', now: noon, data: {} }, letter)
  expect(new Set(await Promise.all(Array.from({ length: 20 }, (_, i) => send(i))))).toEqual(new Set([true]))
  expect(await messagesTo('many@example.com')).toHaveLength(20)
})

test('a mail server that is not there leaves the work to do, without the address in the reason', async () => {
  const broken = startMessaging({ db: world.db, config: { ...config, smtp: { host: '127.0.0.1', port: 1 } } })
  await world.db.transaction((tx) => askCode(tx, { email: 'hidden@example.com' }, callOf(visitor())))
  const event = await eventOf('customer.code_asked')
  const failure = await sendSignInCode(context, event).catch((error: Error) => error.message)
  expect(failure).toContain('the mail server did not take the message')
  expect(failure).not.toContain('hidden')
  startMessaging({ db: world.db, config })
  broken.close()
  await sendSignInCode(context, event)
  expect(await messagesTo('hidden@example.com')).toHaveLength(1)
})

async function orderPlaced(delivery: object, more: { language?: string; latest?: string; delivery?: number } = {}) {
  const orderId = newId('order')
  const delivered = more.delivery ?? 0
  await world.db.reader.run(sql`
    insert into orders (id, number, cart_id, channel, legal_entity_id, status, fulfilment_status, currency, goods_minor, discounts_minor,
      delivery_minor, total_minor, vat, delivery, promised_earliest, promised_latest, language, placed_at)
    values (${orderId}, ${orderId.slice(-8)}, ${newId('cart')}, 'web', 'lge_1', 'placed', 'unfulfilled', 'EUR', 129900, 0,
      ${delivered}, ${129900 + delivered}, '[]', ${JSON.stringify(delivery)}, ${noon}, ${more.latest ?? '2026-05-09T17:00:00Z'}, ${more.language ?? 'fr'}, ${noon})`)
  await world.db.reader.run(sql`
    insert into order_lines (order_id, position, sku, title_fr, title_en, quantity, unit_price_minor, total_minor, vat_rate, vat_group,
      contract_concluded, promised_latest, legal_entity_id, sources)
    values (${orderId}, 1, 'TV', 'Téléviseur <OLED> 55″', 'OLED television 55″', 2, 64950, 129900, 20, 'A', 'distance', ${noon}, 'lge_1', '[]')`)
  return { id: newId('event'), facts: { orderId, paymentIds: [] } } as unknown as RecordedEvent<'order.placed'>
}

test('an order is told with its lines, its total, its date in words and the link to its one page', async () => {
  const contact = { email: 'Lea@Example.com', name: 'Léa Dupont' }
  const event = await orderPlaced({ mode: 'home', contact }, { delivery: 590 })
  await sendOrderRecorded(context, event)
  await sendOrderRecorded(context, event)
  const [message, ...others] = await messagesTo('lea@example.com')
  expect(others).toEqual([])
  const { orderId } = event.facts
  expect(message!.subject).toBe(`Votre commande ${orderId.slice(-8)} est enregistrée`)
  expect(message!.data).toEqual({ template: 'order_recorded', orderId })
  expect(message!.text).toContain('Bonjour Léa Dupont,')
  expect(message!.text).toContain('Chez vous au plus tard le samedi 9\u00a0mai.')
  expect(message!.text).toContain('2\u00a0×\u00a0Téléviseur <OLED> 55″\u00a0: 1\u202f299,00\u00a0€')
  expect(message!.text).toContain('Livraison\u00a0: 5,90\u00a0€')
  expect(message!.text).toContain('Total TTC\u00a0: 1\u202f304,90\u00a0€')
  expect(message!.text).toMatch(new RegExp(`https://volta\\.example/orders/${orderId}\\?key=[A-Za-z0-9_-]{43}`))
  expect(message!.html).toContain('Téléviseur &lt;OLED&gt; 55″')
  expect(message!.html).toContain('lang="fr"')
})

test('in English, to a pick-up point, and by text message to who gave a telephone only', async () => {
  const event = await orderPlaced(
    { mode: 'relay', placeName: 'Tabac de la Gare', contact: { phone: '06 98 76 54 32' } },
    { language: 'en' },
  )
  await sendOrderRecorded(context, event)
  const [message] = await messagesTo('+33698765432')
  expect(message!.text).toMatch(
    /^Volta: order \w+ recorded, at the pick-up point Tabac de la Gare by Saturday 9 May\. https:\/\//,
  )
})

test('a cancelled order is told, and a name that is an advertisement is not repeated', async () => {
  const contact = { email: 'victim@example.com', name: 'Win at http://evil.example' }
  const placed = await orderPlaced({ mode: 'collect', placeName: 'Volta Rivoli', contact })
  const event = { ...placed, id: newId('event') } as unknown as RecordedEvent<'order.cancelled'>
  await sendOrderCancelled(context, event)
  const [message] = await messagesTo('victim@example.com')
  expect(message!.subject).toMatch(/^Votre commande \w+ est annulée$/)
  expect(message!.text).toMatch(/^Bonjour,\n/)
  expect(message!.text).not.toContain('evil')
})

test('an order without any contact is told to its customer, or to nobody', async () => {
  await sendOrderRecorded(context, await orderPlaced({ mode: 'home' }))
  const rows = await world.db.read(sql`select from messages where template = 'order_recorded' and status = 'failed'`)
  expect(rows).toEqual([])
})

test('days and hours are said as they are in France', () => {
  expect(dayInWords(new Date('2026-05-31T22:30:00Z'), 'fr')).toBe('lundi 1er\u00a0juin')
  expect(dayInWords(new Date('2026-05-31T22:30:00Z'), 'en')).toBe('Monday 1\u00a0June')
  expect(timeInWords(new Date('2026-05-31T12:30:00Z'), 'fr')).toBe('14\u00a0h\u00a030')
  expect(timeInWords(new Date('2026-05-31T07:00:00Z'), 'fr')).toBe('9\u00a0h')
  expect(timeInWords(new Date('2026-05-31T07:00:00Z'), 'en')).toBe('09:00')
})
