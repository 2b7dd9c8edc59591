import type { Output } from '@filrouge/contract/endpoint.ts'
import { type PaymentRequestView, showOrder, type showPaymentRequest } from '@filrouge/contract/orders.ts'
import type { PaymentView } from '@filrouge/contract/payments.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { isId, newId } from '@filrouge/kernel/ids.ts'
import { isGiftsAlone } from '../carts/current-cart.ts'
import { TotalsTable } from '../carts/totals-table.tsx'
import { sayPromise, sayTime } from '../dates.ts'
import { nameOfGift } from '../gifts/basket-gifts.tsx'
import { goTo, link, type PageAnswer, type PageRequest, show, withQuery } from '../page.ts'
import { Field, Notice, sayMoney } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { CardChoice } from './card-choice.tsx'

export type Asked = Output<typeof showPaymentRequest>

export interface Said {
  tone: 'bad' | 'warning'
  message: string
  help?: string | undefined
  /** What can be had instead, in words. */
  ways?: readonly string[]
}

export const pathOf = (request: PageRequest): string => `/pay/${encodeURIComponent(request.params.id ?? '')}`

/** It is paid: the order for whoever may see it, that it is done for whoever else holds the address. */
export async function paidPage(request: PageRequest, asked: Asked): Promise<PageAnswer> {
  const { language } = request
  // Whoever may see the order goes on to it; whoever else holds the address learns only that it is done.
  if (isId('order', asked.orderId) && request.hasSession) {
    const isHers = await request.api(showOrder, { id: asked.orderId }).then(
      () => true,
      () => false,
    )
    if (isHers) return goTo(request, `/orders/${asked.orderId}?placed=1`)
  }
  return show(
    <Shell request={request} title={say(language, 'request.paid')} cart={null} part="buying" isPrivate>
      <div class="narrow">
        <h1>{say(language, 'request.paid')}</h1>
        <p>{say(language, 'request.paidHelp')}</p>
        <p>{say(language, 'request.paidElsewhere')}</p>
        <p class="actions">
          <a class="button" href={link(language, '/')}>
            {say(language, 'request.toShop')}
          </a>
          {asked.orderId && (
            <a
              class="button button-quiet"
              href={link(language, withQuery('/sign-in', { back: `/orders/${asked.orderId}` }))}
            >
              {say(language, 'request.toOrder')}
            </a>
          )}
        </p>
      </div>
    </Shell>,
  )
}

/** The bank has not answered yet. */
export function waitingPage(request: PageRequest, payment: PaymentView): PageAnswer {
  const { language } = request
  return show(
    <Shell
      request={request}
      title={say(language, 'wait.title')}
      cart={null}
      refreshAfterSeconds={3}
      part="buying"
      isPrivate
    >
      <div class="narrow" data-poll>
        <h1>{say(language, 'wait.title')}</h1>
        <p role="status">{say(language, 'wait.text', { amount: sayMoney(payment.amount, language) })}</p>
        <p>{say(language, 'wait.byItself')}</p>
        {payment.action && (
          <a class="button" href={payment.action.url}>
            {say(language, 'wait.toBank')}
          </a>
        )}
      </div>
    </Shell>,
  )
}

