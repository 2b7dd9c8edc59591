import { offersOnArticle } from '@filrouge/contract/carts.ts'
import type { OfferedPrice } from '@filrouge/contract/catalogue.ts'
import type { Output } from '@filrouge/contract/endpoint.ts'
import { sayWhyNot } from '@filrouge/contract/offer-words.ts'
import type { PageRequest } from '../page.ts'
import { sayMoney } from '../shell/pieces.tsx'
import { say } from '../words.ts'

export type Offered = Output<typeof offersOnArticle>

/** What offers do to an article beside what is in her basket; the page is shown also where that cannot be said. */
export const offersOn = (request: PageRequest, sku: string): Promise<Offered | undefined> =>
  request.api(offersOnArticle, { sku }).catch(() => undefined)

interface OffersProps {
  request: PageRequest
  offered: Offered | undefined
  /** What the price above it was made by. */
  shown: OfferedPrice | undefined
}

/**
 * What is taken off this article and what it then costs; and what is missing for more. An offer that is in the price above is named only: what
 * it takes off may be told of the lowest price of thirty days, and stands there.
 */
export function ArticleOffers({ request, offered, shown }: OffersProps) {
  const { language } = request
  if (!offered || offered.offers.length + offered.hints.length === 0) return null
  const { offers, hints, priceAfter } = offered
  return (
    <ul class="article-offers" aria-label={say(language, 'product.offers')}>
      {offers.map((offer) => (
        <li key={offer.code} class="is-taken">
          <b>{offer.title}</b>{' '}
          {shown?.titles.includes(offer.title)
            ? say(language, 'product.offerIncluded')
            : sayMoney({ ...offer.amount, minor: -offer.amount.minor }, language)}
        </li>
      ))}
      {priceAfter && priceAfter.minor !== shown?.price.minor && (
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
