import type { OrderView } from '@filrouge/contract/orders.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import type { PageRequest } from '../page.ts'
import { sayPhone } from '../shell/pieces.tsx'
import { say } from '../words.ts'

/** Where it is brought or collected, and whom it is for. */
export function OrderPlace({ request, order }: { request: PageRequest; order: OrderView }) {
  const { language } = request
  const { mode, placeName, placeAddress, address, contact } = order.delivery
  const lines = address
    ? [address.name, address.street, address.street2, `${address.postcode} ${address.city}`]
    : [placeName, placeAddress]
  const toWhom = [contact.name, contact.email, contact.phone && sayPhone(contact.phone)].filter(Boolean)
  return (
    <section class="order-place" aria-labelledby="delivery-title">
      <h2 id="delivery-title">
        {mode === 'email' ? say(language, 'checkout.contact') : sayCode(language, `mode.${mode}`)}
      </h2>
      <address>
        {lines.filter(Boolean).map((part) => (
          <span key={part}>{part}</span>
        ))}
      </address>
      {order.delivery.preparedText && <p class="quiet">{order.delivery.preparedText}</p>}
      {toWhom.length > 0 && <p class="quiet">{toWhom.join(' · ')}</p>}
      {order.associate && <p>{say(language, 'order.associate', { name: order.associate.name })}</p>}
    </section>
  )
}
