import { locationGroups, type Places } from '@filrouge/contract/sourcing-rules.ts'
import { Field } from '@filrouge/ui/components/field.tsx'
import { useId, useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { Chosen } from './chosen.tsx'
import type { Names } from './rule-words.ts'

/** Which locations a rule is about: groups, départements, and any by name. */
export function PlacesEditor(props: { at: Places; names: Names; isNeeded: boolean; onChange: (at: Places) => void }) {
  const say = useWords()
  const id = useId()
  const { at, names, onChange } = props
  const toggle = (group: Places['groups'][number], isOn: boolean) =>
    onChange({ ...at, groups: isOn ? [...at.groups, group] : at.groups.filter((one) => one !== group) })
  return (
    <fieldset class="rule-part stack-small">
      <legend class="field-label">{say('sourcing.places')}</legend>
      <div class="tick-list">
        {locationGroups.map((group) => (
          <label key={group} class="tick">
            <input
              type="checkbox"
              checked={at.groups.includes(group)}
              onChange={(event) => toggle(group, event.currentTarget.checked)}
            />
            {say(`sourcing.group.${group}`)}
          </label>
        ))}
      </div>
      <Chosen
        chosen={at.locationIds.map((one) => [one, names.locations.get(one) ?? one])}
        onRemove={(gone) => onChange({ ...at, locationIds: at.locationIds.filter((one) => one !== gone) })}
      />
      <label class="only-heard" for={id}>
        {say('sourcing.addPlace')}
      </label>
      <select
        id={id}
        value=""
        onChange={(event) => {
          const added = event.currentTarget.value as Places['locationIds'][number]
          if (added) onChange({ ...at, locationIds: [...at.locationIds, added] })
        }}
      >
        <option value="">{say('sourcing.addPlace')}</option>
        {[...names.locations]
          .filter(([one]) => !at.locationIds.includes(one as Places['locationIds'][number]))
          .map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
      </select>
      <DepartmentsField value={at.departments} onValue={(departments) => onChange({ ...at, departments })} />
      {props.isNeeded && <p class="field-error">{say('sourcing.placesNeeded')}</p>}
    </fieldset>
  )
}

/** Départements typed as people write them: « 75, 92, 2A ». */
export function DepartmentsField(props: { value: readonly string[]; onValue: (departments: string[]) => void }) {
  const say = useWords()
  const [typed, setTyped] = useState(props.value.join(', '))
  return (
    <Field
      label={say('sourcing.departments')}
      name="departments"
      isOptional
      hint={say('sourcing.departmentsHint')}
      autocomplete="off"
      value={typed}
      onValue={(text) => {
        setTyped(text)
        props.onValue(text.toUpperCase().match(/\b(\d{2,3}|2[AB])\b/g) ?? [])
      }}
    />
  )
}
