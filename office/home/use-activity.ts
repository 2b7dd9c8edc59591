import { type ActivityEntry, showActivity, watchActivity } from '@filrouge/contract/activity.ts'
import { useAsk, useLive } from '@filrouge/ui/ask.ts'
import { useEffect, useState } from 'preact/hooks'
import { useAgainWhenBack } from '../frame/connection.tsx'

const shown = { limit: 16 }

/** What happens in each channel, as it happens; nobody watches while the page is hidden or told to hold still. */
export function useActivity(isPaused: boolean) {
  const isVisible = useVisible()
  const asked = useAsk(showActivity, shown)
  const live = useLive(watchActivity, isVisible && !isPaused ? shown : null)
  const [last, setLast] = useState<readonly ActivityEntry[]>()
  useAgainWhenBack(asked.again)
  useEffect(() => {
    if (live) setLast(live.items)
  }, [live])
  return { items: last ?? asked.answer?.items, problem: asked.problem, again: asked.again }
}

function useVisible(): boolean {
  const [isVisible, setVisible] = useState(() => document.visibilityState === 'visible')
  useEffect(() => {
    const seen = () => setVisible(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', seen)
    return () => document.removeEventListener('visibilitychange', seen)
  }, [])
  return isVisible
}
