import { shownPrice, type VariantView } from '@filrouge/contract/catalogue.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import { link, type PageRequest } from '../page.ts'
import { sayMoney } from '../shell/pieces.tsx'
import { say } from '../words.ts'

/** The form that puts an article into the basket; its press counts once. */
export function AddToBasket({ request, sku }: { request: PageRequest; sku: string }) {
  const { language } = request
  return (
    <form id="add" class="add" method="post" action={link(language, '/basket/add')} data-once>
      <input type="hidden" name="sku" value={sku} />
      <input type="hidden" name="press" value={newId('touch')} />
      <label for="quantity" class="unseen">
        {say(language, 'basket.quantity')}
      </label>
      <select id="quantity" name="quantity" data-kept>
        {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </select>
      <button type="submit" class="button button-strong">
        {say(language, 'product.add')}
      </button>
    </form>
  )
}

/** On a phone, the price and the same form's button under the thumb, wherever she is on the page. */
export function BuyBar({ request, variant }: { request: PageRequest; variant: VariantView }) {
  const { language } = request
  const { price } = shownPrice(variant)
  if (!price) return null
  return (
    <div class="buy-bar">
      <span class="buy-bar-price">{sayMoney(price, language)}</span>
      <button type="submit" form="add" class="button button-strong">
        {say(language, 'product.addShort')}
      </button>
    </div>
  )
}
