import { listCategories } from '@filrouge/contract/catalogue.ts'
import { listOffers, type OfferView, setOffer } from '@filrouge/contract/promotions.ts'
import { civilDateIn, civilTimeIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { serverNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { Toggle } from '@filrouge/ui/components/toggle.tsx'
import { Link, useGo } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { categoryOptions } from '../articles/category-options.ts'
import { tell } from '../frame/later.ts'
import { NotFoundPage } from '../frame/not-found-page.tsx'
import { PageProblem } from '../frame/page-problem.tsx'
import { useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { canSetOffers } from './can-set-offers.ts'
import { MakeCodes } from './make-codes.tsx'
import { type Draft, draftOf, emptyDraft, kindsHere, settingOf } from './offer-draft.ts'
import { OfferPreview } from './offer-preview.tsx'

const zone = 'Europe/Paris'
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

function OfferForm({ offer, onSet }: { offer: OfferView | undefined; onSet: () => void }) {
  const say = useWords()
  const language = useLanguage()
  const api = useApi()
  const go = useGo()
  const mayset = canSetOffers(useSession())
  const known = offer === undefined ? emptyDraft : draftOf(offer, localOf)
  const [draft, setDraft] = useState<Draft>(known ?? emptyDraft)
  const [wrong, setWrong] = useState<ReadonlySet<keyof Draft>>(new Set())
  const categories = useAsk(listCategories, {}).answer?.items ?? []
  const title = offer ? (language === 'en' ? offer.titleEn : offer.titleFr) : say('offers.new')
  useTitle(title)
  const read = settingOf(draft, currency, momentOf)
  const save = usePress(async () => {
    if ('wrong' in read) return setWrong(read.wrong)
    setWrong(new Set())
    await api(setOffer, read.setting)
    tell({ key: `offer ${draft.id}`, words: say('offers.saved', { title: draft.titleFr }) })
    onSet()
    if (!offer) go(`/offers/${draft.id}`)
  })
  const stop = usePress(async () => {
    if (!offer) return
    const { state: _state, uses: _uses, spent: _spent, coupons: _coupons, version: _version, ...setting } = offer
    await api(setOffer, { ...setting, endsAt: serverNow().toISOString() })
    tell({ key: `offer ${offer.id}`, words: say('offers.stopped', { title }) })
    onSet()
  })
  const put = <K extends keyof Draft>(field: K, value: Draft[K]) => setDraft({ ...draft, [field]: value })
  const text = (field: keyof Draft, label: string, more: Partial<Parameters<typeof Field>[0]> = {}) => (
    <Field
      label={label}
      name={field}
      value={draft[field] as string}
      onValue={(value) => put(field, value as never)}
      autocomplete="off"
      error={wrong.has(field) ? say('offers.missing') : undefined}
      {...more}
    />
  )
  return (
    <div class="stack">
      <p>
        <Link to="/offers" class="back-link">
          <Icon name="back" />
          {say('offers.title')}
        </Link>
      </p>
      <h1>{title}</h1>
      <div class="offer-columns">
        {known && mayset ? (
          <form
            class="stack movement-form"
            aria-label={say('offers.edit')}
            onSubmit={(event) => {
              event.preventDefault()
              void save.press()
            }}
          >
            <div class="field-pair">
              {text('titleFr', say('offers.name.fr'), { maxLength: 120 })}
              {text('titleEn', say('offers.name.en'), { maxLength: 120 })}
              {!offer && text('id', say('offers.id'), { hint: say('offers.idHint'), maxLength: 60 })}
            </div>
            <h2>{say('offers.effect')}</h2>
            <fieldset class="segments is-wide">
              <legend class="only-heard">{say('offers.effect')}</legend>
              {kindsHere.map((kind) => (
                <label key={kind}>
                  <input type="radio" name="kind" checked={draft.kind === kind} onChange={() => put('kind', kind)} />
                  {say(`offers.effect.${kind}`)}
                </label>
              ))}
            </fieldset>
            <div class="field-pair">
              {draft.kind === 'percent' && text('percent', say('offers.percent'), { inputMode: 'decimal' })}
              {draft.kind === 'amount' && text('amount', say('offers.amount'), { inputMode: 'decimal' })}
              {draft.kind === 'buy_get' && text('buy', say('offers.buy'), { inputMode: 'numeric' })}
              {draft.kind === 'buy_get' && text('get', say('offers.get'), { inputMode: 'numeric' })}
              {draft.kind !== 'free_delivery' && (
                <label class="field">
                  <span class="field-label">{say('offers.category')}</span>
                  <select value={draft.category} onChange={(event) => put('category', event.currentTarget.value)}>
                    <option value="">{say('offers.everything')}</option>
                    {categoryOptions(categories).map(([code, words]) => (
                      <option key={code} value={code}>
                        {words}
                      </option>
                    ))}
                  </select>
                </label>
              )}
              {text('threshold', say('offers.threshold'), { inputMode: 'decimal', isOptional: true })}
            </div>
            {draft.kind !== 'free_delivery' && (
              <Toggle isOn={draft.regularOnly} onTurn={(isOn) => put('regularOnly', isOn)}>
                {say('offers.regularOnly')}
              </Toggle>
            )}
            <h2>{say('offers.who')}</h2>
            <Toggle isOn={draft.needsCode} onTurn={(isOn) => put('needsCode', isOn)}>
              {say('offers.needsCode')}
            </Toggle>
            <Toggle isOn={draft.firstPurchase} onTurn={(isOn) => put('firstPurchase', isOn)}>
              {say('offers.firstPurchase')}
            </Toggle>
            <Toggle isOn={draft.isAlone} onTurn={(isOn) => put('isAlone', isOn)}>
              {say('offers.alone')}
            </Toggle>
            <div class="field-pair">
              {text('mostUses', say('offers.mostUses'), { inputMode: 'numeric', placeholder: say('offers.noLimit') })}
              {text('mostUsesEach', say('offers.mostUsesEach'), {
                inputMode: 'numeric',
                placeholder: say('offers.noLimit'),
              })}
              {text('budget', say('offers.budget'), { inputMode: 'decimal', placeholder: say('offers.noLimit') })}
              {text('group', say('offers.group'), { isOptional: true, maxLength: 80 })}
              <label class="field">
                <span class="field-label">{say('offers.endsAt')}</span>
                <input
                  type="datetime-local"
                  value={draft.endsAt}
                  onInput={(event) => put('endsAt', event.currentTarget.value)}
                />
              </label>
            </div>
            <Problem problem={save.problem ?? stop.problem} />
            {wrong.size > 0 && (
              <p class="field-error" role="alert">
                {say('offers.wrong')}
              </p>
            )}
            <div class="row">
              <Button type="submit" kind="primary" isBusy={save.isBusy}>
                {say('offers.save')}
              </Button>
              {offer?.state === 'running' && (
                <Button isBusy={stop.isBusy} onPress={stop.press}>
                  {say('offers.stop')}
                </Button>
              )}
            </div>
          </form>
        ) : (
          offer && <p class="notice">{say('offers.effect.other', { kind: offer.effect.kind })}</p>
        )}
        <div class="sections">
          {'setting' in read && (
            <OfferPreview
              offer={{ priority: 1, conditions: [], ...read.setting } as never}
              category={draft.category}
              currency={currency}
            />
          )}
          {offer && mayset && <MakeCodes offerId={offer.id} onMade={onSet} />}
        </div>
      </div>
    </div>
  )
}

/** The moment that a field of date and time says, in the time of the shops. */
function momentOf(text: string): Date | undefined {
  const [date, time] = text.split('T')
  return date && time ? instantOf(date, time.slice(0, 5), zone) : undefined
}

const localOf = (instant: string): string => {
  const at = new Date(instant)
  return `${civilDateIn(at, zone)}T${civilTimeIn(at, zone)}`
}
