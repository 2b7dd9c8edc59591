import type { Input } from '@filrouge/contract/endpoint.ts'
import type { previewAnnouncements } from '@filrouge/contract/offer-announcements.ts'
import { listOffers, type OfferVersion, type OfferView, setOffer } from '@filrouge/contract/promotions.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { serverNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { showToast } from '@filrouge/ui/components/toast.tsx'
import { useGo } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { NotFoundPage } from '../frame/not-found-page.tsx'
import { PageProblem } from '../frame/page-problem.tsx'
import { useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { localOf, momentOf } from './amounts.ts'
import { Announcements } from './announcements.tsx'
import { canSetOffers } from './can-set-offers.ts'
import { OfferConditions } from './condition-editor.tsx'
import { EffectEditor } from './effect-editor.tsx'
import { type Draft, draftOf, emptyDraft, settingOf } from './offer-draft.ts'
import { OfferHead } from './offer-head.tsx'
import { OfferLimits, OfferNames, OfferStanding } from './offer-parts.tsx'
import { OfferPreview } from './offer-preview.tsx'
import { VersionsPanel } from './versions-panel.tsx'

const currency = 'EUR'

/** One offer: what it takes off, for whom, how often; beside it what it would do to a basket. */
export function OfferPage({ id = '' }: Record<string, string>) {
  const asked = useAsk(listOffers, {})
  const offers = asked.answer?.items
  const offer = offers?.find((one) => one.id === id)
  if (!offers) return asked.problem ? <PageProblem problem={asked.problem} onRetry={asked.again} /> : <Spinner />
  if (id !== 'new' && !offer) return <NotFoundPage />
  return <OfferForm key={`${id} ${offer?.version}`} offer={offer} onSet={asked.again} />
}

/** A field of date and time knows no seconds: a moment that was not changed stays what it was. */
const datesUnchanged = ({ startsAt, endsAt }: OfferView, draft: Draft) => ({
  ...(localOf(startsAt) === draft.startsAt ? { startsAt } : {}),
  ...(endsAt !== undefined && localOf(endsAt) === draft.endsAt ? { endsAt } : {}),
})

/** An offer as it can be set again. */
function settingAgain(offer: OfferView) {
  const { state: _state, uses: _uses, spent: _spent, coupons: _coupons, version: _version, ...setting } = offer
  return setting
}

function OfferForm({ offer, onSet }: { offer: OfferView | undefined; onSet: () => void }) {
  const say = useWords()
  const language = useLanguage()
  const api = useApi()
  const go = useGo()
  const maySet = canSetOffers(useSession())
  const [draft, setDraft] = useState<Draft>(offer ? draftOf(offer.id, offer, localOf) : emptyDraft)
  const [isTold, setTold] = useState(false)
  const title = offer ? (language === 'en' ? offer.titleEn : offer.titleFr) : say('offers.new')
  useTitle(title)
  const read = settingOf(draft, currency, momentOf)
  const { wrong } = read
  const setting = { ...read.setting, ...(offer ? datesUnchanged(offer, draft) : {}) }
  const isWrong = (path: string) => isTold && wrong.has(path)
  const put = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes })
  const isDraftNow = offer === undefined || offer.state === 'draft'
  const save = usePress(async (isDraft: boolean) => {
    setTold(true)
    if (wrong.size > 0) return
    await api(setOffer, { ...setting, isDraft })
    const words = say(isDraft ? 'offers.savedDraft' : 'offers.saved', { title: draft.titleFr })
    const before = offer && settingAgain(offer)
    showToast({ words, ...(before ? { onUndo: () => api(setOffer, before).then(onSet) } : {}) })
    onSet()
    if (!offer) go(`/offers/${draft.id}`)
  })
  const stop = usePress(async () => {
    if (!offer) return
    const before = settingAgain(offer)
    await api(setOffer, { ...before, endsAt: serverNow().toISOString() })
    showToast({ words: say('offers.stopped', { title }), onUndo: () => api(setOffer, before).then(onSet) })
    onSet()
  })
  const takeBack = usePress(async ({ version, definition }: OfferVersion) => {
    if (!offer) return
    const before = settingAgain(offer)
    await api(setOffer, { ...definition, id: offer.id })
    showToast({
      words: say('offers.takenBack', { number: version }),
      onUndo: () => api(setOffer, before).then(onSet),
    })
    onSet()
  })
  return (
    <div class="stack">
      <OfferHead offer={offer} title={title} />
      <div class="offer-columns">
        <form
          class="offer-form"
          aria-label={say('offers.edit')}
          onSubmit={(event) => {
            event.preventDefault()
            void save.press(isDraftNow)
          }}
        >
          <fieldset class="bare-fieldset offer-form" disabled={!maySet}>
            <OfferNames draft={draft} onChange={put} isNew={!offer} isWrong={isWrong} />
            <EffectEditor
              effect={draft.effect}
              onChange={(effect) => put({ effect })}
              currency={currency}
              isWrong={isWrong}
            />
            <OfferConditions
              conditions={draft.conditions}
              onChange={(conditions) => put({ conditions })}
              currency={currency}
              isWrong={isWrong}
            />
            <OfferLimits draft={draft} onChange={put} currency={currency} isWrong={isWrong} />
            <OfferStanding draft={draft} onChange={put} isWrong={isWrong} />
          </fieldset>
          <Problem problem={save.problem ?? stop.problem ?? takeBack.problem} />
          {isTold && wrong.size > 0 && (
            <p class="field-error" role="alert">
              {say('offers.wrong')}
            </p>
          )}
          {maySet && (
            <div class="row offer-acts">
              {isDraftNow && (
                <Button type="submit" isBusy={save.isBusy}>
                  {say('offers.saveDraft')}
                </Button>
              )}
              <Button
                type={isDraftNow ? 'button' : 'submit'}
                kind="primary"
                isBusy={save.isBusy}
                onPress={isDraftNow ? () => save.press(false) : undefined}
              >
                {say(isDraftNow ? 'offers.save' : 'offers.saveChange')}
              </Button>
              {(offer?.state === 'running' || offer?.state === 'planned') && (
                <Button kind="quiet" isBusy={stop.isBusy} onPress={stop.press}>
                  {say('offers.stop')}
                </Button>
              )}
            </div>
          )}
        </form>
        <div class="preview-column">{maySet && <PreviewOfDraft draft={draft} isReady={isReady(wrong)} />}</div>
        {offer && (
          <VersionsPanel
            id={offer.id}
            current={offer.version}
            isBusy={takeBack.isBusy}
            {...(maySet ? { onTake: takeBack.press } : {})}
          />
        )}
      </div>
    </div>
  )
}

/** Names and dates do not change what a basket comes to. */
const isReady = (wrong: ReadonlySet<string>): boolean =>
  [...wrong].every((path) => !path.startsWith('effect') && !path.startsWith('conditions'))

function PreviewOfDraft({ draft, isReady: ready }: { draft: Draft; isReady: boolean }) {
  const say = useWords()
  const { group, effect, conditions, priority, isAlone } = draft
  if (!ready) return <p class="soft offer-preview">{say('offers.previewNotYet')}</p>
  const id = draft.id || 'new'
  const offer = { id, effect, conditions, priority, isAlone, ...(group.trim() ? { group: group.trim() } : {}) }
  const { startsAt, endsAt } = settingOf(draft, currency, momentOf).setting
  return (
    <OfferPreview offer={offer} currency={currency}>
      {!draft.needsCode && !draft.mostUsesEach && (
        <Announcements offer={{ ...offer, startsAt, endsAt } as Input<typeof previewAnnouncements>} />
      )}
    </OfferPreview>
  )
}
