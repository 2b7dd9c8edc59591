import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openRetailer, type Retailer, signIn } from '../world/retailer.ts'
import { basketOf, buy, buyGift, order, parisHome, pay } from '../world/shopping.ts'

/** Whatever is written by the server, its worker and its libraries, at the most talkative level there is. */
const written: string[] = []
let volta: Retailer

const her = {
  email: 'zenobie.quatrepommes@example.com',
  name: 'Zénobie Quatrepommes',
  phone: '+33639980417',
  street: '77 passage de la Pomme-d’Api',
  street2: 'interphone 4417 Belladone',
}
const delivery = {
  ...parisHome,
  address: { ...parisHome.address, name: her.name, street: her.street, street2: her.street2 },
  contact: { email: her.email, name: her.name, phone: her.phone },
}

beforeAll(async () => {
  const keep = (piece: unknown) => {
    written.push(String(piece))
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  vi.spyOn(process.stderr, 'write').mockImplementation(keep)
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const)
    vi.spyOn(console, method).mockImplementation((...said) => void keep(said.map(String).join(' ')))
  volta = await openRetailer({ LOG_LEVEL: 'debug' })
}, 120_000)
afterAll(async () => {
  vi.restoreAllMocks()
  await volta?.close()
})

/** Nothing of this stands in what was written since the last look; that anything was written at all is looked at too. */
function expectQuiet(about: string, secrets: Record<string, string | undefined>): void {
  const text = written.splice(0).join('\n')
  expect(text, about).toContain('answered')
  for (const [what, secret] of Object.entries(secrets)) {
    expect(secret, `${about}: there is no ${what} to look for`).toMatch(/.{4}/)
    const found = text.toLowerCase().includes(secret!.toLowerCase()) || text.includes(encodeURIComponent(secret!))
    expect(found, `${about}: the ${what} is in the log:\n${lineWith(text, secret!)}`).toBe(false)
  }
}
const lineWith = (text: string, secret: string) =>
  text
    .split('\n')
    .filter((line) => line.toLowerCase().includes(secret.toLowerCase()))
    .slice(0, 2)
    .join('\n')

const raw = (path: string, init: RequestInit) => fetch(volta.url + path, init)
const page = (path: string, form?: Record<string, string>, headers: Record<string, string> = {}) =>
  raw(path, {
    headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin', ...headers },
    redirect: 'manual',
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })

test('signing in: neither the code, the address nor the tokens, right or wrong, by the API and by the pages', async () => {
  const shopper = await volta.visitor()
  const before = shopper.token!
  await signIn(volta, shopper, her.email)
  const { data } = await volta.lastMessage(her.email)
  await volta.nobody.send('POST', '/sessions/verify', { email: her.email, code: '918273' })
  await volta.nobody.send('POST', '/sessions/code', { email: `${her.email} `, phone: her.phone, nonsense: her.name })
  await page('/sign-in', { reach: her.email })
  await page(`/sign-in?back=/account&email=${encodeURIComponent(her.email)}`)
  await shopper.put('/customers/me', { name: her.name })
  await shopper.get('/customers/me/data')
  expectQuiet('signing in', { ...her, code: data?.code, wrong: '918273', token: shopper.token!, before })
})

test('the staff: neither a password nor a token', async () => {
  const nadia = await volta.staff('nadia')
  const wrong = await volta.nobody.send('POST', '/sessions/staff', { login: 'nadia', password: 'Orme-Bleu-4417' })
  expect(wrong.status).toBeGreaterThanOrEqual(400)
  const odd = await volta.nobody.send('POST', '/sessions/staff', {
    login: ['nadia'],
    password: { is: 'Orme-Bleu-4417' },
  })
  expect(odd.status).toBe(422)
  await nadia.get(`/customers?query=${encodeURIComponent(her.email)}`)
  await raw('/api/customers', { headers: { authorization: 'Bearer nothing-4417-known' } })
  expectQuiet('the staff', { ...her, password: 'Orme-Bleu-4417', token: nadia.token!, unknown: 'nothing-4417-known' })
})

