import { listCategories } from '@filrouge/contract/catalogue.ts'
import { deliveryModes } from '@filrouge/contract/promise.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { channels } from '@filrouge/contract/sessions.ts'
import type { Conditions } from '@filrouge/contract/sourcing-rules.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { categoryOptions } from '../articles/category-options.ts'
import { useWords } from '../say.ts'
import { Chosen } from './chosen.tsx'
import { DepartmentsField } from './places-editor.tsx'
import { weekdayWords } from './rule-words.ts'

const asked = [
  'categories',
  'brands',
  'option',
  'leftAtMost',
  'channels',
  'modes',
  'departments',
  'goods',
  'weekdays',
  'dates',
] as const
type Condition = (typeof asked)[number]

/** What a condition begins as, so that it can be seen and filled in. */
const beginnings: Record<Condition, Conditions> = {
  categories: { categories: [] },
  brands: { brands: [] },
  option: { option: 'size' },
  leftAtMost: { leftAtMost: 5 },
  channels: { channels: [] },
  modes: { modes: [] },
  departments: { departments: [] },
  goods: { goodsFromMinor: 5000 },
  weekdays: { weekdays: [] },
  dates: { from: '' },
}

const fieldsOf = (condition: Condition): (keyof Conditions)[] =>
  condition === 'goods' ? ['goodsFromMinor', 'goodsToMinor'] : condition === 'dates' ? ['from', 'to'] : [condition]

/** When a rule counts: the conditions it has, each with its own control, and those that can be added. */
export function ConditionsEditor(props: { when: Conditions; onChange: (when: Conditions) => void }) {
  const say = useWords()
  const id = useId()
  const { when, onChange } = props
  const [shown, setShown] = useState<readonly Condition[]>(() =>
    asked.filter((condition) => fieldsOf(condition).some((field) => when[field] !== undefined)),
  )
  const remove = (condition: Condition) => {
    setShown(shown.filter((one) => one !== condition))
    const next = { ...when }
    for (const field of fieldsOf(condition)) delete next[field]
    onChange(next)
  }
  return (
    <fieldset class="rule-part stack-small">
      <legend class="field-label">{say('sourcing.conditions')}</legend>
      {shown.length === 0 && <p class="soft small">{say('sourcing.always')}</p>}
      {shown.map((condition) => (
        <ConditionRow key={condition} condition={condition} onRemove={() => remove(condition)}>
          <Control condition={condition} when={when} onChange={(changes) => onChange({ ...when, ...changes })} />
        </ConditionRow>
      ))}
      {shown.length < asked.length && (
        <>
          <label class="only-heard" for={id}>
            {say('sourcing.addCondition')}
          </label>
          <select
            id={id}
            value=""
            onChange={(event) => {
              const added = event.currentTarget.value as Condition | ''
              if (!added) return
              setShown([...shown, added])
              onChange({ ...when, ...beginnings[added] })
            }}
          >
            <option value="">{say('sourcing.addCondition')}</option>
            {asked
              .filter((condition) => !shown.includes(condition))
              .map((condition) => (
                <option key={condition} value={condition}>
                  {say(`sourcing.when.${condition}`)}
                </option>
              ))}
          </select>
        </>
      )}
    </fieldset>
  )
}

function ConditionRow(props: { condition: Condition; onRemove: () => void; children: ComponentChildren }) {
  const say = useWords()
  const name = say(`sourcing.when.${props.condition}`)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset inside a fieldset would be read twice
    <div class="condition" role="group" aria-label={name}>
      <div class="condition-control stack-small">{props.children}</div>
      <Button kind="quiet" name={say('sourcing.removeNamed', { name })} onPress={props.onRemove}>
        <Icon name="close" />
      </Button>
    </div>
  )
}

type Changing = { when: Conditions; onChange: (changes: Conditions) => void }

