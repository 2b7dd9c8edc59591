import { type CartView, setDelivery } from '@filrouge/contract/carts.ts'
import type { CustomerFile } from '@filrouge/contract/customers.ts'
import { requestPayment } from '@filrouge/contract/orders.ts'
import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { formatMoney, type Money } from '@filrouge/kernel/money.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { wayOf } from '@filrouge/ui/ways.ts'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { PaymentLink } from './payment-link.tsx'

/** Asks her to pay by a link on her own screen: an adviser never hears a card number. */
export function PaymentSection(props: { cart: CartView; file: CustomerFile; onCart: (cart: CartView) => void }) {
  const { cart, file, onCart } = props
  const say = useWords()
  const api = useApi()
  const language = useLanguage()
  const [request, setRequest] = useState<{ id: string; url: string; expiresAt: string; total: Money }>()
  const ask = usePress(async () => {
    const made = await api(requestPayment, { cartId: cart.id }, { idempotencyKey: crypto.randomUUID() })
    setRequest({ ...made, total: cart.owed as Money })
  })
  const take = usePress(async (option: PromiseOption) => {
    const { address, contact = {} } = cart.delivery ?? {}
    onCart(await api(setDelivery, { id: cart.id, ...wayOf(option), ...(address ? { address } : {}), contact }))
    ask.forget()
  })
  const total = formatMoney(cart.owed as Money, language)
  return (
    <section class="stack-small" aria-labelledby="payment-title">
      <h2 id="payment-title">{say('sell.payment')}</h2>
      {cart.orderId && (
        <p class="notice is-good" role="status">
          <span>{say('sell.paid')}</span>
          <Link to={`/orders/${cart.orderId}`} class="button">
            {say('sell.seeOrder')}
          </Link>
        </p>
      )}
      {!cart.orderId && request && (
        <PaymentLink request={request} file={file} delivery={cart.delivery} onNew={ask.press} />
      )}
      {!cart.orderId && !request && cart.payable && (
        <div>
          <Button kind="primary" isBusy={ask.isBusy} onPress={ask.press}>
            {say('sell.makeLink', { amount: total })}
          </Button>
        </div>
      )}
      {!cart.orderId && !request && !cart.payable && cart.notPayable.length > 0 && (
        <div>
          <p class="soft">{say('sell.before')}</p>
          <ul class="plain-list">
            {[...new Set(cart.notPayable.map((one) => one.code))].map((code) => (
              <li key={code}>{sayCode(language, `notPayable.${code}` as Parameters<typeof sayCode>[1])}</li>
            ))}
          </ul>
        </div>
      )}
      <Problem
        problem={take.problem ?? ask.problem}
        delivery={cart.delivery}
        onTake={take.press}
        isOffered={({ mode }) => mode !== 'takeaway'}
      />
    </section>
  )
}
