import { offersOnArticle } from '@filrouge/contract/carts.ts'
import { sayWhyNot } from '@filrouge/contract/offer-words.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Money } from '@filrouge/ui/components/money.tsx'
import { useWords } from '../say.ts'

/** What offers take off this article here, and what is missing for others: to be said while she looks at it. */
export function ArticleOffers({ sku }: { sku: string }) {
  const word = useWords()
  const language = useLanguage()
  const answer = useAsk(offersOnArticle, { sku }).answer
  if (!answer || answer.offers.length + answer.hints.length === 0) return null
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
    <ul role="list" class="coupons" aria-label={word('coupon.title')}>
      {answer.offers.map((offer) => (
        <li key={offer.code} class="row-apart">
          <span>{offer.title}</span>
          <span class="strong">
            −<Money amount={offer.amount} />
          </span>
        </li>
      ))}
      {answer.priceAfter && (
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
    </ul>
  )
}
