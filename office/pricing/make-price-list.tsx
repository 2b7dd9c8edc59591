import { listLocations } from '@filrouge/contract/locations.ts'
import { setPriceList } from '@filrouge/contract/price-lists.ts'
import { say as tellIn } from '@filrouge/contract/say.ts'
import { listSegments } from '@filrouge/contract/segments.ts'
import { type Channel, channels } from '@filrouge/contract/sessions.ts'
import { instantOf } from '@filrouge/kernel/civil-date.ts'
import { fold } from '@filrouge/kernel/text.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useState } from 'preact/hooks'
import { tell } from '../frame/later.ts'
import { useWords } from '../say.ts'

const nothing = {
  ...{ titleFr: '', titleEn: '', reason: '', postcodes: '', startsAt: '', endsAt: '' },
  channels: [] as Channel[],
  locationIds: [] as string[],
  segments: [] as string[],
}

/** Makes a price list: what it is called, for whom and where, from when until when. */
export function MakePriceList({ onMade }: { onMade: () => void }) {
  const say = useWords()
  const api = useApi()
  const language = useLanguage()
  const shops = useAsk(listLocations, { kind: 'shop', limit: 100 }).answer?.items ?? []
  const segments = useAsk(listSegments, {}).answer?.items ?? []
  const [draft, setDraft] = useState(nothing)
  const [isWrong, setWrong] = useState(false)
  const set = (more: Partial<typeof nothing>) => setDraft((before) => ({ ...before, ...more }))
  const postcodes = draft.postcodes
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  const isForSomebody = [draft.channels, draft.locationIds, draft.segments, postcodes].some((one) => one.length > 0)
  const isNamed = draft.titleFr.trim() !== '' && draft.titleEn.trim() !== ''
  const make = usePress(async () => {
    setWrong(!isForSomebody || !isNamed)
    if (!isForSomebody || !isNamed) return
    const { titleFr, titleEn, reason, startsAt, endsAt } = draft
    await api(setPriceList, {
      ...{ code: codeOf(titleFr), titleFr, titleEn, postcodes },
      ...{ channels: draft.channels, locationIds: draft.locationIds, segments: draft.segments },
      ...(reason ? { reason } : {}),
      ...(startsAt ? { startsAt: instantOf(startsAt, '00:00', 'Europe/Paris').toISOString() } : {}),
      ...(endsAt ? { endsAt: instantOf(endsAt, '00:00', 'Europe/Paris').toISOString() } : {}),
    })
    tell({ key: 'list', words: say('lists.isMade', { title: language === 'en' ? titleEn : titleFr }) })
    setDraft(nothing)
    onMade()
  })
  const many = (name: 'channels' | 'locationIds' | 'segments', options: readonly (readonly [string, string])[]) => (
    <Choices
      title={say(name === 'locationIds' ? 'lists.shops' : `lists.${name}`)}
      options={options}
      chosen={draft[name]}
      onChoose={(chosen) => set({ [name]: chosen } as Partial<typeof nothing>)}
    />
  )
  return (
    <form
      class="stack price-form"
      aria-labelledby="new-list"
      onSubmit={(event) => {
        event.preventDefault()
        void make.press()
      }}
    >
      <h2 id="new-list">{say('lists.new')}</h2>
      <div class="price-form-fields">
        <Field
          label={say('lists.titleFr')}
          name="titleFr"
          value={draft.titleFr}
          onValue={(titleFr) => set({ titleFr })}
          error={isWrong && !isNamed ? say('many.sayName') : undefined}
        />
        <Field
          label={say('lists.titleEn')}
          name="titleEn"
          value={draft.titleEn}
          onValue={(titleEn) => set({ titleEn })}
        />
        <Field
          label={say('lists.reason')}
          name="reason"
          isOptional
          value={draft.reason}
          onValue={(reason) => set({ reason })}
        />
      </div>
      <div class="price-form-choices">
        {many(
          'channels',
          channels.map((one) => [one, tellIn(language, `channel.${one}`)]),
        )}
        {shops.length > 0 &&
          many(
            'locationIds',
            shops.map(({ id, name }) => [id, name]),
          )}
        {segments.length > 0 &&
          many(
            'segments',
            segments.map(({ code, titleFr, titleEn }) => [code, language === 'en' ? titleEn : titleFr]),
          )}
      </div>
      <div class="price-form-fields">
        <Field
          label={say('lists.postcodes')}
          name="postcodes"
          hint={say('lists.postcodesHint')}
          value={draft.postcodes}
          onValue={(typed) => set({ postcodes: typed })}
          autocomplete="off"
        />
        <Field
          type="date"
          label={say('lists.startsAt')}
          name="startsAt"
          value={draft.startsAt}
          onValue={(startsAt) => set({ startsAt })}
        />
        <Field
          type="date"
          label={say('lists.endsAt')}
          name="endsAt"
          value={draft.endsAt}
          onValue={(endsAt) => set({ endsAt })}
        />
      </div>
      {isWrong && !isForSomebody && (
        <p class="field-error" role="alert">
          {say('lists.sayWho')}
        </p>
      )}
      <Problem problem={make.problem} />
      <div>
        <Button type="submit" kind="primary" isBusy={make.isBusy}>
          {say('lists.make')}
        </Button>
      </div>
    </form>
  )
}

/** « Appli de l’été » is `appli-de-l-ete`. */
const codeOf = (title: string) =>
  fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)

function Choices<T extends string>(props: {
  title: string
  options: readonly (readonly [string, string])[]
  chosen: readonly T[]
  onChoose: (chosen: T[]) => void
}) {
  const { title, options, chosen, onChoose } = props
  return (
    <fieldset class="choices">
      <legend>{title}</legend>
      <div class="choices-list">
        {options.map(([value, words]) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value as T)}
              onChange={(event) =>
                onChoose(event.currentTarget.checked ? [...chosen, value as T] : chosen.filter((one) => one !== value))
              }
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
