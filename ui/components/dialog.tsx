import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { useLanguage } from '../app.ts'
import { say } from '../say.ts'
import { Icon } from './icon.tsx'

/** A question or a small task above the page; Escape, the cross and a press beside it close it. On a phone it rises from the thumb. */
export function Dialog(props: {
  title: string
  isOpen: boolean
  onClose: () => unknown
  children: ComponentChildren
  /** What to press, at the bottom. */
  actions?: ComponentChildren
}) {
  const language = useLanguage()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (props.isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [props.isOpen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the key for it, and the browser knows it
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={titleId}
      onClose={() => props.isOpen && props.onClose()}
      onClick={(event) => event.target === event.currentTarget && props.onClose()}
    >
      <div class="dialog-inside">
        <header class="row-apart">
          <h2 id={titleId}>{props.title}</h2>
          <button
            type="button"
            class="button button-quiet dialog-close"
            aria-label={say(language, 'dialog.close')}
            onClick={() => props.onClose()}
          >
            <Icon name="close" />
          </button>
        </header>
        {props.isOpen && props.children}
        {props.actions && <footer class="row">{props.actions}</footer>}
      </div>
    </dialog>
  )
}
