import { type BatchView, downloadBatch, showBatch, watchBatch } from '@filrouge/contract/coupons.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { useApp, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, useLive, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Progress } from '@filrouge/ui/components/progress.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { CopyButton } from '../frame/copy-button.tsx'
import { PageProblem } from '../frame/page-problem.tsx'
import { useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { saveFile } from '../imports/save-file.ts'
import { useWords } from '../say.ts'
import { BatchMailing } from './batch-mailing.tsx'
import { canSetOffers } from './can-set-offers.ts'
import { mediumWords } from './codes-page.tsx'

/** A batch of codes: where it was born and what for, how far its making is, and what became of it, place by place. */
export function BatchPage({ code = '' }: Record<string, string>) {
  const say = useWords()
  const app = useApp()
  const asked = useAsk(showBatch, { code })
  const { answer } = asked
  const isGoingOn = answer && (answer.made < answer.count || (answer.mailing && !answer.mailing.endedAt))
  const live = useLive(watchBatch, isGoingOn ? { code } : null)
  const maySet = canSetOffers(useSession())
  const save = usePress(() => saveFile(app, downloadBatch, { code }))
  const batch = live ?? answer
  useTitle(code)
  if (!batch) return asked.problem ? <PageProblem problem={asked.problem} onRetry={asked.again} /> : <Spinner />
  const isMaking = batch.made < batch.count
  return (
    <div class="stack">
      <p>
        <Link to={`/offers/${batch.offerId}/codes`} class="back-link">
          <Icon name="back" />
          {batch.offerTitle}
        </Link>
      </p>
      <div class="page-head">
        <h1>{batch.code}</h1>
        <div class="row">
          {batch.kind === 'general' ? (
            <CopyButton text={batch.code} words={say('batches.copy')} done={say('batches.copied')} />
          ) : (
            maySet && (
              <Button
                kind={batch.kind === 'personal' ? 'plain' : 'primary'}
                isBusy={save.isBusy}
                isDisabled={isMaking}
                onPress={save.press}
              >
                {say('batches.download')}
              </Button>
            )
          )}
        </div>
      </div>
      <Born batch={batch} />
      <Problem problem={save.problem} />
      {isMaking && (
        <Progress
          words={say('batches.making', { made: batch.made, count: batch.count })}
          done={batch.made}
          of={batch.count}
        />
      )}
      <Figures batch={batch} />
      <BatchMailing batch={batch} maySend={maySet} onSent={asked.again} />
      <Places batch={batch} />
    </div>
  )
}

function Born({ batch }: { batch: BatchView }) {
  const say = useWords()
  const language = useLanguage()
  const told = [
    say(`batches.kind.${batch.kind}`),
    batch.medium && mediumWords(batch.medium, say),
    batch.campaign,
    batch.locationName ?? (batch.channel && sayCode(language, `channel.${batch.channel as 'web'}`)),
    batch.issuedBy,
  ].filter(Boolean)
  return (
    <p class="soft">
      {told.join(' · ')} · <DateWords at={batch.issuedAt} as="moment" />
      {batch.expiresAt && (
        <>
          {' '}
          · {say('batches.validUntil')} <DateWords at={batch.expiresAt} as="day" />
        </>
      )}
    </p>
  )
}

function Figures({ batch }: { batch: BatchView }) {
  const say = useWords()
  const number = new Intl.NumberFormat(useLanguage())
  const share = batch.made > 0 && batch.kind !== 'general' ? batch.uses / batch.made : undefined
  const percent = new Intl.NumberFormat(useLanguage(), { style: 'percent', maximumFractionDigits: 1 })
  return (
    <dl class="batch-figures">
      <div>
        <dt>{say('batches.given')}</dt>
        <dd>{number.format(batch.made)}</dd>
      </div>
      <div>
        <dt>{say('batches.used')}</dt>
        <dd>
          {number.format(batch.uses)} {share !== undefined && <span class="soft small">{percent.format(share)}</span>}
        </dd>
      </div>
      {batch.left !== undefined && (
        <div>
          <dt>{say('batches.left')}</dt>
          <dd>{number.format(batch.left)}</dd>
        </div>
      )}
      <div>
        <dt>{say('batches.discounts')}</dt>
        <dd>
          <Money amount={batch.discounts} />
        </dd>
      </div>
      <div>
        <dt>{say('batches.revenue')}</dt>
        <dd>
          <Money amount={batch.revenue} />
        </dd>
      </div>
    </dl>
  )
}

function Places({ batch }: { batch: BatchView }) {
  const say = useWords()
  const language = useLanguage()
  const number = new Intl.NumberFormat(language)
  if (batch.places.length === 0) return <p class="soft batch-part">{say('batches.notUsed')}</p>
  return (
    <section class="stack-small batch-part" aria-labelledby="places-title">
      <h2 id="places-title">{say('batches.where')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('batches.place')}</th>
            <th scope="col" class="is-figure">
              {say('batches.used')}
            </th>
            <th scope="col" class="is-figure is-detail">
              {say('batches.discounts')}
            </th>
            <th scope="col" class="is-figure">
              {say('batches.revenue')}
            </th>
          </tr>
        </thead>
        <tbody>
          {batch.places.map(({ channel, locationName, uses, discounts, revenue }) => (
            <tr key={`${channel} ${locationName}`}>
              <th scope="row">
                {sayCode(language, `channel.${channel as 'web'}`)}
                {locationName && <span class="cell-more">{locationName}</span>}
              </th>
              <td class="is-figure">{number.format(uses)}</td>
              <td class="is-figure is-detail">
                <Money amount={discounts} />
              </td>
              <td class="is-figure strong">
                <Money amount={revenue} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
