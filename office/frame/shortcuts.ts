import { useEffect, useRef } from 'preact/hooks'

/** Whether someone is writing: letters are then words, not shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

const sequenceMs = 1200

/**
 * Listens for shortcuts anywhere: `?`, `/`, `mod+k`, `g o` (one letter after the other). Letters are left alone in a field and while a dialog is
 * open; ⌘K or Ctrl K never is.
 */
export function useShortcuts(shortcuts: Readonly<Record<string, () => void>>): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    let first = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const pressed = nameOfKey(event)
      if (pressed === undefined) return
      const isLetter = !pressed.startsWith('mod+')
      if (isLetter && (isTyping(event.target) || document.querySelector('dialog[open]'))) return
      const act = latest.current[first === '' ? pressed : `${first} ${pressed}`] ?? latest.current[pressed]
      clearTimeout(timer)
      first = ''
      if (act) {
        event.preventDefault()
        act()
      } else if (isLetter) {
        first = pressed
        timer = setTimeout(() => {
          first = ''
        }, sequenceMs)
      }
    }
    window.addEventListener('keydown', listen)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', listen)
    }
  }, [])
}

function nameOfKey(event: KeyboardEvent): string | undefined {
  if (event.altKey || event.key.length !== 1) return undefined
  if (event.metaKey || event.ctrlKey) return `mod+${event.key.toLowerCase()}`
  return event.key
}
