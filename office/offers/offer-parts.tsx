import { Field } from '@filrouge/ui/components/field.tsx'
import { Toggle } from '@filrouge/ui/components/toggle.tsx'
import { useWords } from '../say.ts'
import { codeOfTitle } from '../segments/segment-draft.ts'
import { AmountField, CountField } from './number-fields.tsx'
import type { Draft } from './offer-draft.ts'

interface Editing {
  draft: Draft
  onChange: (changes: Partial<Draft>) => void
  isWrong: (path: string) => boolean
}

/** What the offer is called. */
export function OfferNames({ draft, onChange, isWrong, isNew }: Editing & { isNew: boolean }) {
  const say = useWords()
  const missing = (path: string) => (isWrong(path) ? say('offers.missing') : undefined)
  const follows = isNew && draft.id === codeOfTitle(draft.titleFr)
  return (
    <div class="offer-fields">
      <Field
        label={say('offers.name.fr')}
        name="titleFr"
        value={draft.titleFr}
        onValue={(titleFr) => onChange(follows ? { titleFr, id: codeOfTitle(titleFr) } : { titleFr })}
        autocomplete="off"
        maxLength={120}
        error={missing('titleFr')}
      />
      <Field
        label={say('offers.name.en')}
        name="titleEn"
        value={draft.titleEn}
        onValue={(titleEn) => onChange({ titleEn })}
        autocomplete="off"
        maxLength={120}
        error={missing('titleEn')}
      />
      {isNew && (
        <Field
          label={say('offers.id')}
          name="id"
          hint={say('offers.idHint')}
          value={draft.id}
          onValue={(id) => onChange({ id })}
          autocomplete="off"
          maxLength={60}
          error={missing('id')}
        />
      )}
    </div>
  )
}

/** How often, for how much and how long. */
export function OfferLimits({ draft, onChange, isWrong, currency }: Editing & { currency: string }) {
  const say = useWords()
  return (
    <section class="stack-small" aria-labelledby="limits-title">
      <h2 id="limits-title">{say('offers.limits')}</h2>
      <div class="offer-fields">
        <CountField
          label={say('offers.mostUses')}
          name="mostUses"
          isOptional
          value={draft.mostUses}
          isWrong={isWrong('mostUses')}
          onValue={(mostUses) => onChange({ mostUses })}
        />
        <CountField
          label={say('offers.mostUsesEach')}
          name="mostUsesEach"
          isOptional
          value={draft.mostUsesEach}
          isWrong={isWrong('mostUsesEach')}
          onValue={(mostUsesEach) => onChange({ mostUsesEach })}
        />
        <AmountField
          label={say('offers.budget')}
          name="budget"
          currency={currency}
          isOptional
          value={draft.budgetMinor}
          isWrong={isWrong('budget.minor')}
          onValue={(budgetMinor) => onChange({ budgetMinor })}
        />
        {(['startsAt', 'endsAt'] as const).map((end) => (
          <label key={end} class="field">
            <span class="field-label">{say(`offers.${end}`)}</span>
            <input
              type="datetime-local"
              name={end}
              value={draft[end]}
              aria-invalid={isWrong(end) ? 'true' : undefined}
              onInput={(event) => onChange({ [end]: event.currentTarget.value })}
            />
          </label>
        ))}
      </div>
    </section>
  )
}

/** How it comes to people, and how it stands with the other offers. */
export function OfferStanding({ draft, onChange, isWrong }: Editing) {
  const say = useWords()
  return (
    <section class="stack-small" aria-labelledby="standing-title">
      <h2 id="standing-title">{say('offers.standing')}</h2>
      <Toggle
        isOn={draft.needsCode}
        onTurn={(needsCode) => onChange({ needsCode, ...(needsCode ? {} : { mayBeGiven: false }) })}
      >
        {say('offers.needsCode')}
      </Toggle>
      {draft.needsCode && (
        <Toggle isOn={draft.mayBeGiven} onTurn={(mayBeGiven) => onChange({ mayBeGiven })}>
          {say('offers.mayBeGiven')}
        </Toggle>
      )}
      <Toggle isOn={draft.isAlone} onTurn={(isAlone) => onChange({ isAlone })}>
        {say('offers.alone')}
      </Toggle>
      <div class="offer-fields">
        <Field
          label={say('offers.group')}
          name="group"
          isOptional
          hint={say('offers.groupHint')}
          value={draft.group}
          onValue={(group) => onChange({ group })}
          autocomplete="off"
          maxLength={80}
        />
        <CountField
          label={say('offers.priority')}
          name="priority"
          hint={say('offers.priorityHint')}
          value={draft.priority}
          isWrong={isWrong('priority')}
          onValue={(priority) => onChange({ priority: priority ?? Number.NaN })}
        />
      </div>
    </section>
  )
}
