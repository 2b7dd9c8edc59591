import type { CartView } from '@filrouge/contract/carts.ts'
import type { CustomerFile } from '@filrouge/contract/customers.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { LineMoney } from '@filrouge/ui/components/net-money.tsx'
import { PartOffer } from '@filrouge/ui/order/part-offer.tsx'
import { phoneWords } from '@filrouge/ui/phone.ts'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { DeliveryForm } from './delivery-form.tsx'

/** How she receives it: what is chosen, or the form to choose. */
export function DeliverySection(props: { cart: CartView; file: CustomerFile; onCart: (cart: CartView) => void }) {
  const say = useWords()
  const [isChanging, setChanging] = useState(false)
  const { delivery } = props.cart
  const isLost = delivery !== undefined && delivery.promised === undefined
  const hasNewDate = props.cart.notPayable.some((one) => one.code === 'promise_changed')
  const hasNoContact = delivery !== undefined && !delivery.contact.email && !delivery.contact.phone
  const isForm = !delivery || isChanging || isLost || hasNewDate || hasNoContact
  return (
    <section class="stack-small" aria-labelledby="delivery-title">
      <h2 id="delivery-title">{say('sell.delivery')}</h2>
      {(isLost || hasNewDate) && (
        <p class="notice" role="status">
          {say('sell.dateLost')}
        </p>
      )}
      <PartOffer cart={props.cart} onCart={props.onCart} />
      {isForm ? (
        <DeliveryForm
          {...props}
          onCart={(cart) => {
            setChanging(false)
            props.onCart(cart)
          }}
        />
      ) : (
        <Chosen delivery={delivery} net={props.cart.totals.net?.delivery} onChange={() => setChanging(true)} />
      )}
    </section>
  )
}

function Chosen({
  delivery,
  net,
  onChange,
}: {
  delivery: NonNullable<CartView['delivery']>
  net: CartView['totals']['delivery'] | undefined
  onChange: () => void
}) {
  const say = useWords()
  const language = useLanguage()
  const now = useNow()
  const { mode, placeName, promised, address, contact, slot } = delivery
  return (
    <div class="row-apart chosen">
      <div>
        {promised && (
          <p class="order-promise">{promisedWords({ mode, placeName, slot, ...promised }, language, now)}</p>
        )}
        {address && (
          <p>
            {[address.name, address.street, address.street2, `${address.postcode} ${address.city}`]
              .filter(Boolean)
              .join(', ')}
          </p>
        )}
        <p class="soft">
          {[contact.name, contact.email, contact.phone && phoneWords(contact.phone)].filter(Boolean).join(' · ')} ·{' '}
          {delivery.cost.minor === 0 ? say('sell.free') : <LineMoney line={{ total: delivery.cost, totalNet: net }} />}
        </p>
      </div>
      <Button onPress={onChange}>{say('sell.change')}</Button>
    </div>
  )
}
