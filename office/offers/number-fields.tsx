import { Field } from '@filrouge/ui/components/field.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { minorOf, typedAmount } from './amounts.ts'

interface NumberProps {
  label: string
  name: string
  value: number | undefined
  /** NaN for what cannot be read; undefined where nothing is typed in a field that may stay empty. */
  onValue: (value: number | undefined) => void
  isOptional?: boolean
  isWrong?: boolean
  hint?: string
}

const shown = (value: number | undefined, show: (value: number) => string): string =>
  value === undefined || Number.isNaN(value) ? '' : show(value)

/** A field for a number, as it is typed: the number is given on, the text stays hers. */
function Typed(
  props: NumberProps & {
    read: (typed: string) => number | undefined
    show: (value: number) => string
    decimal: boolean
  },
) {
  const say = useWords()
  const { value, isOptional = false } = props
  const [text, setTyped] = useState(shown(value, props.show))
  // What is set from elsewhere takes the place of what was typed.
  const isTyped = Number.isNaN(value) || props.read(text) === value
  const typed = isTyped ? text : shown(value, props.show)
  return (
    <Field
      label={props.label}
      name={props.name}
      value={typed}
      inputMode={props.decimal ? 'decimal' : 'numeric'}
      autocomplete="off"
      {...(isOptional ? { placeholder: say('offers.noLimit') } : {})}
      hint={props.hint}
      error={props.isWrong ? say('offers.missing') : undefined}
      onValue={(text) => {
        setTyped(text)
        props.onValue(text.trim() === '' && isOptional ? undefined : (props.read(text) ?? Number.NaN))
      }}
    />
  )
}

/** A whole number. */
export const CountField = (props: NumberProps) => (
  <Typed
    {...props}
    decimal={false}
    show={String}
    read={(typed) => (/^\d{1,9}$/.test(typed.trim()) ? Number(typed) : undefined)}
  />
)

/** An amount of money, in minor units. */
export const AmountField = ({ currency, ...props }: NumberProps & { currency: string }) => (
  <Typed {...props} decimal show={typedAmount} read={(typed) => minorOf(typed, currency)} />
)

/** A percentage. */
export const PercentField = (props: NumberProps) => (
  <Typed
    {...props}
    decimal
    show={(value) => String(value).replace('.', ',')}
    read={(typed) => {
      const percent = Number(typed.trim().replace(',', '.').replace(/\s*%$/, ''))
      return typed.trim() === '' || !(percent > 0 && percent <= 100) ? undefined : percent
    }}
  />
)

/** Several of a few, each ticked or not. */
export function Ticks(props: {
  name: string
  options: readonly (readonly [value: string, words: string])[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  isWrong?: boolean
}) {
  const say = useWords()
  const { options, chosen } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset inside a fieldset would be read twice
    <div class="stack-small" role="group" aria-label={props.name}>
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
      {props.isWrong && <p class="field-error">{say('offers.missing')}</p>}
    </div>
  )
}
