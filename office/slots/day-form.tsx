import { type SlotDayView, type SlotPlanView, setSlotDay } from '@filrouge/contract/slots.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { civilDayWords } from '@filrouge/ui/dates.ts'
import { useState } from 'preact/hooks'
import { tell } from '../frame/later.ts'
import { useWords } from '../say.ts'

type Windows = { starts: string; ends: string; capacity: number }[] | null

/** One day by itself: other capacities, none at all, or the week's again. Who has a place keeps it, and the form says how many they are. */
export function DayForm(props: { plan: SlotPlanView; shown: SlotDayView; onSet: () => void; onClose: () => void }) {
  const { plan, shown } = props
  const say = useWords()
  const api = useApi()
  const language = useLanguage()
  const [typed, setTyped] = useState(() => shown.windows.map(({ capacity }) => String(capacity)))
  const taken = shown.windows.reduce((sum, window) => sum + window.taken, 0)
  const day = civilDayWords(shown.day, language)
  const set = usePress(async (windows: Windows) => {
    await api(setSlotDay, { id: plan.id, day: shown.day, windows })
    tell({ key: `slots ${plan.id} ${shown.day}`, words: say('slots.daySet', { day }) })
    props.onSet()
  })
  const asTyped = shown.windows.map(({ taken: _, takenGrams: __, ...window }, index) => ({
    ...window,
    capacity: Number(typed[index]) || 0,
  }))
  return (
    <form
      class="stack-small slots-day"
      aria-label={say('slots.setDay', { day })}
      onSubmit={(event) => {
        event.preventDefault()
        void set.press(asTyped)
      }}
    >
      <h3 class="slots-day-title">{day}</h3>
      {taken > 0 && <p class="soft">{say('slots.kept', { taken })}</p>}
      <div class="slots-day-windows">
        {shown.windows.map((window, index) => (
          <Field
            key={window.starts}
            label={`${window.starts}–${window.ends}`}
            name={`capacity-${window.starts}`}
            type="number"
            min={String(window.taken)}
            inputMode="numeric"
            value={typed[index] ?? ''}
            onValue={(value) => setTyped(typed.map((one, at) => (at === index ? value : one)))}
          />
        ))}
      </div>
      <Problem problem={set.problem} />
      <p class="row">
        {shown.windows.length > 0 && (
          <Button type="submit" kind="primary" isBusy={set.isBusy}>
            {say('slots.keepDay')}
          </Button>
        )}
        <Button isBusy={set.isBusy} onPress={() => set.press([])}>
          {say('slots.closeDay')}
        </Button>
        {shown.isException && (
          <Button isBusy={set.isBusy} onPress={() => set.press(null)}>
            {say('slots.asWeek')}
          </Button>
        )}
        <Button kind="quiet" onPress={props.onClose}>
          {say('slots.leave')}
        </Button>
      </p>
    </form>
  )
}
