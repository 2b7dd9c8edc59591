import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { addressOf, answerJson, listen, readBody, readJson, refuse } from '../http.ts'
import { answerChallenge } from './answer-challenge.ts'
import { Amount, type Authorisation } from './authorisation.ts'
import { AuthoriseInput, authorise } from './authorise.ts'
import { type Bank, type BankOptions, openBank } from './bank.ts'
import { capture } from './capture.ts'
import { challengePage, languageOf } from './challenge-page.ts'
import type { Call } from './memory.ts'
import { refund } from './refund.ts'
import { readCard } from './sentinels.ts'
import { voidAuthorisation } from './void.ts'

const AmountInput = z.object({ amount: Amount.optional() })
const CardInput = z.object({ number: z.string().max(40), expiry: z.string().max(10), cvc: z.string().max(4) })
const ClockInput = z.object({ now: z.iso.datetime({ offset: true }) })
const DelayInput = z.object({ milliseconds: z.number().int().min(0).max(3_600_000) })

/** Opens the bank and serves it on a port of this machine. */
export async function startBank(options: BankOptions & { port: number; apiKey: string; publicUrl?: string }) {
  const bank = openBank(options)
  const bearer = `Bearer ${options.apiKey}`
  const { server, port } = await listen(options.port, (request, response) => route(bank, bearer, request, response))
  bank.begin(options.publicUrl ?? `http://127.0.0.1:${port}`)
  return {
    port,
    close() {
      server.close()
      server.closeAllConnections()
      bank.close()
    },
  }
}

async function route(bank: Bank, bearer: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { path, query } = addressOf(request)
  const [, first, second, id, verb, tooMuch] = path.split('/')
  if (first === 'challenge' && second && id === undefined) return serveChallenge(bank, second, request, response)
  if (path === '/v1/tokens') return serveTokens(bank, request, response)
  if (first !== 'v1' || tooMuch !== undefined) refuse(404, 'not_found', 'There is nothing at this address.')
  if (request.headers.authorization !== bearer) refuse(401, 'api_key_wrong', 'The API key is missing or wrong.')

  const method = request.method
  if (second === 'authorisations') {
    if (method === 'POST' && id === undefined) return serveAuthorise(bank, request, response)
    if (method === 'POST' && id && verb) return serveVerb(bank, id, verb, request, response)
    if (method === 'GET' && id && verb === undefined) return answerJson(response, 200, bank.view(bank.find(id)))
    if (method === 'GET' && id === undefined) {
      const found = bank.findByReference(query.get('reference') ?? '')
      return answerJson(response, 200, { items: found.map(bank.view).reverse() })
    }
  }
  if (path === '/v1/test/delay' && method === 'POST') {
    const { milliseconds } = await readJson(request, DelayInput)
    bank.setDelay(milliseconds)
    return answerJson(response, 200, { milliseconds })
  }
  if (path === '/v1/test/clock' && method === 'POST') {
    const { now } = await readJson(request, ClockInput)
    bank.setClock(new Date(now))
    return answerJson(response, 200, { now })
  }
  refuse(404, 'not_found', 'There is nothing at this address.')
}

async function serveAuthorise(bank: Bank, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const input = await readJson(request, AuthoriseInput)
  const { minor, currency } = input.amount
  const call = callOf(request, 'authorise', [minor, currency, input.token, input.reference, input.returnUrl ?? null])
  const replayed = bank.earlier(call) !== undefined
  const authorisation = authorise(bank, input, call)
  if (!replayed && authorisation.behaviour === 'no_answer') {
    request.socket.destroy()
    return
  }
  if (!replayed && authorisation.behaviour === 'slow') await wait(4_000)
  answer(bank, response, authorisation, replayed, 201)
}

async function serveVerb(
  bank: Bank,
  id: string,
  verb: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (verb !== 'capture' && verb !== 'void' && verb !== 'refund') {
    refuse(404, 'not_found', 'An authorisation can be captured, voided or refunded.')
  }
  const { amount } = await readJson(request, AmountInput)
  const call = callOf(
    request,
    `${verb} ${id}`,
    verb === 'void' ? [] : [amount?.minor ?? null, amount?.currency ?? null],
  )
  const replayed = bank.earlier(call) !== undefined
  const verbs = {
    capture: () => capture(bank, id, amount, call),
    void: () => voidAuthorisation(bank, id, call),
    refund: () => refund(bank, id, amount, call),
  }
  answer(bank, response, verbs[verb](), replayed, 200)
}

function answer(bank: Bank, response: ServerResponse, is: Authorisation, replayed: boolean, status: number): void {
  answerJson(response, status, bank.view(is), replayed ? { 'idempotent-replayed': 'true' } : {})
}

/** The key counts within one verb of one authorisation, so that a payment's id may serve for its authorisation and its void. */
function callOf(request: IncomingMessage, scope: string, asked: unknown[]): Call {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key === '' || key.length > 255) {
    refuse(400, 'idempotency_key_missing', 'Send an Idempotency-Key of at most 255 characters.')
  }
  return { key: `${scope} ${key}`, fingerprint: JSON.stringify(asked) }
}

/** Open to browsers without the secret key, as with any provider: the card's number must not pass through the merchant. */
async function serveTokens(bank: Bank, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('access-control-allow-origin', '*')
  if (request.method === 'OPTIONS') {
    response.writeHead(204, {
      'access-control-allow-headers': 'content-type, authorization',
      'access-control-allow-methods': 'POST',
    })
    response.end()
    return
  }
  if (request.method !== 'POST') refuse(405, 'method_not_allowed', 'POST a card here.')
  const is = readCard(await readJson(request, CardInput), new Date())
  answerJson(response, 201, { token: bank.keepToken(is), card: is.card })
}

async function serveChallenge(
  bank: Bank,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let shown = bank.find(id)
  if (request.method === 'POST') {
    const decision = new URLSearchParams(await readBody(request)).get('decision')
    if (decision !== 'accept' && decision !== 'refuse')
      refuse(422, 'decision_missing', 'Send decision=accept or refuse.')
    shown = answerChallenge(bank, id, decision === 'accept')
    if (shown.returnUrl) {
      response.writeHead(303, { location: shown.returnUrl, 'cache-control': 'no-store' })
      response.end()
      return
    }
  }
  const page = challengePage(shown, languageOf(request.headers['accept-language']))
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    // no form-action here: browsers would apply it to the way back to the shop as well
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  })
  response.end(page)
}
