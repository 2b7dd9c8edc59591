import type { CartView } from '@filrouge/contract/carts.ts'
import { phoneWords } from '@filrouge/ui/phone.ts'
import type { Sale } from './sale.tsx'

/** What the delivery form begins with: what the basket says already, else what her file says. */
export function startOf(sale: Sale, cart: CartView) {
  const known = cart.delivery?.contact
  const address = cart.delivery?.address ?? sale.customer?.addresses[0]
  return {
    name: known?.name ?? sale.customer?.name ?? '',
    email: known?.email ?? sale.customer?.emails[0] ?? '',
    phone: phoneWords(known?.phone ?? sale.customer?.phones[0] ?? '').replaceAll('\u00a0', ' '),
    street: address?.street ?? '',
    street2: address?.street2 ?? '',
    postcode: address?.postcode ?? '',
    city: address?.city ?? '',
  }
}

export type DeliveryFields = ReturnType<typeof startOf>
