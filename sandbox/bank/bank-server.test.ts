import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { secretKey, signCallback } from '../sign-callback.ts'
import { startBank } from './bank-server.ts'
import { callbackSecret, callerOf, openMerchant } from './merchant.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'sandbox-bank-'))
const apiKey = 'sk_test'
let merchant: Awaited<ReturnType<typeof openMerchant>>
let bank: Awaited<ReturnType<typeof startBank>>
let url: string
let pay: ReturnType<typeof callerOf>

beforeAll(async () => {
  merchant = await openMerchant()
  bank = await startBank({
    folder,
    port: 0,
    apiKey,
    callbacks: 'every',
    callbackSecret,
    callbackUrl: merchant.callbackUrl,
  })
  url = `http://127.0.0.1:${bank.port}`
  pay = callerOf(url, apiKey)
  await pay.delay(100)
})
afterAll(() => {
  bank.close()
  merchant.close()
  rmSync(folder, { recursive: true })
})

describe('authorising', () => {
  test('the same key gives the same answer, even after a later change', async () => {
    const first = await pay.authorise('pay_same', 'tok_timeout')
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({ status: 'pending', amount: { minor: 4_990, currency: 'EUR' }, version: 1 })
    await merchant.callbacksAbout(first.body.id, 1)
    const again = await pay.authorise('pay_same', 'tok_timeout')
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.body).toEqual(first.body)
    expect((await pay.show(first.body.id)).body.status).toBe('authorised')
  })

  test('twenty calls at once with one key make one authorisation', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => pay.authorise('pay_twenty', 'tok_ok')))
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
    expect((await pay.search('ref pay_twenty')).body.items).toHaveLength(1)
  })

  test('the same key with another body is refused', async () => {
    await pay.authorise('pay_other', 'tok_ok', 1_000)
    const other = await pay.authorise('pay_other', 'tok_ok', 2_000)
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused'])
  })

  test('bad input, an unknown token, no key, a wrong API key are refused by name', async () => {
    const refusals = await Promise.all([
      pay.authorise('pay_bad', 'tok_ok', -5),
      pay.authorise('pay_unknown', 'tok_unknown'),
      pay.call('POST', '/v1/authorisations', {
        amount: { minor: 1, currency: 'EUR' },
        token: 'tok_ok',
        reference: 'r',
      }),
      callerOf(url, 'sk_wrong').authorise('pay_key', 'tok_ok'),
      pay.authorise('pay_script', 'tok_ok', 1, 'javascript:alert(1)'),
    ])
    expect(refusals.map((refusal) => [refusal.status, refusal.body.code])).toEqual([
      [422, 'invalid_input'],
      [422, 'token_unknown'],
      [400, 'idempotency_key_missing'],
      [401, 'api_key_wrong'],
      [422, 'invalid_input'],
    ])
  })

  test('a declined card says why', async () => {
    const answer = await pay.authorise('pay_declined', 'tok_declined')
    expect(answer.body).toMatchObject({ status: 'declined', declineCode: 'card_declined' })
  })

  test('a call that gets no answer is found again by reference, and by the same key', async () => {
    await expect(pay.authorise('pay_silent', 'tok_no_answer')).rejects.toThrow()
    const found = (await pay.search('ref pay_silent')).body.items
    expect(found).toMatchObject([{ status: 'authorised' }])
    const again = await pay.authorise('pay_silent', 'tok_no_answer')
    expect(again.body.id).toBe(found[0]!.id)
    expect(merchant.received.some((one) => one.body.data.id === found[0]!.id)).toBe(false)
  })

  test('the slow one takes four seconds', async () => {
    const began = performance.now()
    expect((await pay.authorise('pay_slow', 'tok_slow')).body.status).toBe('authorised')
    expect(performance.now() - began).toBeGreaterThan(3_900)
  })
})

