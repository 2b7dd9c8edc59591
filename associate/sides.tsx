import type { ComponentChildren } from 'preact'

/**
 * A list and what was opened from it: one after the other on a phone, side by side where there is room, so that the counter's screen never loses
 * the list.
 */
export function Sides({ list, sheet }: { list: ComponentChildren; sheet: ComponentChildren }) {
  return (
    <div class={sheet ? 'sides has-sheet' : 'sides'}>
      <div class="sides-list">{list}</div>
      {sheet && <div class="sides-sheet">{sheet}</div>}
    </div>
  )
}
