import { useEffect, useState } from 'preact/hooks'

/** Whether the window is at least so wide, followed. */
export function useWide(pixels: number): boolean {
  const [isWide, setWide] = useState(() => matchMedia(`(min-width: ${pixels}px)`).matches)
  useEffect(() => {
    const asked = matchMedia(`(min-width: ${pixels}px)`)
    const seen = () => setWide(asked.matches)
    seen()
    asked.addEventListener('change', seen)
    return () => asked.removeEventListener('change', seen)
  }, [pixels])
  return isWide
}