describe('the callbacks', () => {
  test('signatures are those of Standard Webhooks', () => {
    const signature = signCallback(
      secretKey(callbackSecret),
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1_614_265_330,
      '{"test": 2432232314}',
    )
    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  test('a pending payment settles later, and calls back signed', async () => {
    const { id } = (await pay.authorise('pay_later', 'tok_timeout')).body
    const [callback] = await merchant.callbacksAbout(id, 1)
    expect(callback!.body).toMatchObject({
      type: 'authorisation.updated',
      data: { id, status: 'authorised', version: 2 },
    })
    expect(callback!.body.id).toMatch(/^cb_/)
    expect(callback!.headers['webhook-id']).toBe(callback!.body.id)
  })

  test('a pending payment settles at once when the clock is moved beyond its moment', async () => {
    await pay.delay(60_000)
    const { id } = (await pay.authorise('pay_clock', 'tok_timeout')).body
    const clock = (ahead: number) => pay.clock(new Date(Date.now() + ahead))
    await clock(30_000)
    expect((await pay.show(id)).body.status).toBe('pending')
    await clock(61_000)
    expect((await pay.show(id)).body.status).toBe('authorised')
    await clock(0)
    await pay.delay(100)
  })

  test('a pending payment may be declined later', async () => {
    const { id } = (await pay.authorise('pay_late_decline', 'tok_late_decline')).body
    const [callback] = await merchant.callbacksAbout(id, 1)
    expect(callback!.body.data).toMatchObject({ status: 'declined', declineCode: 'insufficient_funds' })
  })

  test('a pending payment that was given up does not settle', async () => {
    const { id } = (await pay.authorise('pay_given_up', 'tok_timeout')).body
    expect((await pay.change(id, 'void', 'v')).body.status).toBe('voided')
    await new Promise((resolve) => setTimeout(resolve, 250))
    expect((await pay.show(id)).body.status).toBe('voided')
  })

  test('the same news comes twice for tok_twice, under one id', async () => {
    const { id } = (await pay.authorise('pay_twice', 'tok_twice')).body
    const both = await merchant.callbacksAbout(id, 2)
    expect(both[0]!.body).toEqual(both[1]!.body)
  })

  test('a refused callback is sent again, under the same id', async () => {
    const busy = await openMerchant([500, 503])
    const other = join(folder, 'busy')
    const options = { port: 0, apiKey, callbackSecret, callbackUrl: busy.callbackUrl }
    const second = await startBank({ ...options, folder: other, callbacks: 'every' })
    const { id } = (await callerOf(`http://127.0.0.1:${second.port}`, apiKey).authorise('pay_busy', 'tok_ok')).body
    const tries = await busy.callbacksAbout(id, 3)
    expect(new Set(tries.map((one) => one.body.id)).size).toBe(1)
    second.close()
    busy.close()
  })
})

describe('taking the money and giving it back', () => {
  test('captures in parts up to what was authorised, refunds up to what was captured', async () => {
    const { id } = (await pay.authorise('pay_parts', 'tok_ok', 1_000)).body
    expect((await pay.change(id, 'refund', 'r0', 1)).body.code).toBe('not_captured')
    expect((await pay.change(id, 'capture', 'c0', 1_001)).body.code).toBe('capture_exceeds_authorised')
    expect((await pay.change(id, 'capture', 'c1', 400)).body).toMatchObject({
      status: 'captured',
      captured: { minor: 400 },
    })
    expect((await pay.change(id, 'capture', 'c1', 400)).body.captured.minor).toBe(400)
    expect((await pay.change(id, 'capture', 'c1', 300)).status).toBe(422)
    expect((await pay.change(id, 'void', 'v')).body.code).toBe('already_captured')
    expect((await pay.change(id, 'capture', 'c2', 601)).status).toBe(409)
    expect((await pay.change(id, 'capture', 'c3')).body.captured.minor).toBe(1_000)
    expect((await pay.change(id, 'capture', 'c4')).body.code).toBe('already_captured')
    expect((await pay.change(id, 'refund', 'r1', 900)).body.refunded.minor).toBe(900)
    expect((await pay.change(id, 'refund', 'r2', 101)).body.code).toBe('refund_exceeds_captured')
    expect((await pay.change(id, 'refund', 'r3')).body.refunded.minor).toBe(1_000)
    expect((await pay.change(id, 'refund', 'r4')).body.code).toBe('already_refunded')
  })

  test('what was voided or declined cannot be captured', async () => {
    const voided = (await pay.authorise('pay_void', 'tok_ok')).body.id
    expect((await pay.change(voided, 'void', 'v')).body.status).toBe('voided')
    expect((await pay.change(voided, 'void', 'v')).status).toBe(200)
    expect((await pay.change(voided, 'void', 'v2')).body.code).toBe('already_voided')
    expect((await pay.change(voided, 'capture', 'c')).body.code).toBe('already_voided')
    const declined = (await pay.authorise('pay_no', 'tok_declined')).body.id
    expect((await pay.change(declined, 'capture', 'c')).body.code).toBe('not_authorised')
  })

  test('ten captures of a tenth and ten more at once never take more than the whole', async () => {
    const { id } = (await pay.authorise('pay_race', 'tok_ok', 1_000)).body
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, index) => pay.change(id, 'capture', `c${index}`, 100)),
    )
    expect(tries.filter((one) => one.status === 200)).toHaveLength(10)
    expect((await pay.show(id)).body.captured.minor).toBe(1_000)
  })
})

