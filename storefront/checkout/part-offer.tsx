import type { CartPart, CartView } from '@filrouge/contract/carts.ts'
import { nameOfLine } from '../carts/basket-line.tsx'
import { sayPromise } from '../dates.ts'
import { link, type PageRequest } from '../page.ts'
import { sayCostTo } from '../shell/pieces.tsx'
import { say } from '../words.ts'

/** What of her basket can come as she asked, when, and the one press that takes it; what is left aside is named. */
export function PartOffer(props: {
  request: PageRequest
  cart: CartView
  part: CartPart
  back: '/basket' | '/checkout'
}) {
  const { request, cart, part } = props
  const { language, now } = request
  const mode = cart.delivery?.mode ?? 'home'
  const kept = new Map(part.lines.map(({ sku, quantity }) => [sku, quantity]))
  const missing = cart.lines.filter((line) => (kept.get(line.sku) ?? 0) < line.quantity)
  return (
    <div class="part-offer">
      <p>{say(language, 'part.lead')}</p>
      <p class="headline">{sayPromise(mode, part.promised, language, now)}</p>
      <p class="quiet">{sayCostTo(request, part)}</p>
      <ul>
        {cart.lines
          .filter(({ sku }) => kept.has(sku))
          .map((line) => (
            <li key={line.sku}>{say(language, 'part.line', { count: kept.get(line.sku), title: nameOfLine(line) })}</li>
          ))}
      </ul>
      <p class="quiet">
        {say(language, 'part.without', {
          articles: missing
            .map((line) =>
              say(language, 'part.line', { count: line.quantity - (kept.get(line.sku) ?? 0), title: nameOfLine(line) }),
            )
            .join(', '),
        })}
      </p>
      <form method="post" action={link(language, '/basket/part')} data-once>
        {part.lines.map(({ sku, quantity }) => (
          <input key={sku} type="hidden" name="line" value={`${quantity} ${sku}`} />
        ))}
        <input type="hidden" name="back" value={props.back} />
        <button type="submit" class="button">
          {say(language, 'part.take')}
        </button>
      </form>
    </div>
  )
}
