import { type CartView, takePart } from '@filrouge/contract/carts.ts'
import { useApi, useLanguage } from '../app.ts'
import { usePress } from '../ask.ts'
import { useNow } from '../clock.ts'
import { Button } from '../components/button.tsx'
import { Problem } from '../components/problem.tsx'
import { promisedWords } from '../promised.ts'
import { say } from '../say.ts'

/** What of a basket can come as it was asked, when, and the one press that takes it; what is left aside is named. Nothing where it is all or none. */
export function PartOffer({ cart, onCart }: { cart: CartView; onCart: (cart: CartView) => unknown }) {
  const language = useLanguage()
  const now = useNow()
  const api = useApi()
  const { part, delivery } = cart
  const take = usePress(async () => {
    if (part) onCart(await api(takePart, { id: cart.id, lines: part.lines }))
  })
  if (!part || !delivery) return null
  const kept = new Map(part.lines.map(({ sku, quantity }) => [sku, quantity]))
  const named = (lines: { title: string; count: number }[]) =>
    lines.map(({ count, title }) => `${count} × ${title}`).join(', ')
  const taken = cart.lines.map(({ sku, title }) => ({ title, count: kept.get(sku) ?? 0 }))
  const left = cart.lines.map(({ sku, title, quantity }) => ({ title, count: quantity - (kept.get(sku) ?? 0) }))
  const some = ({ count }: { count: number }) => count > 0
  return (
    <div class="notice stack-small">
      <p>{say(language, 'part.lead')}</p>
      <p class="strong">
        {promisedWords({ mode: delivery.mode, placeName: delivery.placeName, ...part.promised }, language, now)}
      </p>
      <p>{named(taken.filter(some))}</p>
      <p class="soft small">{say(language, 'part.without', { articles: named(left.filter(some)) })}</p>
      <Problem problem={take.problem} />
      <p>
        <Button isBusy={take.isBusy} onPress={take.press}>
          {say(language, 'part.take')}
        </Button>
      </p>
    </div>
  )
}
