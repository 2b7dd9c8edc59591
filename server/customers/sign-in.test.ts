import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reactWithin } from '../platform/events.ts'
import { openLog } from '../platform/log.ts'
import { findSession } from '../platform/sessions.ts'
import { askCode } from './ask-code.ts'
import { findOrAddByReach } from './find-or-add-customer.ts'
import { reachOf } from './reach-of.ts'
import { forgetOldChallenges } from './sign-in-code.ts'
import { startSession } from './start-session.ts'
import { callOf, customer, newestCode, noon, openTestWorld, refusalOf, visitor } from './test-world.ts'
import { verifyCode } from './verify-code.ts'
import { customersOfVisitor, whoIs } from './visitors.ts'

let world: Awaited<ReturnType<typeof openTestWorld>>
beforeAll(async () => {
  world = await openTestWorld()
})
afterAll(() => world.close())

const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)
const ask = (email: string, now = noon) => world.db.transaction((tx) => askCode(tx, { email }, callOf(visitor(), now)))
const verify = (email: string, code: string, session = visitor(), now = noon) =>
  verifyCode(world, { email, code }, callOf(session, now))
const other = (code: string) => (code === '000000' ? '000001' : '000000')

test('a visitor asks for a code, answers with it, and is the customer with all she did before', async () => {
  const { token: visitorToken } = await world.db.transaction((tx) =>
    startSession(tx, { channel: 'mobile_web' }, callOf(null)),
  )
  const session = (await findSession(world.db.reader, visitorToken, noon))!
  expect(session).toMatchObject({ kind: 'visitor', channel: 'mobile_web', customerId: null })

  expect(await ask('Camille@Example.com')).toEqual({ sentTo: 'email', expiresInSeconds: 600 })
  const code = await newestCode(world.db, 'camille@example.com')
  const signedIn = await verify(' camille@example.COM', code, session)

  expect(signedIn.kind).toBe('customer')
  const hers = (await findSession(world.db.reader, signedIn.token, noon))!
  expect(hers).toMatchObject({
    kind: 'customer',
    customerId: signedIn.customerId,
    visitorId: session.visitorId,
    channel: 'mobile_web',
  })
  expect(await customersOfVisitor(world.db.reader, session.visitorId!)).toEqual([signedIn.customerId])
  expect(await whoIs(world.db.reader, session)).toBe(signedIn.customerId)
  expect(await reachOf(world.db.reader, hers.customerId!)).toEqual({ email: 'camille@example.com', language: 'fr' })
})

test('neither the log nor the table holds the code or, in the log, the address', async () => {
  await ask('secret@example.com')
  const code = await newestCode(world.db, 'secret@example.com')
  await verify('secret@example.com', code)
  const logged = await world.db.read<{ text: string }>(sql`select e::text as text from events e`)
  expect(logged.length).toBeGreaterThan(2)
  for (const { text } of logged) expect(text).not.toMatch(/example\.com/)
  const kept = await world.db.read<{ text: string }>(
    sql`select c::text as text from sign_in_challenges c where value = 'secret@example.com'`,
  )
  expect(kept[0]!.text.replace(/[0-9a-f]{32,}/g, '')).not.toContain(code)
})

test('a code serves once', async () => {
  await ask('once@example.com')
  const code = await newestCode(world.db, 'once@example.com')
  await verify('once@example.com', code)
  expect(await refusalOf(verify('once@example.com', code))).toBe('code_expired')
})

test('of five who answer with one code at once, one gets in', async () => {
  await ask('five@example.com')
  const code = await newestCode(world.db, 'five@example.com')
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => refusalOf(verify('five@example.com', code))))
  expect(outcomes.sort()).toEqual(['code_expired', 'code_expired', 'code_expired', 'code_expired', 'no refusal'])
})

test('a wrong code is refused, and the fifth kills the challenge', async () => {
  await ask('wrong@example.com')
  const code = await newestCode(world.db, 'wrong@example.com')
  for (let i = 0; i < 5; i++) expect(await refusalOf(verify('wrong@example.com', other(code)))).toBe('code_wrong')
  expect(await refusalOf(verify('wrong@example.com', code))).toBe('code_expired')
})

test('forty guesses at once are five guesses', async () => {
  await ask('burst@example.com')
  const code = await newestCode(world.db, 'burst@example.com')
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, () => refusalOf(verify('burst@example.com', other(code)))),
  )
  expect(outcomes.filter((outcome) => outcome === 'code_wrong')).toHaveLength(5)
})

test('a code is good for ten minutes, and there is none for an address that did not ask', async () => {
  await ask('late@example.com')
  const code = await newestCode(world.db, 'late@example.com')
  expect(await refusalOf(verify('late@example.com', code, visitor(), later(10)))).toBe('code_expired')
  expect(await refusalOf(verify('nobody@example.com', '123456'))).toBe('code_expired')
})

