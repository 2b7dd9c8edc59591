import type { CustomerFile } from '@filrouge/contract/customers.ts'
import { Money } from '@filrouge/ui/components/money.tsx'
import { useWords } from '../say.ts'

/** Her points, her tier and her credit, at a glance: what he may say to her while she is there. */
export function LoyaltyLine({ loyalty }: Pick<CustomerFile, 'loyalty'>) {
  const word = useWords()
  if (!loyalty) return null
  const within = loyalty.rewards.filter(({ isWithinReach }) => isWithinReach).at(-1)
  return (
    <section class="stack-small" aria-label={word('card.title')}>
      <p>
        <span class="strong figures">{word('card.points', { count: loyalty.points })}</span>
        {loyalty.tierTitle && ` · ${loyalty.tierTitle}`}
        {loyalty.storeCredit.minor > 0 && (
          <>
            {` · ${word('card.credit')} `}
            <span class="strong">
              <Money amount={loyalty.storeCredit} />
            </span>
          </>
        )}
      </p>
      {within && <p class="soft small">{word('card.mayHave', { title: within.title })}</p>}
      {loyalty.cardNumber && <p class="soft small figures">{loyalty.cardNumber}</p>}
    </section>
  )
}
