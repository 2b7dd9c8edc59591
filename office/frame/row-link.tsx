import { useApp } from '@filrouge/ui/app.ts'
import { useGo } from '@filrouge/ui/router.tsx'
import type { ComponentChildren } from 'preact'

/** The link of a row, on which j and k walk. */
export function RowLink({ to, children }: { to: string; children: ComponentChildren }) {
  const { base } = useApp()
  const go = useGo()
  return (
    <a
      href={base + to}
      class="row-link"
      data-row=""
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
        event.preventDefault()
        go(to)
      }}
    >
      {children}
    </a>
  )
}
