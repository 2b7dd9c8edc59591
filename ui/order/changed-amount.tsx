import { sayWhyNot } from '@filrouge/contract/offer-words.ts'
import type { PaymentRequestView } from '@filrouge/contract/orders.ts'
import { formatMoney, type Money, same } from '@filrouge/kernel/money.ts'
import { useRef } from 'preact/hooks'
import { useLanguage } from '../app.ts'
import { say } from '../say.ts'

/** What she is asked to pay has become another amount since it was shown, and which of her codes takes nothing off any more. */
export function ChangedAmount({ request }: { request: Pick<PaymentRequestView, 'total' | 'idleCoupons'> | undefined }) {
  const language = useLanguage()
  const first = useRef<Money>(undefined)
  if (!request) return null
  const total = request.total as Money
  first.current ??= total
  const hasChanged = !same(first.current, total)
  if (!hasChanged && request.idleCoupons.length === 0) return null
  return (
    <div class="notice" role="status">
      {hasChanged && (
        <p class="strong">
          {say(language, 'amount.changed', {
            before: formatMoney(first.current, language),
            now: formatMoney(total, language),
          })}
        </p>
      )}
      {request.idleCoupons.map(({ code, why }) => (
        <p key={code}>
          <span class="strong">{code}</span>
          {say(language, 'coupon.colon')}
          {sayWhyNot(why, language)}
        </p>
      ))}
    </div>
  )
}
