import { useEffect, useState } from 'preact/hooks'
import { useApp } from '../app.ts'
import { useStore } from '../store.ts'
import { Icon } from './icon.tsx'

/** Whether the server can be reached, as far as the device and the last call know. */
export function useIsReachable(): boolean {
  const isAnswered = useStore(useApp().isReachable)
  const [isOnline, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return isOnline && isAnswered
}

/** Says at the top of every page that the network is away, and what that means here. */
export function OfflineBanner({ words }: { words: string }) {
  const isReachable = useIsReachable()
  return <div role="status">{!isReachable && <OfflineWords words={words} />}</div>
}

/** The banner itself. */
export function OfflineWords({ words }: { words: string }) {
  return (
    <p class="offline">
      <Icon name="offline" />
      {words}
    </p>
  )
}