describe('the page of the bank', () => {
  const decide = (actionUrl: string, decision: string) =>
    fetch(actionUrl, { method: 'POST', body: new URLSearchParams({ decision }), redirect: 'manual' })

  test('asks in the language of the browser, and leads back once accepted', async () => {
    const back = 'http://shop.example/payments/1?step=back'
    const { id, status, actionUrl } = (await pay.authorise('pay_accept', 'tok_challenge', 4_990, back)).body
    expect(status).toBe('action_required')
    const page = await fetch(actionUrl!, { headers: { 'accept-language': 'fr-FR,en;q=0.5' } })
    expect(await page.text()).toMatch(/49,90\s€[\s\S]*name="decision" value="accept"[\s\S]*Refuser/)
    expect(await (await fetch(actionUrl!, { headers: { 'accept-language': 'en' } })).text()).toContain('€49.90')
    const accepted = await decide(actionUrl!, 'accept')
    expect([accepted.status, accepted.headers.get('location')]).toEqual([303, back])
    expect((await pay.show(id)).body).toMatchObject({ status: 'authorised' })
    expect((await decide(actionUrl!, 'refuse')).headers.get('location')).toBe(back)
    expect((await pay.show(id)).body).toMatchObject({ status: 'authorised', version: 2 })
    expect((await merchant.callbacksAbout(id, 1))[0]!.body.data.status).toBe('authorised')
  })

  test('refused by the shopper is declined', async () => {
    const { id, actionUrl } = (await pay.authorise('pay_refuse', 'tok_challenge')).body
    expect(await (await decide(actionUrl!, 'refuse')).text()).toContain('Le paiement est refusé.')
    expect((await pay.show(id)).body).toMatchObject({ status: 'declined', declineCode: 'authentication_failed' })
  })
})

describe('cards by hand', () => {
  const tokenFor = async (number: string, expiry = '12/99') => {
    const body = JSON.stringify({ number, expiry, cvc: '123' })
    const response = await fetch(`${url}/v1/tokens`, { method: 'POST', body })
    return (await response.json()) as { token: string; code?: string }
  }

  test.each([
    ['4242 4242 4242 4242', 'authorised'],
    ['4000 0000 0000 0002', 'declined'],
    ['4000 0025 0000 3155', 'action_required'],
  ])('%s is %s', async (number, status) => {
    const { token } = await tokenFor(number)
    const { body } = await pay.authorise(`pay_by_hand_${status}`, token)
    expect(body).toMatchObject({ status, card: { brand: 'visa', last4: number.slice(-4) } })
  })

  test('a mistyped, an expired or a real card is refused, and no number is ever written down', async () => {
    expect((await tokenFor('4242 4242 4242 4241')).code).toBe('card_number_invalid')
    expect((await tokenFor('4242 4242 4242 4242', '01/20')).code).toBe('card_expired')
    expect((await tokenFor('4111 1111 1111 1111')).code).toBe('test_cards_only')
    expect(readFileSync(join(folder, 'bank.jsonl'), 'utf8')).not.toMatch(/424242424242|4242 4242/)
  })
})