/** What is asked and the form to pay it, with what the last press met. */
export function renderRequest(
  request: PageRequest,
  asked: Asked,
  said?: Said,
  errors: Record<string, string> = {},
  status = 200,
): PageAnswer {
  const { language } = request
  const isWaiting = request.query.get('waiting') === '1' && asked.status === 'open'
  const title = say(language, 'request.title', { name: asked.associate.name })
  return show(
    <Shell
      request={request}
      title={title}
      cart={null}
      refreshAfterSeconds={isWaiting ? 3 : undefined}
      part="buying"
      isPrivate
    >
      <div class="narrow">
        <h1>{title}</h1>
        {asked.locationName && <p class="quiet">{asked.locationName}</p>}
        {said && (
          <Notice tone={said.tone} title={said.message}>
            {said.ways && said.ways.length > 0 && (
              <>
                <p>{say(language, 'pay.alternatives')}</p>
                <ul>
                  {said.ways.map((way) => (
                    <li key={way}>{way}</li>
                  ))}
                </ul>
              </>
            )}
            {said.help && <p>{said.help}</p>}
          </Notice>
        )}
        {isWaiting && (
          <Notice tone="plain" title={say(language, 'wait.title')}>
            <p data-poll>{say(language, 'wait.byItself')}</p>
          </Notice>
        )}
        <div
          data-live={`/api/payment-requests/${request.params.id}/live`}
          data-live-field="status"
          data-live-value={asked.status}
          id="live"
        >
          <p class="amount">{sayMoney(asked.total, language)}</p>
          <Asks request={request} asked={asked} />
          {asked.status === 'expired' && (
            <Notice tone="warning" title={sayCode(language, 'refusal.payment_request_expired')}>
              <p>{say(language, 'request.askAgain', { name: asked.associate.name })}</p>
            </Notice>
          )}
          {asked.status === 'paid' && <Notice tone="good" title={say(language, 'request.paid')} />}
          {asked.status === 'open' && <PayForm request={request} asked={asked} errors={errors} />}
          {asked.status === 'open' && (
            <p class="quiet">{say(language, 'request.until', { time: sayTime(asked.expiresAt, language) })}</p>
          )}
        </div>
      </div>
    </Shell>,
    status,
  )
}

function Asks({ request, asked }: { request: PageRequest; asked: PaymentRequestView }) {
  const { language, now } = request
  return (
    <>
      <ul class="summary-lines">
        {asked.lines.map((line) => (
          <li key={line.sku}>{`${line.quantity} × ${line.title} · ${sayMoney(line.total, language)}`}</li>
        ))}
        {asked.gifts.map((gift) => (
          <li key={gift.id}>{`${nameOfGift(gift, request)} · ${sayMoney(gift.amount, language)}`}</li>
        ))}
      </ul>
      {asked.delivery && (
        <p class="headline">
          {asked.delivery.promised
            ? sayPromise(asked.delivery.mode, { ...asked.delivery.promised, slot: asked.delivery.slot }, language, now)
            : sayCode(language, `mode.${asked.delivery.mode}`)}
          {asked.delivery.placeName && ` · ${asked.delivery.placeName}`}
        </p>
      )}
      {asked.offers.length > 0 && (
        <ul class="summary-lines summary-offers" aria-label={say(language, 'coupon.title')}>
          {asked.offers.map((offer) => (
            <li key={offer.code}>
              {`${offer.title} · ${sayMoney({ ...offer.amount, minor: -offer.amount.minor }, language)}`}
            </li>
          ))}
        </ul>
      )}
      <TotalsTable
        totals={asked.totals}
        language={language}
        hasDelivery={asked.delivery !== undefined}
        isGiftsAlone={isGiftsAlone(asked)}
      />
    </>
  )
}

interface PayFormProps {
  request: PageRequest
  asked: Asked
  errors: Record<string, string>
}

function PayForm({ request, asked, errors }: PayFormProps) {
  const { language } = request
  const text = (name: string) => ({ name, value: request.form?.get(name) ?? undefined, error: errors[name] })
  return (
    <form class="checkout" method="post" action={link(language, pathOf(request))} data-once data-pay>
      <input type="hidden" name="press" value={newId('payment')} />
      <input type="hidden" name="amount" value={asked.total.minor} />
      {!asked.contactKnown && (
        <fieldset>
          <legend>{say(language, 'checkout.contact')}</legend>
          <Field {...text('name')} label={say(language, 'field.name')} autocomplete="name" maxLength={120} />
          <Field
            {...text('email')}
            label={say(language, 'field.email')}
            hint={say(language, 'field.emailHint')}
            type="email"
            inputMode="email"
            autocomplete="email"
            maxLength={254}
          />
          <Field
            {...text('phone')}
            label={say(language, 'field.phone')}
            type="tel"
            inputMode="tel"
            autocomplete="tel"
            maxLength={30}
          />
        </fieldset>
      )}
      <label class="check">
        <input type="checkbox" name="tracking" value="yes" checked={request.form?.get('tracking') === 'yes'} />
        <span>{say(language, 'request.tracking')}</span>
      </label>
      {asked.total.minor > 0 && <CardChoice request={request} />}
      <button type="submit" class="button button-wide">
        {say(language, 'request.pay', { amount: sayMoney(asked.total, language) })}
      </button>
    </form>
  )
}
