import type { ProblemError } from '@filrouge/client/client.ts'
import { sayUsedUp, type UsedUp } from '@filrouge/contract/offer-words.ts'
import { confirmPaymentRequest, seePaymentRequest, showPaymentRequest } from '@filrouge/contract/orders.ts'
import { type PaymentView, showPayment } from '@filrouge/contract/payments.ts'
import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { sayPromise } from '../dates.ts'
import { field, fieldErrors, goTo, link, type PageAnswer, type PageRequest, problemIn, withSession } from '../page.ts'
import { notThere } from '../shell/fault-pages.tsx'
import { sayCostTo } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import { type Asked, paidPage, pathOf, renderRequest, type Said, waitingPage } from './payment-request-form.tsx'
import { placeOfOption } from './place-of-option.ts'

async function find(request: PageRequest): Promise<Asked | null> {
  try {
    return await request.api(showPaymentRequest, { id: request.params.id ?? '' })
  } catch (error) {
    const status = problemIn(error)?.status
    if (status === 404 || status === 422) return null
    throw error
  }
}

/** What an associate asks to be paid, on the shopper's own phone; the address is the secret. */
export async function paymentRequestPage(request: PageRequest): Promise<PageAnswer> {
  const asked = await find(request)
  if (!asked) return notThere(request)
  // The associate's screen then says that it is open on her phone; it opens without that as well.
  if (asked.stage === 'waiting')
    await request.api(seePaymentRequest, { id: request.params.id ?? '' }).catch(() => undefined)
  const payment = await paymentIn(request)
  if (asked.status === 'paid') return paidPage(request, asked)
  if (payment?.status === 'pending' || payment?.status === 'action_required') return waitingPage(request, payment)
  if (payment?.status === 'declined') return renderRequest(request, asked, declined(request))
  return renderRequest(request, asked)
}

/** The payment she was sent away with, as far as her session may see it. */
async function paymentIn(request: PageRequest): Promise<PaymentView | null> {
  const id = request.query.get('payment')
  if (!isId('payment', id) || !request.hasSession) return null
  return request.api(showPayment, { id }).catch(() => null)
}

const declined = ({ language }: PageRequest): Said => ({
  tone: 'bad',
  message: say(language, 'pay.declined'),
  help: say(language, 'pay.declinedHelp'),
})

/** Pays what is asked; the press counts once, and the order is placed by itself. */
export async function confirmRequest(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const asked = await find(request)
  if (!asked) return notThere(request)
  if (asked.status !== 'open') return goTo(request, pathOf(request))
  try {
    const { payment, order } = await withSession(request, () => confirm(request, asked))
    if (order) return goTo(request, `/orders/${order.id}?placed=1`)
    if (payment.status === 'action_required' && payment.action) return { status: 303, location: payment.action.url }
    if (payment.status === 'declined') return renderRequest(request, asked, declined(request), {}, 402)
    return goTo(request, `${pathOf(request)}?payment=${payment.id}`)
  } catch (error) {
    const problem = problemIn(error)
    if (!problem || problem.status >= 500) throw error
    if (waitsElsewhere.has(problem.code)) return goTo(request, `${pathOf(request)}?waiting=1`)
    if (problem.status === 422) {
      return renderRequest(request, asked, { tone: 'bad', message: problem.problem.title }, fieldErrors(problem), 422)
    }
    if (problem.code === 'contact_missing') {
      const errors = { email: problem.problem.title }
      return renderRequest(request, asked, undefined, errors, problem.status)
    }
    const isGone = problem.code === 'out_of_stock' || problem.code === 'promise_changed'
    const help = isGone ? say(language, 'request.askAgain', { name: asked.associate.name }) : undefined
    const now = (await find(request)) ?? asked
    const said: Said = {
      tone: 'warning',
      message: sayUsedUp(problem.problem as UsedUp, language) ?? problem.problem.title,
      help,
      ways: waysLeft(request, asked, problem),
    }
    return renderRequest(request, now, said, {}, problem.status)
  }
}

/** What can be had still, each with its date: to be said to the associate, who asks anew. */
function waysLeft(request: PageRequest, asked: Asked, { problem }: ProblemError): string[] {
  const { language, now } = request
  const { alternatives, promised, slots } = problem as {
    alternatives?: PromiseOption[]
    promised?: Window
    slots?: unknown
  }
  if (promised) return [sayPromise(asked.delivery?.mode ?? 'home', { ...promised, slots }, language, now)]
  return (alternatives ?? []).map((option) => {
    const place = placeOfOption(option, language)
    return [sayPromise(option.mode, option, language, now), place, sayCostTo(request, option)]
      .filter(Boolean)
      .join(' · ')
  })
}

interface Window {
  earliest: string
  latest: string
}

const waitsElsewhere = new Set([
  'idempotency_key_in_use',
  'idempotency_key_reused',
  'payment_in_progress',
  'already_paid',
  'payment_request_used',
  'payment_request_expired',
])

function confirm(request: PageRequest, asked: Asked) {
  const press = field(request, 'press')
  const contact = asked.contactKnown
    ? undefined
    : { email: field(request, 'email'), phone: field(request, 'phone'), name: field(request, 'name') }
  return request.api(
    confirmPaymentRequest,
    {
      id: request.params.id ?? '',
      amount: { minor: Number(field(request, 'amount')) || 0, currency: asked.total.currency },
      tender: asked.total.minor > 0 ? { kind: 'card', token: field(request, 'token') ?? '' } : { kind: 'none' },
      contact,
      trackingByMessage: field(request, 'tracking') === 'yes',
      returnPath: link(request.language, `${pathOf(request)}?waiting=1`),
    },
    press ? { idempotencyKey: press } : {},
  )
}
