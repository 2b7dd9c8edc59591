import { newId } from '@filrouge/kernel/ids.ts'
import { link, type PageRequest } from '../page.ts'
import { say } from '../words.ts'

/** The form that puts an article into the basket; its press counts once. */
export function AddToBasket({ request, sku }: { request: PageRequest; sku: string }) {
  const { language } = request
  const postcode = request.query.get('postcode')
  return (
    <form class="add" method="post" action={link(language, '/basket/add')} data-once>
      <input type="hidden" name="sku" value={sku} />
      <input type="hidden" name="press" value={newId('touch')} />
      {postcode && <input type="hidden" name="postcode" value={postcode} />}
      <label for="quantity">{say(language, 'basket.quantity')}</label>
      <select id="quantity" name="quantity">
        {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </select>
      <button type="submit" class="button">
        {say(language, 'product.add')}
      </button>
    </form>
  )
}
