import { showGiftCard } from '@filrouge/contract/loyalty.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { PageProblem } from '../frame/page-problem.tsx'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'

/** What is left on one gift card, and every movement of its book. */
export function GiftCardPage({ number = '' }: Record<string, string>) {
  const say = useWords()
  const asked = useAsk(showGiftCard, { number })
  const card = asked.answer
  useTitle(card?.number ?? say('giftCards.title'))
  if (!card) return asked.problem ? <PageProblem problem={asked.problem} onRetry={asked.again} /> : <Spinner />
  return (
    <div class="stack">
      <p>
        <Link to="/offers/gift-cards" class="back-link">
          <Icon name="back" />
          {say('giftCards.title')}
        </Link>
      </p>
      <header class="stack-small">
        <h1 class="figures">{card.number}</h1>
        <p class="price">
          <Money amount={card.balance} />
        </p>
        <p class="soft">
          {say(`giftCards.state.${card.state}`)} · {say('giftCards.of')} <Money amount={card.initial} /> ·{' '}
          {card.batch ?? say(`giftCards.born.${card.bornAs}`)} · {say('giftCards.until')}{' '}
          <DateWords at={card.expiresAt} as="day" />
        </p>
      </header>
      <table>
        <caption class="only-heard">{say('giftCards.ledger')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('giftCards.when')}</th>
            <th scope="col">{say('giftCards.what')}</th>
            <th scope="col" class="is-figure">
              {say('giftCards.amount')}
            </th>
            <th scope="col" class="is-figure">
              {say('giftCards.balance')}
            </th>
          </tr>
        </thead>
        <tbody>
          {card.ledger.map((entry) => (
            <tr key={entry.id}>
              <td>
                <DateWords at={entry.at} />
              </td>
              <td>
                {say(`giftCards.entry.${entry.kind as 'taken'}`)}{' '}
                {entry.orderId && <Link to={`/orders/${entry.orderId}`}>{entry.orderNumber ?? ''}</Link>}
              </td>
              <td class="is-figure">
                <Money amount={entry.amount} />
              </td>
              <td class="is-figure strong">
                <Money amount={entry.balance} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
