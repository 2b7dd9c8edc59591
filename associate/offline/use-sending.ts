import type { ProblemError } from '@filrouge/client/client.ts'
import type { CartView } from '@filrouge/contract/carts.ts'
import { showSession } from '@filrouge/contract/sessions.ts'
import { useApp } from '@filrouge/ui/app.ts'
import { useIsReachable } from '@filrouge/ui/components/offline-banner.tsx'
import { useStore } from '@filrouge/ui/store.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { BasketChange } from './basket-changes.ts'
import { sendChanges } from './send-changes.ts'
import { waitingChanges } from './waiting-changes.ts'

/** A change that could not be made when the network came back, and why. */
export interface Refused {
  change: BasketChange
  problem: ProblemError
}

const tryAgainMs = 5000

/** Sends what waits as soon as the server can be reached, and looks from time to time whether it can. */
export function useSending(
  staffId: string | undefined,
  told: { onCart: (cart: CartView) => unknown; onMoved: (fromId: string, toId: string) => unknown },
) {
  const { api, isReachable } = useApp()
  const isThere = useIsReachable()
  const isAnswered = useStore(isReachable)
  const waiting = useStore(waitingChanges)
  const [refused, setRefused] = useState<Refused[]>([])
  const isSending = useRef(false)
  useEffect(() => {
    if (isAnswered) return
    // Any answer of the server makes it reachable again.
    const knock = () => void api(showSession, {}).catch(() => undefined)
    const timer = setInterval(knock, tryAgainMs)
    window.addEventListener('online', knock)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', knock)
    }
  }, [api, isAnswered])
  useEffect(() => {
    if (!isThere || !staffId || isSending.current || !waiting.some((change) => change.staffId === staffId)) return
    isSending.current = true
    const onRefused = (change: BasketChange, problem: ProblemError) =>
      setRefused((all) => [...all, { change, problem }])
    void sendChanges(api, waitingChanges, staffId, { ...told, onRefused }).finally(() => {
      isSending.current = false
    })
  }, [api, isThere, staffId, waiting])
  return { refused, forgetRefused: () => setRefused([]) }
}
