import { useId } from 'preact/hooks'

/** One of several, or any of them, with its label. */
export function Select(props: {
  label: string
  any?: string
  value: string
  options: readonly (readonly [string, string])[]
  onValue: (value: string) => void
}) {
  const id = useId()
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {props.label}
      </label>
      <select id={id} value={props.value} onChange={(event) => props.onValue(event.currentTarget.value)}>
        {props.any !== undefined && <option value="">{props.any}</option>}
        {props.options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
