import type { Conditions, RuleKind, SourcingRule } from '@filrouge/contract/sourcing-rules.ts'
import { limitKinds, preferenceKinds } from '@filrouge/contract/sourcing-rules.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Dialog } from '@filrouge/ui/components/dialog.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Toggle } from '@filrouge/ui/components/toggle.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { ConditionsEditor } from './conditions-editor.tsx'
import { PlacesEditor } from './places-editor.tsx'
import { type Names, ruleTitle } from './rule-words.ts'

/** Which kind of rule to add, each said in a sentence; what there already is without conditions need not be added twice. */
export function AddRule(props: { isOpen: boolean; onClose: () => void; onChoose: (rule: SourcingRule) => void }) {
  const say = useWords()
  const language = useLanguage()
  return (
    <Dialog title={say('sourcing.addTitle')} isOpen={props.isOpen} onClose={props.onClose}>
      <div class="stack">
        {(
          [
            ['sourcing.limits', limitKinds],
            ['sourcing.preferences', preferenceKinds],
          ] as const
        ).map(([word, kinds]) => (
          <section key={word} class="stack-small">
            <h3 class="rule-kinds-title">{say(word)}</h3>
            {kinds.map((kind) => (
              <button key={kind} type="button" class="rule-kind" onClick={() => props.onChoose(newRule(kind))}>
                <span class="strong">{ruleTitle(newRule(kind), language)}</span>
                <span class="soft small">{say(`sourcing.about.${kind}`)}</span>
              </button>
            ))}
          </section>
        ))}
      </div>
    </Dialog>
  )
}

/** A rule of a kind as it begins. */
export function newRule(kind: RuleKind): SourcingRule {
  const id = crypto.randomUUID().slice(0, 18)
  const at = { groups: [], departments: [], locationIds: [] }
  switch (kind) {
    case 'places_first':
      return { id, kind, when: {}, at }
    case 'exclude':
      return { id, kind, when: {}, at, isStrict: true }
    case 'keep_last':
      return { id, kind, when: { option: 'size' }, at, isStrict: false, units: 1 }
    case 'keep_window':
      return { id, kind, when: {}, at, isStrict: false }
    case 'daily_capacity':
      return { id, kind, when: {}, at, isStrict: false, per: 'parcels', units: 20 }
    default:
      return { id, kind, when: {} }
  }
}

/** Changes one rule: how much, how firmly, where and when. */
export function RuleEditor(props: {
  rule: SourcingRule | undefined
  isNew: boolean
  names: Names
  onClose: () => void
  onSave: (rule: SourcingRule) => void
}) {
  const say = useWords()
  const title = say(props.isNew ? 'sourcing.newTitle' : 'sourcing.editTitle')
  return (
    <Dialog title={title} isOpen={props.rule !== undefined} onClose={props.onClose}>
      {props.rule && <RuleForm key={props.rule.id} {...props} rule={props.rule} />}
    </Dialog>
  )
}

function RuleForm(props: {
  rule: SourcingRule
  names: Names
  onClose: () => void
  onSave: (rule: SourcingRule) => void
}) {
  const say = useWords()
  const language = useLanguage()
  const [rule, setRule] = useState(props.rule)
  const [isTried, setTried] = useState(false)
  const change = (changes: object) => setRule({ ...rule, ...changes } as SourcingRule)
  const namesNone =
    'at' in rule && rule.at.groups.length + rule.at.departments.length + rule.at.locationIds.length === 0
  const isLacking = namesNone && (rule.kind === 'exclude' || rule.kind === 'places_first')
  return (
    <form
      class="stack rule-form"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!isLacking) props.onSave({ ...rule, when: filled(rule.when) })
      }}
    >
      <div>
        <p class="strong">{ruleTitle(rule, language)}</p>
        <p class="soft small">{say(`sourcing.about.${rule.kind}`)}</p>
      </div>
      {'units' in rule && <Amount rule={rule} onChange={change} />}
      {'isStrict' in rule && (
        <Toggle isOn={rule.isStrict} onTurn={(isStrict) => change({ isStrict })}>
          {say('sourcing.strictLabel')}
        </Toggle>
      )}
      {'at' in rule && (
        <PlacesEditor
          at={rule.at}
          names={props.names}
          isNeeded={isTried && isLacking}
          onChange={(at) => change({ at })}
        />
      )}
      <ConditionsEditor when={rule.when} onChange={(when) => change({ when })} />
      <div class="row">
        <Button type="submit" kind="primary">
          {say('sourcing.save')}
        </Button>
      </div>
    </form>
  )
}

function Amount({
  rule,
  onChange,
}: {
  rule: Extract<SourcingRule, { units: number }>
  onChange: (changes: object) => void
}) {
  const say = useWords()
  const isCapacity = rule.kind === 'daily_capacity'
  return (
    <>
      <Field
        label={say(isCapacity ? 'sourcing.capacity' : 'sourcing.units')}
        name="units"
        inputMode="numeric"
        autocomplete="off"
        value={String(rule.units)}
        onValue={(text) => {
          const units = Number(text.replace(/\D/g, ''))
          onChange({ units: isCapacity ? Math.min(100_000, units) : Math.min(99, Math.max(1, units)) })
        }}
      />
      {isCapacity && (
        <fieldset class="segments is-wide">
          <legend class="only-heard">{say('sourcing.per')}</legend>
          {(['parcels', 'lines'] as const).map((per) => (
            <label key={per}>
              <input type="radio" name="per" checked={rule.per === per} onChange={() => onChange({ per })} />
              {say(`sourcing.per.${per}`)}
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}

/** Conditions without those that were begun and left empty: an empty list would never be so. */
export function filled(when: Conditions): Conditions {
  const said = Object.entries(when).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(said)
}
