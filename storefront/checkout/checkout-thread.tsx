import { LanguageContext } from '@filrouge/ui/app.ts'
import { Thread, type ThreadStep } from '@filrouge/ui/thread/thread.tsx'
import { isGiftsAlone } from '../carts/current-cart.ts'
import { link } from '../page.ts'
import { say } from '../words.ts'
import type { Checkout } from './checkout.ts'

/** Where one is on the way to the order: solid behind, dashed ahead. */
export function CheckoutThread({ checkout }: { checkout: Checkout }) {
  const { request, values, cart } = checkout
  const { language, now } = request
  const isKnown = Boolean(values.name && values.email)
  const needsWay = !isGiftsAlone(cart)
  const here = !isKnown ? 'contact' : cart.delivery || !needsWay ? 'card' : 'way'
  const order = (['basket', 'contact', 'way', 'card'] as const).filter((id) => needsWay || id !== 'way')
  const steps = order.map(
    (id): ThreadStep => ({
      id,
      title: (
        <a href={id === 'basket' ? link(language, '/basket') : `#${id}`}>{say(language, `checkout.step.${id}`)}</a>
      ),
      happened: order.indexOf(id) <= order.indexOf(here),
      isHere: id === here,
    }),
  )
  return (
    <LanguageContext.Provider value={language}>
      <nav class="checkout-thread" aria-label={say(language, 'checkout.steps')}>
        <Thread steps={steps} name={say(language, 'checkout.steps')} direction="across" now={now} />
      </nav>
    </LanguageContext.Provider>
  )
}
