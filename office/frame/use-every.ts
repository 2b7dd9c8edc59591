import { useEffect } from 'preact/hooks'

/** Does something again and again while the page can be seen, and when it comes back into sight. */
export function useEvery(milliseconds: number, act: () => void): void {
  useEffect(() => {
    const seen = () => document.visibilityState === 'visible' && act()
    const timer = setInterval(seen, milliseconds)
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [milliseconds, act])
}
