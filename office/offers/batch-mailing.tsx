import { type BatchView, mailBatch } from '@filrouge/contract/coupons.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Progress } from '@filrouge/ui/components/progress.tsx'
import { doLater } from '../frame/later.ts'
import { useWords } from '../say.ts'

/** Sends each customer of a batch her code: whom it reaches before it goes, how far it is, and what became of it. */
export function BatchMailing(props: { batch: BatchView; maySend: boolean; onSent: () => unknown }) {
  const { batch, maySend, onSent } = props
  const say = useWords()
  const api = useApi()
  const number = new Intl.NumberFormat(useLanguage())
  const { mailing, reachable } = batch
  if (!mailing && (reachable === undefined || !maySend)) return null
  const send = () =>
    doLater(
      {
        key: `mailing-${batch.code}`,
        words: say('mailing.soon', { count: reachable ?? 0 }),
        undoWords: say('mailing.notYet'),
      },
      async () => {
        await api(mailBatch, { code: batch.code })
        onSent()
        return say('mailing.begun')
      },
    )
  return (
    <section class="stack-small batch-part" aria-labelledby="mailing-title">
      <h2 id="mailing-title">{say('mailing.title')}</h2>
      {mailing ? (
        <Sent batch={batch} mailing={mailing} number={number} />
      ) : (
        <>
          <p>{say('mailing.reach', { reachable: reachable ?? 0, count: batch.count })}</p>
          <p class="soft small">{say('mailing.law')}</p>
          <div>
            <Button kind="primary" isDisabled={reachable === 0} onPress={send}>
              {say('mailing.send')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

function Sent(props: { batch: BatchView; mailing: NonNullable<BatchView['mailing']>; number: Intl.NumberFormat }) {
  const { batch, mailing, number } = props
  const say = useWords()
  const { sent, failed, skipped, askedAt, askedBy, endedAt } = mailing
  const done = sent + failed + skipped
  return (
    <>
      <p class="soft">
        <DateWords at={askedAt} as="moment" />
        {askedBy && ` · ${askedBy}`}
      </p>
      {!endedAt && <Progress words={say('mailing.going', { done, count: batch.made })} done={done} of={batch.made} />}
      <dl class="batch-figures">
        <div>
          <dt>{say('mailing.sent')}</dt>
          <dd>{number.format(sent)}</dd>
        </div>
        <div>
          <dt>{say('mailing.skipped')}</dt>
          <dd>{number.format(skipped)}</dd>
        </div>
        {failed > 0 && (
          <div>
            <dt>{say('mailing.failed')}</dt>
            <dd>{number.format(failed)}</dd>
          </div>
        )}
      </dl>
    </>
  )
}
