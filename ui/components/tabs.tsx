import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'

/** Pages of one thing, one at a time; arrows go from one tab to the next, as everywhere. */
export function Tabs<T extends string>(props: {
  name: string
  tabs: readonly { key: T; words: string; count?: number }[]
  chosen: T
  onChoose: (key: T) => unknown
  children: ComponentChildren
}) {
  const { name, tabs, chosen, onChoose } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const go = (step: number) => {
    const index = tabs.findIndex(({ key }) => key === chosen)
    const next = tabs.at((index + step + tabs.length) % tabs.length)
    if (!next) return
    onChoose(next.key)
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next.key}`)}`)?.focus()
  }
  const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }
  return (
    <>
      <div
        class="tabs"
        role="tablist"
        aria-label={name}
        ref={list}
        onKeyDown={(event) => steps[event.key] && go(steps[event.key] as number)}
      >
        {tabs.map(({ key, words, count }) => (
          <button
            key={key}
            type="button"
            role="tab"
            class="tab"
            id={`${id}-${key}`}
            aria-selected={key === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={key === chosen ? 0 : -1}
            onClick={() => onChoose(key)}
          >
            {words}
            {count !== undefined && <span class="tab-count">{count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {props.children}
      </div>
    </>
  )
}
