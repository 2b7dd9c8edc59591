import { listSegments, removeSegment, type SegmentView, setSegment } from '@filrouge/contract/segments.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { showToast } from '@filrouge/ui/components/toast.tsx'
import { Link, useGo } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { tell } from '../frame/later.ts'
import { NotFoundPage } from '../frame/not-found-page.tsx'
import { PageProblem } from '../frame/page-problem.tsx'
import { useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { canSetOffers } from '../offers/can-set-offers.ts'
import { useWords } from '../say.ts'
import { codeOfTitle, draftOfSegment, type SegmentDraft, settingOfSegment } from './segment-draft.ts'
import { SegmentMembers } from './segment-members.tsx'
import { SegmentRuleFields } from './segment-rule-fields.tsx'

const currency = 'EUR'

/** One segment: its name, who belongs to it and how that is said. */
export function SegmentPage({ code = '' }: Record<string, string>) {
  const asked = useAsk(listSegments, {})
  const segments = asked.answer?.items
  const segment = segments?.find((one) => one.code === code)
  if (!segments) return asked.problem ? <PageProblem problem={asked.problem} onRetry={asked.again} /> : <Spinner />
  if (code !== 'new' && !segment) return <NotFoundPage />
  return <SegmentForm key={`${code} ${segment?.setAt}`} segment={segment} onSet={asked.again} />
}

function SegmentForm({ segment, onSet }: { segment: SegmentView | undefined; onSet: () => void }) {
  const say = useWords()
  const language = useLanguage()
  const api = useApi()
  const go = useGo()
  const maySet = canSetOffers(useSession())
  const [draft, setDraft] = useState<SegmentDraft>(draftOfSegment(segment))
  const [wrong, setWrong] = useState<ReadonlySet<keyof SegmentDraft>>(new Set())
  const title = segment ? (language === 'en' ? segment.titleEn : segment.titleFr) : say('segments.new')
  useTitle(title)
  const put = (changes: Partial<SegmentDraft>) => setDraft({ ...draft, ...changes })
  const save = usePress(async () => {
    const read = settingOfSegment(draft, currency)
    if ('wrong' in read) return setWrong(read.wrong)
    setWrong(new Set())
    await api(setSegment, read.setting)
    tell({ key: `segment ${draft.code}`, words: say('segments.saved', { title: draft.titleFr }) })
    onSet()
    if (!segment) go(`/offers/segments/${draft.code}`)
  })
  const remove = usePress(async () => {
    if (!segment) return
    await api(removeSegment, { code: segment.code })
    go('/offers/segments')
    const { code, titleFr, titleEn, rule } = segment
    showToast({
      words: say('segments.removed', { title }),
      // A list kept by hand is gone with its segment; what a rule says can be said again.
      ...(rule ? { onUndo: () => api(setSegment, { code, titleFr, titleEn, rule }).then(onSet) } : {}),
    })
  })
  const missing = (field: keyof SegmentDraft) => (wrong.has(field) ? say('offers.missing') : undefined)
  return (
    <div class="stack">
      <p>
        <Link to="/offers/segments" class="back-link">
          <Icon name="back" />
          {say('segments.title')}
        </Link>
      </p>
      <h1>{title}</h1>
      <div class="two-columns">
        <form
          class="stack"
          aria-label={say('segments.edit')}
          onSubmit={(event) => {
            event.preventDefault()
            void save.press()
          }}
        >
          <fieldset class="bare-fieldset stack" disabled={!maySet}>
            <div class="offer-fields">
              <Field
                label={say('offers.name.fr')}
                name="titleFr"
                value={draft.titleFr}
                onValue={(titleFr) =>
                  put(
                    segment || draft.code !== codeOfTitle(draft.titleFr)
                      ? { titleFr }
                      : { titleFr, code: codeOfTitle(titleFr) },
                  )
                }
                autocomplete="off"
                maxLength={120}
                error={missing('titleFr')}
              />
              <Field
                label={say('offers.name.en')}
                name="titleEn"
                value={draft.titleEn}
                onValue={(titleEn) => put({ titleEn })}
                autocomplete="off"
                maxLength={120}
                error={missing('titleEn')}
              />
              {!segment && (
                <Field
                  label={say('offers.id')}
                  name="code"
                  hint={say('offers.idHint')}
                  value={draft.code}
                  onValue={(code) => put({ code })}
                  autocomplete="off"
                  maxLength={60}
                  error={missing('code')}
                />
              )}
            </div>
            <fieldset class="segments is-wide">
              <legend class="only-heard">{say('segments.how')}</legend>
              {[false, true].map((isByRule) => (
                <label key={String(isByRule)}>
                  <input
                    type="radio"
                    name="how"
                    checked={draft.isByRule === isByRule}
                    onChange={() => put({ isByRule })}
                  />
                  {say(isByRule ? 'segments.byRule' : 'segments.byHand')}
                </label>
              ))}
            </fieldset>
            {draft.isByRule && <SegmentRuleFields draft={draft} onChange={put} wrong={wrong} currency={currency} />}
            {draft.isByRule && segment && !segment.rule && segment.members > 0 && (
              <p class="notice">{say('segments.ruleReplacesList')}</p>
            )}
          </fieldset>
          <Problem problem={save.problem ?? remove.problem} />
          {maySet && (
            <div class="row">
              <Button type="submit" kind="primary" isBusy={save.isBusy}>
                {say('segments.save')}
              </Button>
              {segment && (
                <Button kind="quiet" isBusy={remove.isBusy} onPress={remove.press}>
                  {say('segments.remove')}
                </Button>
              )}
            </div>
          )}
        </form>
        {segment && maySet && (
          <SegmentMembers code={segment.code} isByRule={segment.rule !== undefined} onChanged={onSet} />
        )}
      </div>
    </div>
  )
}
