import type { ComponentChildren } from 'preact'

/** Nothing here yet, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="soft">{title}</p>
      {children}
    </div>
  )
}
