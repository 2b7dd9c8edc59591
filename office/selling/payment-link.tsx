import type { CartView } from '@filrouge/contract/carts.ts'
import type { CustomerFile } from '@filrouge/contract/customers.ts'
import { watchPaymentRequest } from '@filrouge/contract/orders.ts'
import { showSession } from '@filrouge/contract/sessions.ts'
import { formatMoney, type Money } from '@filrouge/kernel/money.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, useLive } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { timeWords } from '@filrouge/ui/dates.ts'
import { ChangedAmount } from '@filrouge/ui/order/changed-amount.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useId, useRef } from 'preact/hooks'
import { CopyButton } from '../frame/copy-button.tsx'
import { sayOffice, useWords } from '../say.ts'

/** The link to read out, copy or write to her, and what becomes of it, live. */
export function PaymentLink(props: {
  request: { id: string; url: string; expiresAt: string; total: Money }
  file: CustomerFile
  delivery: CartView['delivery']
  onNew: () => unknown
}) {
  const say = useWords()
  const language = useLanguage()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const { request, file } = props
  const live = useLive(watchPaymentRequest, { id: request.id })
  const status = live?.status ?? 'open'
  if (status === 'paid') {
    return (
      <p class="notice is-good" role="status">
        <span>{say('sell.paid')}</span>
        {live?.orderId && (
          <Link to={`/orders/${live.orderId}`} class="button">
            {say('sell.seeOrder')}
          </Link>
        )}
      </p>
    )
  }
  if (status === 'expired') {
    return (
      <p class="notice" role="status">
        <span>{say('sell.expired')}</span>
        <Button onPress={props.onNew}>{say('sell.newLink')}</Button>
      </p>
    )
  }
  return (
    <div class="stack-small">
      <ChangedAmount request={live} />
      <div class="field">
        <label class="field-label" for={id}>
          {say('sell.link')} · {formatMoney((live?.total as Money | undefined) ?? request.total, language)}
        </label>
        <input ref={field} id={id} readOnly value={request.url} onFocus={(event) => event.currentTarget.select()} />
        <p class="field-hint">
          {say('sell.linkLead')} {say('sell.expires', { time: timeWords(request.expiresAt, language) })}
        </p>
      </div>
      <div class="row">
        <CopyButton text={request.url} words={say('sell.copy')} done={say('sell.copied')} field={() => field.current} />
        <WriteToHer request={request} file={file} delivery={props.delivery} />
      </div>
      <p class="soft waiting" role="status">
        {say('sell.waiting')}
      </p>
    </div>
  )
}

/** Opens the adviser's own mail or message program with the words ready, in the customer's language. */
function WriteToHer(props: {
  request: { url: string; total: Money }
  file: CustomerFile
  delivery: CartView['delivery']
}) {
  const say = useWords()
  const associate = useAsk(showSession, {}).answer?.name ?? ''
  const { file, request } = props
  const email = props.delivery?.contact.email ?? file.emails[0]
  const phone = props.delivery?.contact.phone ?? file.phones[0]
  const values = { amount: formatMoney(request.total, file.language), url: request.url, associate }
  const subject = encodeURIComponent(sayOffice(file.language, 'sell.mailSubject'))
  const body = encodeURIComponent(sayOffice(file.language, 'sell.mailBody', values))
  return (
    <>
      {email && (
        <a class="button" href={`mailto:${email}?subject=${subject}&body=${body}`}>
          {say('sell.byEmail')}
        </a>
      )}
      {phone && (
        <a class="button" href={`sms:${phone}?&body=${body}`}>
          {say('sell.byMessage')}
        </a>
      )}
    </>
  )
}
