import { rememberedStore } from '@filrouge/ui/store.ts'

/** The payment asked for last: what its QR shows, kept so that a page loaded again finds it. */
export interface AskedPayment {
  id: string
  url: string
  expiresAt: string
  cartId: string
}

const text = rememberedStore('associate.payment', null)

function read(): AskedPayment | null {
  try {
    return JSON.parse(text.get() ?? 'null') as AskedPayment | null
  } catch {
    return null
  }
}

export const paymentStore = {
  read,
  set: (asked: AskedPayment | null) => text.set(asked === null ? null : JSON.stringify(asked)),
  text,
}
