import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMailbox } from './mailbox-server.ts'
import { type Message, messagesKept, openMessages } from './messages.ts'

const folder = mkdtempSync(join(tmpdir(), 'sandbox-mailbox-'))
let mailbox: Awaited<ReturnType<typeof startMailbox>>
let post: ReturnType<typeof createTransport>

const url = () => `http://127.0.0.1:${mailbox.httpPort}`
const list = async (query: string) =>
  ((await (await fetch(`${url()}/messages?${query}`)).json()) as { items: Message[] }).items
const telephone = (body: unknown) => fetch(`${url()}/sms`, { method: 'POST', body: JSON.stringify(body) })

beforeAll(async () => {
  mailbox = await startMailbox({ folder, smtpPort: 0, httpPort: 0 })
  post = createTransport({ host: '127.0.0.1', port: mailbox.smtpPort, pool: true })
})
afterAll(() => {
  post.close()
  mailbox.close()
  rmSync(folder, { recursive: true })
})

test('an e-mail comes out as it went in: accents, both parts, and the data for programs', async () => {
  const data = { code: '123456', for: 'Zoé à l’été, à deux_mots  = ?', long: 'x'.repeat(300) }
  await post.sendMail({
    from: 'Volta <bonjour@volta.example>',
    to: 'Camille Lefèvre <Camille@Example.org>',
    subject: 'Votre commande n° 42 est enregistrée : à bientôt, à Noël, chez vous ou à l’étranger !',
    text: 'Bonjour Camille,\nprête à l’été ?\n.\nfin',
    html: '<p>Bonjour <b>Camille</b>, prête à l’été ?</p>',
    headers: { 'X-Filrouge-Data': JSON.stringify(data) },
  })
  const [message, ...rest] = await list('to=camille@example.ORG')
  expect(rest).toEqual([])
  expect(message).toMatchObject({
    channel: 'email',
    to: expect.stringMatching(/^camille@example\.org$/i),
    subject: 'Votre commande n° 42 est enregistrée : à bientôt, à Noël, chez vous ou à l’étranger !',
    html: '<p>Bonjour <b>Camille</b>, prête à l’été ?</p>',
    data,
  })
  expect(message!.text.trim()).toBe('Bonjour Camille,\nprête à l’été ?\n.\nfin')
  expect(Date.now() - Date.parse(message!.sentAt)).toBeLessThan(60_000)
})

test('one copy lands for each person written to; wrong data is no data', async () => {
  const headers = { 'X-Filrouge-Data': '{ not json' }
  await post.sendMail({
    from: 'a@volta.example',
    to: ['b@example.org', 'c@example.org'],
    subject: 'Deux',
    text: 'x',
    headers,
  })
  expect(await list('to=b@example.org')).toMatchObject([{ subject: 'Deux', data: null, html: null }])
  expect(await list('to=c@example.org')).toHaveLength(1)
})

test('a telephone message is kept with its data and found by its number, plus sign or not', async () => {
  const sent = await telephone({ to: '+33 6 12 34 56 78', text: 'Code 654321', data: { code: '654321' } })
  expect(sent.status).toBe(202)
  for (const query of ['to=%2B33612345678', 'to=+33612345678', 'to=33612345678']) {
    expect(await list(query)).toMatchObject([{ channel: 'sms', text: 'Code 654321', data: { code: '654321' } }])
  }
  expect((await telephone({ to: 'nobody', text: 'x' })).status).toBe(422)
})

test('the newest comes first, as many as asked', async () => {
  for (const text of ['1', '2', '3']) await telephone({ to: '+33700000000', text })
  expect((await list('to=%2B33700000000&limit=2')).map((message) => message.text)).toEqual(['3', '2'])
  expect((await list('')).map((message) => message.text).slice(0, 3)).toEqual(['3', '2', '1'])
})

test('the mailbox can be emptied', async () => {
  expect((await fetch(`${url()}/messages`, { method: 'DELETE' })).status).toBe(204)
  expect(await list('')).toEqual([])
})

test('it is found again after a restart, and forgets all but the last messages', () => {
  const other = join(folder, 'again')
  const first = openMessages(other)
  const sms = {
    channel: 'sms',
    to: '+331',
    subject: null,
    html: null,
    sentAt: new Date(0).toISOString(),
    data: null,
  } as const
  for (let index = 0; index < messagesKept * 2 + 10; index++) first.add({ ...sms, text: String(index) })
  first.close()
  const second = openMessages(other)
  const found = second.list([], Number.POSITIVE_INFINITY)
  expect(found).toHaveLength(messagesKept)
  expect(found[0]!.text).toBe(String(messagesKept * 2 + 9))
  second.close()
})
