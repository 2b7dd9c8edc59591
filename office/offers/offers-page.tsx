import { listOffers, type OfferView } from '@filrouge/contract/promotions.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useRef } from 'preact/hooks'
import { useRowKeys } from '../frame/row-keys.ts'
import { RowLink } from '../frame/row-link.tsx'
import { useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { canSetOffers } from './can-set-offers.ts'
import { OffersMenu } from './offers-menu.tsx'

const states = ['draft', 'running', 'planned', 'over'] as const

/** Every offer, those that run first, with how often each was used and what it has cost. */
export function OffersPage() {
  const say = useWords()
  const list = useRef<HTMLDivElement>(null)
  const asked = useAsk(listOffers, {})
  const mayset = canSetOffers(useSession())
  const offers = asked.answer?.items
  useTitle(say('offers.title'))
  useRowKeys(list)
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{say('offers.title')}</h1>
        {mayset && (
          <Link to="/offers/new" class="button is-primary">
            {say('offers.new')}
          </Link>
        )}
      </div>
      <OffersMenu />
      <p class="soft">{say('offers.lead')}</p>
      <Problem problem={asked.problem} onRetry={asked.again} />
      {!offers && !asked.problem && <Skeleton lines={6} />}
      {offers?.length === 0 && <Empty title={say('offers.none')} />}
      <div class="sections" ref={list}>
        {states.map((state) => {
          const mine = offers?.filter((offer) => offer.state === state) ?? []
          return mine.length === 0 ? null : <Offers key={state} state={state} offers={mine} />
        })}
      </div>
    </div>
  )
}

function Offers({ state, offers }: { state: (typeof states)[number]; offers: readonly OfferView[] }) {
  const say = useWords()
  const language = useLanguage()
  const number = new Intl.NumberFormat(language)
  return (
    <section class="stack-small" aria-labelledby={`offers-${state}`}>
      <h2 id={`offers-${state}`}>{say(`offers.state.${state}`)}</h2>
      <table class="offers-table">
        <thead>
          <tr>
            <th scope="col">{say('offers.title')}</th>
            <th scope="col" class="is-detail">
              {say('offers.period')}
            </th>
            <th scope="col" class="is-figure is-detail">
              {say('offers.codes')}
            </th>
            <th scope="col" class="is-figure">
              {say('offers.uses')}
            </th>
            <th scope="col" class="is-figure">
              {say('offers.cost')}
            </th>
          </tr>
        </thead>
        <tbody>
          {offers.map((offer) => (
            <tr key={offer.id}>
              <th scope="row">
                <RowLink to={`/offers/${offer.id}`}>{language === 'en' ? offer.titleEn : offer.titleFr}</RowLink>
                <span class="cell-more">{offer.id}</span>
              </th>
              <td class="is-detail">
                <DateWords at={offer.startsAt} as="day" />
                {offer.endsAt && (
                  <span class="cell-more">
                    → <DateWords at={offer.endsAt} as="day" />
                  </span>
                )}
              </td>
              <td class="is-figure is-detail">{number.format(offer.coupons)}</td>
              <td class="is-figure">
                {number.format(offer.uses)}
                {offer.mostUses !== undefined && <span class="soft"> / {number.format(offer.mostUses)}</span>}
              </td>
              <td class="is-figure strong">
                <Money amount={offer.spent} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
