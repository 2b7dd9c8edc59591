import { listSegments } from '@filrouge/contract/segments.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useRef } from 'preact/hooks'
import { useRowKeys } from '../frame/row-keys.ts'
import { RowLink } from '../frame/row-link.tsx'
import { useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { canSetOffers } from '../offers/can-set-offers.ts'
import { OffersMenu } from '../offers/offers-menu.tsx'
import { useWords } from '../say.ts'

/** The groups of customers that offers and price lists speak of, and how many belong to each today. */
export function SegmentsPage() {
  const say = useWords()
  const language = useLanguage()
  const list = useRef<HTMLDivElement>(null)
  const asked = useAsk(listSegments, {})
  const maySet = canSetOffers(useSession())
  const segments = asked.answer?.items
  const number = new Intl.NumberFormat(language)
  useTitle(say('segments.title'))
  useRowKeys(list)
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{say('segments.title')}</h1>
        {maySet && (
          <Link to="/offers/segments/new" class="button is-primary">
            {say('segments.new')}
          </Link>
        )}
      </div>
      <OffersMenu />
      <p class="soft">{say('segments.lead')}</p>
      <Problem problem={asked.problem} onRetry={asked.again} />
      {!segments && !asked.problem && <Skeleton lines={5} />}
      {segments?.length === 0 && <Empty title={say('segments.none')} />}
      {segments && segments.length > 0 && (
        <div ref={list}>
          <table>
            <caption class="only-heard">{say('segments.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('segments.name')}</th>
                <th scope="col" class="is-detail">
                  {say('segments.how')}
                </th>
                <th scope="col" class="is-figure">
                  {say('segments.members')}
                </th>
              </tr>
            </thead>
            <tbody>
              {segments.map((segment) => (
                <tr key={segment.code}>
                  <th scope="row">
                    <RowLink to={`/offers/segments/${segment.code}`}>
                      {language === 'en' ? segment.titleEn : segment.titleFr}
                    </RowLink>
                    <span class="cell-more">{segment.code}</span>
                  </th>
                  <td class="is-detail soft">{say(segment.rule ? 'segments.byRule' : 'segments.byHand')}</td>
                  <td class="is-figure strong">{number.format(segment.members)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