function Control({ condition, when, onChange }: { condition: Condition } & Changing) {
  const say = useWords()
  const language = useLanguage()
  switch (condition) {
    case 'categories':
      return <CategoriesControl when={when} onChange={onChange} />
    case 'brands':
      return <BrandsControl when={when} onChange={onChange} />
    case 'option':
      return <p>{say('sourcing.chip.option')}</p>
    case 'leftAtMost':
      return (
        <Field
          label={say('sourcing.leftAtMost')}
          name="left"
          inputMode="numeric"
          value={String(when.leftAtMost ?? '')}
          onValue={(text) => onChange({ leftAtMost: Math.max(1, Number(text.replace(/\D/g, '')) || 1) })}
        />
      )
    case 'channels':
      return (
        <Ticks
          name={say('sourcing.when.channels')}
          options={channels.map((channel) => [channel, sayCode(language, `channel.${channel}`)])}
          chosen={when.channels ?? []}
          onChange={(chosen) => onChange({ channels: chosen as NonNullable<Conditions['channels']> })}
        />
      )
    case 'modes':
      return (
        <Ticks
          name={say('sourcing.when.modes')}
          options={deliveryModes
            .filter((mode) => mode !== 'takeaway')
            .map((mode) => [mode, sayCode(language, `mode.${mode}`)])}
          chosen={when.modes ?? []}
          onChange={(chosen) => onChange({ modes: chosen as NonNullable<Conditions['modes']> })}
        />
      )
    case 'departments':
      return <DepartmentsField value={when.departments ?? []} onValue={(departments) => onChange({ departments })} />
    case 'goods':
      return <GoodsControl when={when} onChange={onChange} />
    case 'weekdays':
      return (
        <Ticks
          name={say('sourcing.when.weekdays')}
          options={[1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), weekdayWords(day, language)])}
          chosen={(when.weekdays ?? []).map(String)}
          onChange={(chosen) => onChange({ weekdays: chosen.map(Number).sort() })}
        />
      )
    case 'dates':
      return (
        <div class="condition-pair">
          {(['from', 'to'] as const).map((end) => (
            <Field
              key={end}
              label={say(`sourcing.${end}`)}
              name={end}
              type="date"
              value={when[end] ?? ''}
              onValue={(day) => onChange({ [end]: day || undefined })}
            />
          ))}
        </div>
      )
  }
}

function CategoriesControl({ when, onChange }: Changing) {
  const say = useWords()
  const id = useId()
  const categories = useAsk(listCategories, {}).answer?.items ?? []
  const chosen = when.categories ?? []
  const titleOf = (code: string) => categories.find((category) => category.code === code)?.title ?? code
  return (
    <>
      <p class="field-label">{say('sourcing.when.categories')}</p>
      <Chosen
        chosen={chosen.map((code) => [code, titleOf(code)])}
        onRemove={(gone) => onChange({ categories: chosen.filter((code) => code !== gone) })}
      />
      <label class="only-heard" for={id}>
        {say('sourcing.chooseCategory')}
      </label>
      <select
        id={id}
        value=""
        onChange={(event) => {
          const { value } = event.currentTarget
          if (value && !chosen.includes(value)) onChange({ categories: [...chosen, value] })
        }}
      >
        <option value="">{say('sourcing.chooseCategory')}</option>
        {categoryOptions(categories).map(([code, words]) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </select>
    </>
  )
}

function BrandsControl({ when, onChange }: Changing) {
  const say = useWords()
  const [typed, setTyped] = useState((when.brands ?? []).join(', '))
  return (
    <Field
      label={say('sourcing.when.brands')}
      name="brands"
      hint={say('sourcing.brandsHint')}
      value={typed}
      onValue={(text) => {
        setTyped(text)
        const brands = text.split(',').map((brand) => brand.trim())
        onChange({ brands: brands.filter(Boolean) })
      }}
    />
  )
}

function GoodsControl({ when, onChange }: Changing) {
  const say = useWords()
  const ends = [
    ['goodsFromMinor', 'sourcing.goodsFrom'],
    ['goodsToMinor', 'sourcing.goodsTo'],
  ] as const
  return (
    <div class="condition-pair">
      {ends.map(([field, word]) => (
        <Field
          key={field}
          label={say(word)}
          name={field}
          inputMode="numeric"
          value={when[field] === undefined ? '' : String(Math.round((when[field] ?? 0) / 100))}
          onValue={(text) => {
            const euros = text.replace(/\D/g, '')
            onChange({ [field]: euros === '' ? undefined : Number(euros) * 100 })
          }}
        />
      ))}
    </div>
  )
}

function Ticks(props: {
  name: string
  options: readonly (readonly [value: string, words: string])[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}) {
  const { options, chosen } = props
  return (
    <>
      <p class="field-label">{props.name}</p>
      <div class="tick-list">
        {options.map(([value, words]) => (
          <label key={value} class="tick">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) =>
                props.onChange(event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
              }
            />
            {words}
          </label>
        ))}
      </div>
    </>
  )
}
