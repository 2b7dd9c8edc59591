import { Icon } from '@filrouge/ui/components/icon.tsx'
import { useGo, useRoute } from '@filrouge/ui/router.tsx'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useWords } from '../say.ts'

/** What narrows a list lives in the address, so that it can be sent, kept and come back to. */
export function useFilters(): {
  get: (name: string) => string | undefined
  set: (changes: Readonly<Record<string, string | undefined>>) => void
} {
  const go = useGo()
  const { path, query } = useRoute()
  return {
    get: (name) => query.get(name) ?? undefined,
    set: (changes) => {
      const next = new URLSearchParams(query)
      for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name)
      const text = next.toString()
      go(text ? `${path}?${text}` : path, { replace: true })
    },
  }
}

/** One choice that narrows a list: closed it says what it is, chosen it says what was chosen and can be taken away. */
export function Chip(props: {
  name: string
  /** « Canal : tous » */
  any: string
  value: string | undefined
  options: readonly (readonly [value: string, words: string])[]
  onValue: (value: string | undefined) => void
}) {
  const say = useWords()
  const { name, value } = props
  return (
    <span class={value ? 'chip is-chosen' : 'chip'}>
      <select
        aria-label={name}
        value={value ?? ''}
        onChange={(event) => props.onValue(event.currentTarget.value || undefined)}
      >
        <option value="">{props.any}</option>
        {props.options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
        {/* What the address names may be unknown here: it is shown as it is, rather than as nothing. */}
        {value && !props.options.some(([option]) => option === value) && <option value={value}>{value}</option>}
      </select>
      {value && (
        <button
          type="button"
          class="chip-clear"
          aria-label={say('list.clear', { name })}
          onClick={() => props.onValue(undefined)}
        >
          <Icon name="close" />
        </button>
      )}
    </span>
  )
}

/** Words that narrow a list, once the hand has paused. */
export function SearchChip(props: {
  name: string
  placeholder: string
  value: string | undefined
  onValue: (value: string | undefined) => void
}) {
  const value = props.value ?? ''
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  // Only typing moves the address
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => props.onValue(typed.trim() || undefined), 200)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <span class="chip">
      <input
        type="search"
        aria-label={props.name}
        placeholder={props.placeholder}
        autocomplete="off"
        maxLength={200}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </span>
  )
}

/** The chips of a list in a row, named as what they are. */
export function Chips({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <search class="chips" aria-label={name}>
      {children}
    </search>
  )
}

/** A day that narrows a list. */
export function DayChip(props: {
  name: string
  value: string | undefined
  onValue: (day: string | undefined) => void
}) {
  return (
    <label class="chip chip-day">
      <span class="small">{props.name}</span>
      <input
        type="date"
        value={props.value ?? ''}
        onChange={(event) => props.onValue(event.currentTarget.value || undefined)}
      />
    </label>
  )
}
