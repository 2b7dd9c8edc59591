import { useEffect, useState } from 'preact/hooks'
import { useLanguage } from '../app.ts'
import { say } from '../say.ts'
import { type Store, store, useStore } from '../store.ts'
import { Button } from './button.tsx'

/** Something that has been done, and how to take it back. */
export interface Toast {
  words: string
  onUndo?: (() => unknown) | undefined
}

const staysMs = 8000
const shown: Store<Toast | null> = store<Toast | null>(null)

/** Says what has been done, at the edge of the screen, for as long as it takes to read it and to change one’s mind. */
export function showToast(toast: Toast): void {
  shown.set({ ...toast })
}

/** Where toasts appear: once in an app, at its root. The latest replaces the one before. */
export function ToastShelf() {
  const toast = useStore(shown)
  return (
    <div class="toast-shelf" role="status">
      {toast && <ToastCard key={toast.words} toast={toast} onGone={() => shown.get() === toast && shown.set(null)} />}
    </div>
  )
}

/** One toast. Who points at it or stands in it is not hurried. */
export function ToastCard({ toast, onGone }: { toast: Toast; onGone: () => unknown }) {
  const language = useLanguage()
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(onGone, staysMs)
    return () => clearTimeout(timer)
  }, [toast, isHeld])
  return (
    <div
      class="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <span class="toast-words">{toast.words}</span>
      {toast.onUndo && (
        <Button
          kind="quiet"
          onPress={() => {
            onGone()
            void toast.onUndo?.()
          }}
        >
          {say(language, 'toast.undo')}
        </Button>
      )}
    </div>
  )
}
