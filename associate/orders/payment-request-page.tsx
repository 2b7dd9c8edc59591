import {
  type PaymentRequestView,
  requestPayment,
  showOrder,
  showPaymentRequest,
  watchPaymentRequest,
} from '@filrouge/contract/orders.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, useLive, usePress } from '@filrouge/ui/ask.ts'
import { serverNow, useNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { ChangedAmount } from '@filrouge/ui/order/changed-amount.tsx'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { Link, useGo } from '@filrouge/ui/router.tsx'
import { useStore } from '@filrouge/ui/store.ts'
import { useEffect, useState } from 'preact/hooks'
import { useSale } from '../carts/sale.tsx'
import { useWords } from '../say.ts'
import { type AskedPayment, paymentStore } from './payment-store.ts'
import { PaymentThread } from './payment-thread.tsx'
import { QrCode } from './qr-code.tsx'
import { isCountable, timeLeft } from './time-left.ts'

/** The amount as a QR for her phone, until it is paid or over. */
export function PaymentRequestPage() {
  const word = useWords()
  useStore(paymentStore.text)
  const asked = paymentStore.read()
  if (!asked) {
    return (
      <div class="stack">
        <h1>{word('pay.title')}</h1>
        <Empty title={word('pay.nothing')}>
          <Link to="/basket" class="button">
            {word('nav.basket')}
          </Link>
        </Empty>
      </div>
    )
  }
  return <PaymentRequest key={asked.id} asked={asked} />
}

const askAgainMs = 5000

/** The state that is further on: a request is never open again once it is paid or over. */
export function furthest<T extends Pick<PaymentRequestView, 'status'>>(...seen: (T | undefined)[]): T | undefined {
  const of = (status: PaymentRequestView['status']) => seen.find((request) => request?.status === status)
  return of('paid') ?? of('expired') ?? of('open')
}

function PaymentRequest({ asked }: { asked: AskedPayment }) {
  const word = useWords()
  const sale = useSale()
  const first = useAsk(showPaymentRequest, { id: asked.id })
  const live = useLive(watchPaymentRequest, { id: asked.id })
  const request = furthest(live, first.answer)
  const isOpen = request?.status === 'open'
  useEffect(() => {
    if (!isOpen) return
    // Nothing happens at the moment a request runs out, so nothing is told: the page asks.
    const timer = setInterval(first.again, askAgainMs)
    return () => clearInterval(timer)
  }, [isOpen, first.again])
  const isPaid = request?.status === 'paid'
  useEffect(() => {
    if (isPaid && sale.cart?.id === asked.cartId) sale.finish()
  }, [isPaid])
  if (!request) {
    return (
      <div class="stack">
        <h1>{word('pay.title')}</h1>
        {first.problem ? <Problem problem={first.problem} onRetry={first.again} /> : <Spinner />}
      </div>
    )
  }
  if (request.status === 'paid') return <Paid request={request} />
  if (request.status === 'expired') return <Expired asked={asked} />
  return <Open asked={asked} request={request} />
}

function Open({ asked, request }: { asked: AskedPayment; request: PaymentRequestView }) {
  const word = useWords()
  const language = useLanguage()
  const now = useNow()
  const { delivery, stage } = request
  return (
    <div class="stack payment">
      <h1>{word('pay.title')}</h1>
      <p class="price">
        <Money amount={request.total} />
      </p>
      <ChangedAmount request={request} />
      {delivery?.promised && <p class="soft">{promisedWords({ ...delivery, ...delivery.promised }, language, now)}</p>}
      <PaymentThread stage={stage} />
      {stage === 'paying' ? (
        <div class="payment-phone is-paying">
          <Icon name="smartphone" />
        </div>
      ) : (
        <>
          <QrCode text={asked.url} name={word('pay.qr')} />
          <TimeLeft expiresAt={request.expiresAt} />
          <p class="payment-link">
            <a href={asked.url} target="_blank" rel="noreferrer">
              {asked.url.replace(/^https?:\/\//, '').slice(0, 40)}…
            </a>
          </p>
        </>
      )}
      <div class="thumb-bar">
        <Link to="/basket" class="button button-wide">
          {word('pay.back')}
        </Link>
      </div>
    </div>
  )
}

function TimeLeft({ expiresAt }: { expiresAt: string }) {
  const word = useWords()
  const now = useEachSecond()
  if (!isCountable(expiresAt, now)) return null
  return (
    <p class="soft small" role="timer">
      <span class="figures">{word('pay.left', { time: timeLeft(expiresAt, now) })}</span>
    </p>
  )
}

function Expired({ asked }: { asked: AskedPayment }) {
  const word = useWords()
  const api = useApi()
  const again = usePress(async () => {
    const next = await api(requestPayment, { cartId: asked.cartId as never }, { idempotencyKey: crypto.randomUUID() })
    paymentStore.set({ ...next, cartId: asked.cartId })
  })
  return (
    <div class="stack">
      <h1>{word('pay.expired')}</h1>
      <p>{word('pay.expiredHelp')}</p>
      <Problem problem={again.problem} />
      <div class="thumb-bar two-buttons">
        <Link to="/basket" class="button button-wide">
          {word('pay.back')}
        </Link>
        <Button kind="primary" isWide onPress={again.press} isBusy={again.isBusy}>
          {word('pay.again')}
        </Button>
      </div>
    </div>
  )
}

function Paid({ request }: { request: PaymentRequestView }) {
  const word = useWords()
  const language = useLanguage()
  const go = useGo()
  const now = useNow()
  const orderId = isId('order', request.orderId) ? request.orderId : undefined
  const order = useAsk(showOrder, orderId ? { id: orderId } : null).answer
  const promised = order?.promised ?? request.delivery?.promised
  const mode = order?.delivery.mode ?? request.delivery?.mode
  const placeName = order?.delivery.placeName ?? request.delivery?.placeName
  return (
    <div class="stack">
      <div role="status" class="stack-small payment-done">
        <PaidMark />
        <h1>{word('pay.recorded')}</h1>
        {promised && mode && (
          <p class="order-promise">
            {promisedWords({ mode, placeName, slot: (order ?? request).delivery?.slot, ...promised }, language, now)}
          </p>
        )}
        {request.points > 0 && <p class="will-earn">{word('card.earned', { count: request.points })}</p>}
        <p class="row">
          {order && <span class="strong">{order.number}</span>}
          <Money amount={request.total} />
        </p>
        {request.trackingByMessage !== undefined && (
          <p class="soft">{word(request.trackingByMessage ? 'pay.tracked' : 'pay.notTracked')}</p>
        )}
      </div>
      <div class="thumb-bar two-buttons">
        {orderId && (
          <Link to={`/orders/${orderId}`} class="button button-wide">
            {word('pay.seeOrder')}
          </Link>
        )}
        <Button
          kind="primary"
          isWide
          onPress={() => {
            paymentStore.set(null)
            go('/')
          }}
        >
          {word('pay.done')}
        </Button>
      </div>
    </div>
  )
}

/** A tick that is drawn, as by hand, where movement is welcome. */
function PaidMark() {
  return (
    <svg class="paid-mark" viewBox="0 0 64 64" aria-hidden="true">
      <circle cx="32" cy="32" r="29" pathLength="1" />
      <path d="M20 33l8.500 8.500L45 24" pathLength="1" />
    </svg>
  )
}

function useEachSecond(): number {
  const [now, setNow] = useState(() => serverNow().getTime())
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow().getTime()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
