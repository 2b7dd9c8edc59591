import { showSession } from '@filrouge/contract/sessions.ts'
import { useApp } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { useStore } from '@filrouge/ui/store.ts'
import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '../say.ts'

const retryMs = 5000

/** Says that the server cannot be reached, tries again by itself, and goes away when it answers. */
export function ConnectionNotice() {
  const say = useWords()
  const { api, isReachable } = useApp()
  const isReached = useStore(isReachable)
  // Any answer says that the server is there; the transport notes it.
  const ask = usePress(() => api(showSession, {}))
  useEffect(() => {
    const lost = () => isReachable.set(false)
    const back = () => void ask.press()
    window.addEventListener('offline', lost)
    window.addEventListener('online', back)
    const timer = isReached ? undefined : setInterval(back, retryMs)
    return () => {
      window.removeEventListener('offline', lost)
      window.removeEventListener('online', back)
      clearInterval(timer)
    }
  }, [isReached])
  return (
    <div role="status">
      {!isReached && (
        <p class="frame-notice">
          <span>{say('page.unreachable')}</span>
          <Button kind="quiet" onPress={ask.press} isBusy={ask.isBusy}>
            {say('page.retry')}
          </Button>
        </p>
      )}
    </div>
  )
}

/** Asks again once the server can be reached after it could not, so that nobody reads on in what is old. */
export function useAgainWhenBack(again: () => void): void {
  const isReached = useStore(useApp().isReachable)
  const was = useRef(isReached)
  useEffect(() => {
    if (isReached && !was.current) again()
    was.current = isReached
  }, [isReached])
}
