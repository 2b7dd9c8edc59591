import { closeLocation, type LocationView, listClosures, reopenLocation } from '@filrouge/contract/locations.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { parisDay } from '@filrouge/ui/customers/life.ts'
import { civilDayWords } from '@filrouge/ui/dates.ts'
import { useState } from 'preact/hooks'
import { tell } from '../frame/later.ts'
import { useWords } from '../say.ts'
import { Select } from './select.tsx'

/** Days on which a place is closed though its week says otherwise. */
export function Closures({
  places,
  canSet,
}: {
  places: readonly Pick<LocationView, 'id' | 'name'>[]
  canSet: boolean
}) {
  const say = useWords()
  const api = useApi()
  const language = useLanguage()
  const now = useNow()
  const asked = useAsk(listClosures, {})
  const [place, setPlace] = useState('')
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const close = usePress(async () => {
    await api(closeLocation, { id: place, closedOn: day, ...(reason.trim() ? { reason: reason.trim() } : {}) })
    tell({ key: `closure ${place} ${day}`, words: say('keeping.kept') })
    setDay('')
    setReason('')
    asked.again()
  })
  const reopen = usePress(async (id: string, closedOn: string) => {
    await api(reopenLocation, { id, closedOn })
    asked.again()
  })
  const items = asked.answer?.items ?? []
  return (
    <section class="stack-small" aria-labelledby="closures-title">
      <h2 id="closures-title">{say('keeping.closures')}</h2>
      <p class="soft">{say('keeping.closuresLead')}</p>
      <Problem problem={asked.problem ?? close.problem ?? reopen.problem} onRetry={asked.problem && asked.again} />
      {asked.answer && items.length === 0 && <p class="soft">{say('keeping.noClosures')}</p>}
      {items.length > 0 && (
        <ul class="plain-list keeping-list">
          {items.map(({ locationId, locationName, closedOn, reason: why }) => (
            <li key={`${locationId} ${closedOn}`} class="row-apart">
              <span>
                <span class="strong">{civilDayWords(closedOn, language)}</span> · {locationName}
                {why && <span class="soft"> · {why}</span>}
              </span>
              {canSet && (
                <Button
                  kind="quiet"
                  name={`${say('keeping.reopen')} ${locationName} ${civilDayWords(closedOn, language)}`}
                  onPress={() => reopen.press(locationId, closedOn)}
                >
                  {say('keeping.reopen')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {canSet && (
        <form
          class="keeping-form"
          onSubmit={(event) => {
            event.preventDefault()
            void close.press()
          }}
        >
          <Select
            label={say('keeping.place')}
            any="—"
            value={place}
            options={places.map(({ id, name }) => [id, name])}
            onValue={setPlace}
          />
          <Field label={say('keeping.day')} name="day" type="date" min={parisDay(now)} value={day} onValue={setDay} />
          <Field
            label={say('keeping.reason')}
            name="reason"
            isOptional
            maxLength={120}
            value={reason}
            onValue={setReason}
          />
          <Button type="submit" isBusy={close.isBusy} isDisabled={!place || !day}>
            {say('keeping.close')}
          </Button>
        </form>
      )}
    </section>
  )
}
