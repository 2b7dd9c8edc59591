import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { useWords } from '../say.ts'
import { Finder } from './finder.tsx'

/** « / » (outside a field) and ⌘K or Ctrl K call for the search from anywhere. */
export function useFinderKeys(open: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isChord = (event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === 'k'
      const isSlash = event.key === '/' && !event.metaKey && !event.ctrlKey && !event.altKey && !isTyping(event.target)
      if (!isChord && !isSlash) return
      event.preventDefault()
      open()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [open])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** The search over whatever page is open. */
export function FinderDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const say = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  // Before the search inside takes the focus: opening gives it to the first button.
  useLayoutEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal()
    if (!isOpen && dialog.current?.open) dialog.current.close()
  }, [isOpen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the dialog closes it; the keyboard has Escape
    <dialog
      ref={dialog}
      class="finder-dialog"
      aria-label={say('find.label')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {isOpen && (
        <>
          <div class="finder-dialog-close">
            <Button kind="quiet" name={say('page.close')} onPress={onClose}>
              <Icon name="close" />
            </Button>
          </div>
          <Finder onGone={onClose} />
        </>
      )}
    </dialog>
  )
}