test('buying: neither the card nor where it goes, whether it is paid, declined, unreadable or unheard of', async () => {
  const shopper = await volta.visitor()
  const cart = await basketOf(shopper, { 'JEAN-LENA-BLEU-38': 1 }, delivery)
  for (const token of ['tok_declined', 'tok_4242secret', 'tok_ok']) await pay(shopper, cart, token)
  expect((await order(shopper, cart)).status).toBe(201)
  const { items } = await (await volta.staff('nadia')).get(`/orders?query=${encodeURIComponent(her.email)}`)
  await raw('/api/payments', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${shopper.token}` },
    body: `{"tender":{"token":"tok_4242secret"},"name":"${her.name}"`,
  })
  await raw(`/api/nowhere/${encodeURIComponent(her.email)}?token=${shopper.token}`, {})
  await page(`/search?q=${encodeURIComponent(her.name)}`)
  await volta.settle()
  expect(items).toHaveLength(1)
  expectQuiet('buying', {
    ...her,
    token: shopper.token!,
    unknown: 'tok_4242secret',
    card: 'tok_declined',
    paid: 'tok_ok',
  })
})

test('a gift card: neither its secret nor for whom it is, used, mistyped or asked for', async () => {
  const shopper = await volta.visitor()
  await buyGift(shopper, her.email)
  const { text } = await volta.lastMessage(her.email)
  const number = /\b296\d{10}\b/.exec(text)?.[0]
  const pin = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(text)?.[0]
  const cart = await basketOf(shopper, { 'JEAN-LENA-BLEU-38': 1 }, delivery)
  await shopper.send('POST', `/carts/${cart.id}/gift-cards`, { number, pin: 'WRNG-4417' })
  await shopper.send('POST', `/carts/${cart.id}/gift-cards`, { number, pin })
  expectQuiet('a gift card', { ...her, pin, wrong: 'WRNG-4417' })
})

test('news from outside: neither signatures, secrets nor what they say, genuine or not', async () => {
  const { bank, carriers } = volta.platform.config
  const news = { type: 'payment.captured', data: { reference: 'pay_x', holder: her.name, email: her.email } }
  const headers = {
    'content-type': 'application/json',
    'webhook-id': 'msg_4417',
    'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
    'webhook-signature': 'v1,c2lnbmF0dXJlLTQ0MTc=',
  }
  for (const path of ['/api/providers/bank/callbacks', `/api/carriers/${Object.keys(carriers)[0]}/events`])
    for (const body of [JSON.stringify(news), `{"${her.name}`])
      expect((await raw(path, { method: 'POST', headers, body })).status).toBeGreaterThanOrEqual(400)
  await buy(await volta.visitor(), { 'JEAN-LENA-BLEU-38': 1 }, delivery)
  await volta.settle()
  const secrets = Object.values(carriers).map(({ newsSecret }) => newsSecret)
  expectQuiet('news', { ...her, signature: 'c2lnbmF0dXJlLTQ0MTc=', key: bank!.apiKey, secret: secrets[0] })
})

test('a fault of ours, and a table that is not there: the bug is told, and nothing of the person it happened to', async () => {
  const { reader } = volta.platform.db
  const shopper = await volta.visitor()
  await signIn(volta, shopper, her.email)
  written.splice(0)
  await reader.run(sql`alter table addresses rename to addresses_away`)
  const { name, street, street2, postcode, city, country } = delivery.address as Record<string, string>
  const answer = await shopper.send('POST', '/customers/me/addresses', {
    name,
    street,
    street2,
    postcode,
    city,
    country,
  })
  await reader.run(sql`alter table addresses_away rename to addresses`)
  expect(answer.status).toBe(500)
  expect(written.join('')).toContain('"bug"')
  expectQuiet('a bug', { ...her, token: shopper.token! })
})

/** A retailer of its own whose mail, text messages and labels are refused by those who should carry them, with loud reasons. */
test('those who refuse to carry a letter, a message or a parcel say whose it is; our log does not', {
  timeout: 120_000,
}, async () => {
  const loud = `no such person: ${her.email} ${her.phone} ${her.name} ${her.street} ${her.street2}`
  const mail = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, done) => done(Object.assign(new Error(loud), { responseCode: 451 })),
  })
  await new Promise<void>((open) => mail.listen(0, '127.0.0.1', open))
  const operator: Server = createServer((_, response) => response.writeHead(503).end(loud))
  const carrier: Server = createServer((_, response) =>
    response.writeHead(422, { 'content-type': 'application/json' }).end(JSON.stringify({ code: 'bad', detail: loud })),
  )
  for (const server of [operator, carrier]) await new Promise<void>((open) => server.listen(0, '127.0.0.1', open))
  const portOf = (server: Pick<Server, 'address'>) => (server.address() as AddressInfo).port
  const other = await openRetailer({ LOG_LEVEL: 'debug' })
  const { config } = other.platform
  Object.assign(config, { smsUrl: `http://127.0.0.1:${portOf(operator)}/` })
  for (const account of Object.values(config.carriers)) account.url = `http://127.0.0.1:${portOf(carrier)}`
  try {
    const { openMessenger } = await import('@filrouge/server/messaging/messenger.ts')
    const messenger = openMessenger({ ...config, smtp: { host: '127.0.0.1', port: portOf(mail.server) } })
    const outgoing = { key: 'k', to: her.email, now: new Date(), data: {} }
    const letter = { retailer: 'Volta', subject: 'x', language: 'fr', blocks: [], parts: [] }
    const refused = await messenger.sendEmail(outgoing, letter as never).catch(String)
    const unheard = await messenger.sendSms({ ...outgoing, to: her.phone }, 'x').catch(String)
    messenger.close()
    written.push(`answered ${refused} ${unheard}`)

    const admin = await other.staff('admin')
    const bought = await buy(await other.visitor(), { 'JEAN-LENA-BLEU-38': 1 }, delivery)
    const [{ id }] = (await admin.get(`/orders/${bought.id}`)).fulfilments as [{ id: string }]
    await admin.post(`/fulfilments/${id}/pick`, { lines: [{ sku: 'JEAN-LENA-BLEU-38', quantity: 1 }] })
    const packed = await admin.post(`/fulfilments/${id}/pack`)
    // Sonia is told why; it is for her, not for the log.
    expect(packed.parcel).toMatchObject({ step: 'asked', problem: expect.stringContaining('no such person') })
    expectQuiet('refusals', her)
  } finally {
    await other.close()
    operator.close()
    carrier.close()
    await new Promise<void>((closed) => mail.close(closed))
  }
})

// What was said in between, by whatever runs by itself.
test('nor does anything of it stand in what the database keeps of failed work', async () => {
  const rows = await volta.platform.db.reader.rows<{ text: string }>(sql`
    select concat_ws(' ', payload::text, last_error) as text from jobs
    union all select facts::text from events`)
  const text = rows.map((row) => row.text).join('\n')
  for (const [what, secret] of Object.entries(her)) expect([what, text.includes(secret)]).toEqual([what, false])
})
