import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { isTyping } from './shortcuts.ts'

/**
 * `j` and `k` walk the rows of a list: the focus moves along whatever in it is marked `data-row`, so that Enter opens and a screen reader reads
 * along. `onEnd` is called at the last one, where more may be had.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>, onEnd?: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (step === 0 || event.metaKey || event.ctrlKey || event.altKey) return
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      const here = rows.indexOf(document.activeElement as HTMLElement)
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
