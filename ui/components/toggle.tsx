import type { ComponentChildren } from 'preact'

/** Something that is on or off and acts at once; it looks like what it is. */
export function Toggle(props: { isOn: boolean; onTurn: (isOn: boolean) => unknown; children: ComponentChildren }) {
  return (
    <label class="toggle">
      <input
        type="checkbox"
        role="switch"
        checked={props.isOn}
        aria-checked={props.isOn}
        onChange={(event) => props.onTurn(event.currentTarget.checked)}
      />
      <span>{props.children}</span>
    </label>
  )
}
