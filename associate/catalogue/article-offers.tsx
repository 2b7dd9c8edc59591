import { offersOnArticle } from '@filrouge/contract/carts.ts'
import type { OfferedPrice } from '@filrouge/contract/catalogue.ts'
import { sayWhyNot } from '@filrouge/contract/offer-words.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Money } from '@filrouge/ui/components/money.tsx'
import { useEffect, useRef } from 'preact/hooks'
import { useSale } from '../carts/sale.tsx'
import { useWords } from '../say.ts'

/**
 * What offers take off this article here, and what is missing for others: to be said while she looks at it. Those that made the price above it
 * are named only: what they take off may be told of the lowest price of thirty days, and stands there.
 */
export function ArticleOffers({ sku, shown }: { sku: string; shown: OfferedPrice | undefined }) {
  const word = useWords()
  const language = useLanguage()
  const { cart, customerId } = useSale()
  const asked = useAsk(offersOnArticle, {
    sku,
    ...(customerId ? { customerId } : {}),
    ...(cart?.status === 'open' ? { cartId: cart.id } : {}),
  })
  // What is in her basket decides what is missing.
  const seen = useRef(cart?.version)
  useEffect(() => {
    if (seen.current !== cart?.version) asked.again()
    seen.current = cart?.version
  }, [cart?.version])
  const { answer } = asked
  if (!answer || (answer.offers.length + answer.hints.length === 0 && !answer.points)) return null
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
    <ul role="list" class="coupons" aria-label={word('coupon.title')}>
      {answer.offers.map((offer) => (
        <li key={offer.code} class="row-apart">
          <span>{offer.title}</span>
          {shown?.titles.includes(offer.title) ? (
            <span class="soft">{word('article.offerIncluded')}</span>
          ) : (
            <span class="strong">
              −<Money amount={offer.amount} />
            </span>
          )}
        </li>
      ))}
      {answer.priceAfter && answer.priceAfter.minor !== shown?.price.minor && (
        <li class="row-apart strong">
          <span>{word('article.priceAfter')}</span>
          <Money amount={answer.priceAfter} />
        </li>
      )}
      {answer.hints.map(({ title, why }) => (
        <li key={title} class="soft small">
          <span class="strong">{title}</span>
          {word('colon')}
          {sayWhyNot(why, language)}
        </li>
      ))}
      {answer.points !== undefined && answer.points > 0 && (
        <li class="soft small">{word('article.points', { count: answer.points })}</li>
      )}
    </ul>
  )
}
