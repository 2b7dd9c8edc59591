import { issueBatch } from '@filrouge/contract/coupons.ts'
import { listSegments } from '@filrouge/contract/segments.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useGo } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { momentOf } from './amounts.ts'

const media = ['email', 'flyer', 'sms', 'radio', 'catalogue', 'counter'] as const
const kinds = ['general', 'single', 'personal'] as const

/** Codes for an offer: one for all to use, many that each serve once, or one for each customer of a segment; each remembers where it was told. */
export function MakeCodes({ offerId, onMade }: { offerId: string; onMade: () => void }) {
  const say = useWords()
  const language = useLanguage()
  const api = useApi()
  const go = useGo()
  const [kind, setKind] = useState<(typeof kinds)[number]>('general')
  const [prefix, setPrefix] = useState('')
  const [count, setCount] = useState('1000')
  const [segment, setSegment] = useState('')
  const [medium, setMedium] = useState<(typeof media)[number]>('email')
  const [campaign, setCampaign] = useState('')
  const [until, setUntil] = useState('')
  const [isTold, setTold] = useState(false)
  const segments = useAsk(listSegments, {}).answer?.items ?? []
  const wrong = {
    prefix: !/^[A-Za-z0-9]{2,20}$/.test(prefix.trim()),
    count: kind === 'single' && !(/^\d{1,6}$/.test(count.trim()) && Number(count) >= 1 && Number(count) <= 100_000),
    segment: kind === 'personal' && segment === '',
  }
  const missing = (field: keyof typeof wrong) => (isTold && wrong[field] ? say('offers.missing') : undefined)
  const make = usePress(async () => {
    setTold(true)
    if (wrong.prefix || wrong.count || wrong.segment) return
    const expiresAt = until === '' ? undefined : momentOf(until)?.toISOString()
    const batch = await api(issueBatch, {
      id: offerId,
      prefix: prefix.trim(),
      medium,
      ...(kind === 'single' ? { count: Number(count) } : {}),
      ...(kind === 'personal' ? { segment } : {}),
      ...(campaign.trim() === '' ? {} : { campaign: campaign.trim() }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    })
    onMade()
    go(`/offers/batches/${batch.code}`)
  })
  return (
    <form
      class="stack-small"
      aria-labelledby="codes-title"
      onSubmit={(event) => {
        event.preventDefault()
        void make.press()
      }}
    >
      <h2 id="codes-title">{say('offers.batch')}</h2>
      <fieldset class="kind-choice">
        <legend class="only-heard">{say('batches.kind')}</legend>
        {kinds.map((one) => (
          <label key={one} class="tick">
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            {say(`batches.kind.${one}`)}
          </label>
        ))}
      </fieldset>
      <Field
        label={say(kind === 'general' ? 'batches.code' : 'offers.prefix')}
        name="prefix"
        value={prefix}
        onValue={(typed) => setPrefix(typed.toUpperCase())}
        autocomplete="off"
        maxLength={20}
        error={missing('prefix')}
      />
      {kind === 'single' && (
        <Field
          label={say('offers.count')}
          name="count"
          inputMode="numeric"
          hint={say('batches.countHint')}
          value={count}
          onValue={setCount}
          autocomplete="off"
          maxLength={6}
          error={missing('count')}
        />
      )}
      {kind === 'personal' && (
        <label class="field">
          <span class="field-label">{say('batches.segment')}</span>
          <select value={segment} onChange={(event) => setSegment(event.currentTarget.value)}>
            <option value="">{say('batches.chooseSegment')}</option>
            {segments.map(({ code, titleFr, titleEn, members }) => (
              <option key={code} value={code}>
                {`${language === 'en' ? titleEn : titleFr} (${members})`}
              </option>
            ))}
          </select>
          {missing('segment') && <span class="field-error">{missing('segment')}</span>}
        </label>
      )}
      <label class="field">
        <span class="field-label">{say('offers.medium')}</span>
        <select value={medium} onChange={(event) => setMedium(event.currentTarget.value as typeof medium)}>
          {media.map((one) => (
            <option key={one} value={one}>
              {say(`offers.medium.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Field
        label={say('batches.campaign')}
        name="campaign"
        isOptional
        value={campaign}
        onValue={setCampaign}
        autocomplete="off"
        maxLength={120}
      />
      <label class="field">
        <span class="field-label">{say('batches.until')}</span>
        <input type="datetime-local" value={until} onInput={(event) => setUntil(event.currentTarget.value)} />
      </label>
      <Problem problem={make.problem} />
      <div>
        <Button type="submit" kind="primary" isBusy={make.isBusy}>
          {say('offers.make')}
        </Button>
      </div>
    </form>
  )
}
