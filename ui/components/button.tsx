import type { ComponentChildren } from 'preact'

/** A button. While `isBusy` it keeps its words and its place, and further presses do nothing. */
export function Button(props: {
  children: ComponentChildren
  onPress?: (() => unknown) | undefined
  kind?: 'primary' | 'plain' | 'quiet'
  type?: 'button' | 'submit'
  isBusy?: boolean
  isDisabled?: boolean
  isWide?: boolean
  /** The name to hear where the words shown are not enough. */
  name?: string
  pressed?: boolean
}) {
  const { kind = 'plain', type = 'button', isBusy = false, isWide = false } = props
  return (
    <button
      type={type}
      class={`button${kind === 'plain' ? '' : ` button-${kind}`}${isWide ? ' button-wide' : ''}`}
      disabled={props.isDisabled}
      aria-busy={isBusy || undefined}
      aria-label={props.name}
      aria-pressed={props.pressed}
      onClick={() => {
        if (!isBusy) void props.onPress?.()
      }}
    >
      {props.children}
    </button>
  )
}
