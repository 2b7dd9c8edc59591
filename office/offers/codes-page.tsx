import { type BatchView, listBatches } from '@filrouge/contract/coupons.ts'
import { listOffers } from '@filrouge/contract/promotions.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { useRef } from 'preact/hooks'
import { NotFoundPage } from '../frame/not-found-page.tsx'
import { PageProblem } from '../frame/page-problem.tsx'
import { useRowKeys } from '../frame/row-keys.ts'
import { RowLink } from '../frame/row-link.tsx'
import { useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { canSetOffers } from './can-set-offers.ts'
import { MakeCodes } from './make-codes.tsx'
import { OfferHead } from './offer-head.tsx'

/** The codes of an offer, batch by batch: what each was made for, how many are used and left; and a new one. */
export function CodesPage({ id = '' }: Record<string, string>) {
  const say = useWords()
  const language = useLanguage()
  const list = useRef<HTMLDivElement>(null)
  const offers = useAsk(listOffers, {})
  const batches = useAsk(listBatches, { id })
  const maySet = canSetOffers(useSession())
  const offer = offers.answer?.items.find((one) => one.id === id)
  const title = offer ? (language === 'en' ? offer.titleEn : offer.titleFr) : say('offers.codes')
  useTitle(title)
  useRowKeys(list)
  if (!offers.answer)
    return offers.problem ? <PageProblem problem={offers.problem} onRetry={offers.again} /> : <Spinner />
  if (!offer) return <NotFoundPage />
  const again = () => {
    batches.again()
    offers.again()
  }
  return (
    <div class="stack">
      <OfferHead offer={offer} title={title} />
      {!offer.needsCode && <p class="notice">{say('batches.noCodeNeeded')}</p>}
      <div class="offer-columns">
        <section class="stack-small" aria-labelledby="batches-title" ref={list}>
          <h2 id="batches-title">{say('batches.title')}</h2>
          <Problem problem={batches.problem} onRetry={batches.again} />
          {!batches.answer && !batches.problem && <Skeleton lines={4} />}
          {batches.answer?.items.length === 0 && <p class="soft">{say('batches.none')}</p>}
          {batches.answer && batches.answer.items.length > 0 && <Batches batches={batches.answer.items} />}
        </section>
        {maySet && <MakeCodes offerId={offer.id} onMade={again} />}
      </div>
    </div>
  )
}

function Batches({ batches }: { batches: readonly BatchView[] }) {
  const say = useWords()
  const number = new Intl.NumberFormat(useLanguage())
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('batches.batch')}</th>
          <th scope="col" class="is-detail">
            {say('batches.born')}
          </th>
          <th scope="col" class="is-figure">
            {say('batches.given')}
          </th>
          <th scope="col" class="is-figure">
            {say('batches.used')}
          </th>
          <th scope="col" class="is-figure is-detail">
            {say('batches.left')}
          </th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.code}>
            <th scope="row">
              <RowLink to={`/offers/batches/${batch.code}`}>{batch.code}</RowLink>
              <span class="cell-more">{say(`batches.kind.${batch.kind}`)}</span>
            </th>
            <td class="is-detail">
              {[batch.medium && mediumWords(batch.medium, say), batch.campaign].filter(Boolean).join(' · ') || '—'}
              <span class="cell-more">
                <DateWords at={batch.issuedAt} as="day" />
              </span>
            </td>
            <td class="is-figure">{number.format(batch.made)}</td>
            <td class="is-figure strong">{number.format(batch.uses)}</td>
            <td class="is-figure is-detail">{batch.left === undefined ? '—' : number.format(batch.left)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const media = ['email', 'flyer', 'radio', 'sms', 'catalogue', 'counter', 'push'] as const

/** What carries the codes, in words; what others have called it is said as it is. */
export function mediumWords(medium: string, say: ReturnType<typeof useWords>): string {
  return (media as readonly string[]).includes(medium)
    ? say(`offers.medium.${medium as (typeof media)[number]}`)
    : medium
}
