import { listGiftCards } from '@filrouge/contract/loyalty.ts'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { useEffect, useRef, useState } from 'preact/hooks'
import { More } from '../frame/more.tsx'
import { useRowKeys } from '../frame/row-keys.ts'
import { RowLink } from '../frame/row-link.tsx'
import { hasRole, useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { usePages } from '../frame/use-pages.ts'
import { OffersMenu } from '../offers/offers-menu.tsx'
import { useWords } from '../say.ts'
import { IssueGiftCards } from './issue-gift-cards.tsx'

/** Gift cards: found by number or batch, made one at a time or by the hundred. */
export function GiftCardsPage() {
  const say = useWords()
  const session = useSession()
  const list = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [query, setQuery] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQuery(text.trim()), 200)
    return () => clearTimeout(timer)
  }, [text])
  const pages = usePages(listGiftCards, { query })
  useTitle(say('giftCards.title'))
  useRowKeys(list)
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{say('giftCards.title')}</h1>
      </div>
      <OffersMenu />
      <div class="two-columns">
        <div class="stack">
          <Field
            label={say('giftCards.find')}
            name="gift-card"
            type="search"
            value={text}
            onValue={setText}
            autocomplete="off"
            maxLength={40}
          />
          <Problem problem={pages.problem} onRetry={pages.again} />
          {!pages.items && !pages.problem && <Skeleton lines={6} />}
          {pages.items?.length === 0 && <Empty title={say(query ? 'giftCards.notFound' : 'giftCards.none')} />}
          {pages.items && pages.items.length > 0 && (
            <div ref={list}>
              <table>
                <caption class="only-heard">{say('giftCards.title')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{say('giftCards.number')}</th>
                    <th scope="col" class="is-detail">
                      {say('giftCards.until')}
                    </th>
                    <th scope="col" class="is-figure is-detail">
                      {say('giftCards.initial')}
                    </th>
                    <th scope="col" class="is-figure">
                      {say('giftCards.balance')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {pages.items.map((card) => (
                    <tr key={card.id}>
                      <th scope="row">
                        <RowLink to={`/offers/gift-cards/${card.id}`}>{card.number}</RowLink>
                        <span class="cell-more">{card.batch ?? say(`giftCards.born.${card.bornAs}`)}</span>
                      </th>
                      <td class="is-detail">
                        <DateWords at={card.expiresAt} as="day" />
                      </td>
                      <td class="is-figure is-detail">
                        <Money amount={card.initial} />
                      </td>
                      <td class="is-figure strong">
                        <Money amount={card.balance} />
                        {card.state !== 'open' && <span class="cell-more">{say(`giftCards.state.${card.state}`)}</span>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <More more={pages.more} isBusy={pages.isBusy} shown="" />
            </div>
          )}
        </div>
        {hasRole(session, 'marketer', 'adviser', 'manager') && <IssueGiftCards onMade={pages.again} />}
      </div>
    </div>
  )
}
