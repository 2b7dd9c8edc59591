import { offersOnArticle } from '@filrouge/contract/carts.ts'
import type { Output } from '@filrouge/contract/endpoint.ts'
import { sayWhyNot } from '@filrouge/contract/offer-words.ts'
import type { PageRequest } from '../page.ts'
import { sayMoney } from '../shell/pieces.tsx'
import { say } from '../words.ts'

export type Offered = Output<typeof offersOnArticle>

/** What offers do to an article beside what is in her basket; the page is shown also where that cannot be said. */
export const offersOn = (request: PageRequest, sku: string): Promise<Offered | undefined> =>
  request.api(offersOnArticle, { sku }).catch(() => undefined)

/** What is taken off this article and what it then costs; and what is missing for more. */
export function ArticleOffers({ request, offered }: { request: PageRequest; offered: Offered | undefined }) {
  const { language } = request
  if (!offered || offered.offers.length + offered.hints.length === 0) return null
  const { offers, hints, priceAfter } = offered
  return (
    <ul class="article-offers" aria-label={say(language, 'product.offers')}>
      {offers.map((offer) => (
        <li key={offer.code} class="is-taken">
          <b>{offer.title}</b> {sayMoney({ ...offer.amount, minor: -offer.amount.minor }, language)}
        </li>
      ))}
      {priceAfter && (
        <li class="price-after">{say(language, 'product.priceAfter', { price: sayMoney(priceAfter, language) })}</li>
      )}
      {hints.map(({ title, why }) => (
        <li key={title}>
          <b>{title}</b> {sayWhyNot(why, language)}
        </li>
      ))}
    </ul>
  )
}
