import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { isTyping } from './shortcuts.ts'

const steps: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

const isSearch = (target: EventTarget | null) => target instanceof HTMLInputElement && target.type === 'search'

/**
 * `j` and `k`, or arrows once one stands in it, walk the rows of a list: the focus moves along whatever in it is marked `data-row`, so that Enter opens and a screen reader reads
 * along. `onEnd` is called at the last one, where more may be had.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>, onEnd?: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const step = steps[event.key]
      if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return
      if (document.querySelector('dialog[open]')) return
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      const here = rows.indexOf(document.activeElement as HTMLElement)
      // Arrows scroll the page, but for who stands in a row or comes down from the search.
      const isArrow = event.key.length > 1
      if (isArrow ? here === -1 && !(step === 1 && isSearch(event.target)) : isTyping(event.target)) return
      const next = rows[here === -1 ? (step === 1 ? 0 : rows.length - 1) : here + step]
      if (here === rows.length - 1 && step === 1) onEnd?.()
      if (!next) return
      event.preventDefault()
      next.focus({ preventScroll: true })
      next.closest('tr, li')?.scrollIntoView({ block: 'nearest' })
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [list, onEnd])
}
