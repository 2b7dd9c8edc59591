import { useEffect, useState } from 'preact/hooks'

/** What is typed, once the hand has paused. */
export function useAfterPause(typed: string, milliseconds = 200): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), milliseconds)
    return () => clearTimeout(timer)
  }, [typed, milliseconds])
  return settled
}
