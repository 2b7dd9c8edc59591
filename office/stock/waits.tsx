import {
  type FulfilmentSettings,
  setFulfilmentSettings,
  showFulfilmentSettings,
} from '@filrouge/contract/fulfilments.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { fieldErrors } from '@filrouge/ui/components/field-errors.ts'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useState } from 'preact/hooks'
import { tell } from '../frame/later.ts'
import { useWords } from '../say.ts'

const words = {
  keptDays: 'keeping.keptDays',
  remindedDaysBefore: 'keeping.reminded',
  decideHours: 'keeping.decide',
} as const

/** How long things wait: for her, and for a decision. */
export function Waits({ canSet }: { canSet: boolean }) {
  const say = useWords()
  const asked = useAsk(showFulfilmentSettings, {})
  return (
    <section class="stack-small" aria-labelledby="waits-title">
      <h2 id="waits-title">{say('keeping.waits')}</h2>
      <Problem problem={asked.problem} onRetry={asked.again} />
      {asked.answer &&
        (canSet ? (
          <Form shown={asked.answer} />
        ) : (
          <dl class="keeping-list">
            {names.map((name) => (
              <div key={name} class="row-apart">
                <dt>{say(words[name])}</dt>
                <dd class="figures">{asked.answer?.[name]}</dd>
              </div>
            ))}
          </dl>
        ))}
    </section>
  )
}

const names = ['keptDays', 'remindedDaysBefore', 'decideHours'] as const

function Form({ shown }: { shown: FulfilmentSettings }) {
  const say = useWords()
  const api = useApi()
  const language = useLanguage()
  const [typed, setTyped] = useState(() => ({
    keptDays: String(shown.keptDays),
    remindedDaysBefore: String(shown.remindedDaysBefore),
    decideHours: String(shown.decideHours),
  }))
  const keep = usePress(async () => {
    const { keptDays, remindedDaysBefore, decideHours } = typed
    await api(setFulfilmentSettings, {
      keptDays: Number(keptDays),
      remindedDaysBefore: Number(remindedDaysBefore),
      decideHours: Number(decideHours),
    })
    tell({ key: 'waits', words: say('keeping.kept') })
  })
  const errors = fieldErrors(keep.problem, language)
  return (
    <form
      class="keeping-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void keep.press()
      }}
    >
      {names.map((name) => (
        <Field
          key={name}
          label={say(words[name])}
          name={name}
          type="number"
          inputMode="numeric"
          min="0"
          value={typed[name]}
          onValue={(value) => setTyped({ ...typed, [name]: value })}
          error={errors[name]}
        />
      ))}
      <Button type="submit" isBusy={keep.isBusy}>
        {say('keeping.save')}
      </Button>
      {Object.keys(errors).length === 0 && <Problem problem={keep.problem} />}
    </form>
  )
}
