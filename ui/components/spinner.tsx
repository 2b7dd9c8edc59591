import { useEffect, useState } from 'preact/hooks'
import { useLanguage } from '../app.ts'
import { say } from '../say.ts'

/** Says to wait, but only when there is something to wait for: after 300 ms. */
export function Spinner({ words }: { words?: string }) {
  const language = useLanguage()
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return <div role="status">{isShown && <span class="spinner">{words ?? say(language, 'spinner.wait')}</span>}</div>
}