test('what was typed to sign in is forgotten a day later', async () => {
  await ask('forgotten@example.com')
  const context = (now: Date) => ({
    db: world.db,
    clock: { now: () => now, refresh: async () => undefined, moveTo: async () => true },
    log: openLog('silent'),
  })
  const left = () => world.db.read(sql`select from sign_in_challenges where value = 'forgotten@example.com'`)
  await forgetOldChallenges(context(later(24 * 60)))
  expect(await left()).toHaveLength(1)
  await forgetOldChallenges(context(later(24 * 60 + 11)))
  expect(await left()).toEqual([])
})

test('five codes in ten minutes for one address, not six, even asked for at once; known or not is the same', async () => {
  for (const email of ['camille@example.com', 'unknown@example.com']) {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => refusalOf(ask(email, later(60)))))
    expect(outcomes.filter((outcome) => outcome === 'too_many_attempts')).toHaveLength(3)
    expect(await refusalOf(ask(email, later(71)))).toBe('no refusal')
  }
})

test('two devices that each wait for a code both get in, and are one customer', async () => {
  await ask('two@example.com')
  const first = await newestCode(world.db, 'two@example.com')
  await ask('two@example.com')
  const second = await newestCode(world.db, 'two@example.com')
  const [phone, laptop] = await Promise.all([verify('two@example.com', first), verify('two@example.com', second)])
  expect(phone.customerId).toBe(laptop.customerId)
  const rows = await world.db.read(sql`select from identifiers where value = 'two@example.com'`)
  expect(rows).toHaveLength(1)
  const added = await world.db.read(
    sql`select from events where type = 'customer.added' and subject_id = ${phone.customerId}`,
  )
  expect(added).toHaveLength(1)
})

test('what happens within a sign-in unwinds it when it fails, and the code is still good', async () => {
  let isBroken = true
  reactWithin('customer.signed_in', async (_tx, event, call) => {
    expect(call.session).toMatchObject({ kind: 'customer', customerId: event.facts.customerId })
    if (isBroken) throw new Error('broken')
  })
  await ask('unwound@example.com')
  const code = await newestCode(world.db, 'unwound@example.com')
  await expect(verify('unwound@example.com', code)).rejects.toThrow('broken')
  expect(await world.db.read(sql`select from identifiers where value = 'unwound@example.com'`)).toEqual([])
  isBroken = false
  expect(await refusalOf(verify('unwound@example.com', code))).toBe('no refusal')
})

test('a telephone signs in as an e-mail does, however it is written; what is neither is named', async () => {
  const call = callOf(visitor())
  await world.db.transaction((tx) => askCode(tx, { phone: '06 12 34 56 78', language: 'en' }, call))
  const code = await newestCode(world.db, '+33612345678')
  const signedIn = await verifyCode(world, { phone: '+33 (0)6 12 34 56 78', code }, call)
  const reach = await reachOf(world.db.reader, signedIn.customerId as never)
  expect(reach).toEqual({ phone: '+33612345678', language: 'en' })
  await expect(world.db.transaction((tx) => askCode(tx, { phone: '1234' }, call))).rejects.toMatchObject({
    errors: [{ pointer: '#/phone' }],
  })
})

test('a session that is already somebody’s brings no visitor to the next one who signs in on it', async () => {
  await ask('shared@example.com')
  const somebody = { ...customer('cus_00000000000000000000000000000001' as never), visitorId: visitor().visitorId }
  await verify('shared@example.com', await newestCode(world.db, 'shared@example.com'), somebody)
  expect(await customersOfVisitor(world.db.reader, somebody.visitorId!)).toEqual([])
})

test('what a guest typed hangs nothing on a known customer and opens nobody’s file', async () => {
  const call = callOf(visitor())
  const guest = (reach: { email?: string; phone?: string }) =>
    world.db.transaction((tx) => findOrAddByReach(tx, { ...reach, language: 'fr' }, 'payment_request', call))
  const lea = await guest({ email: 'lea@example.com', phone: '0698765432' })
  expect(await guest({ email: 'lea@example.com', phone: '0611111111' })).toBe(lea)
  expect(await world.db.read(sql`select from identifiers where value = '+33611111111'`)).toEqual([])

  await ask('lea@example.com')
  const proven = await verify('lea@example.com', await newestCode(world.db, 'lea@example.com'))
  expect(proven.customerId).toBe(lea)
  await world.db.transaction((tx) => askCode(tx, { phone: '0698765432' }, call))
  const stranger = await verifyCode(
    world,
    { phone: '0698765432', code: await newestCode(world.db, '+33698765432') },
    call,
  )
  expect(stranger.customerId).not.toBe(lea)
  expect(await reachOf(world.db.reader, lea)).toEqual({ email: 'lea@example.com', language: 'fr' })
})
