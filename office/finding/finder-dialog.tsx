import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useWords } from '../say.ts'
import { Finder } from './finder.tsx'

/** The search over whatever page is open. */
export function FinderDialog(props: { isOpen: boolean; onClose: () => void; showShortcuts: () => void }) {
  const { isOpen, onClose } = props
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
      aria-label={say('menu.find')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {isOpen && (
        <>
          <Finder onGone={onClose} showShortcuts={props.showShortcuts} />
          <div class="finder-dialog-close">
            <Button kind="quiet" name={say('page.close')} onPress={onClose}>
              <Icon name="close" />
            </Button>
          </div>
        </>
      )}
    </dialog>
  )
}
