import type { ProblemError } from '@filrouge/client/client.ts'
import {
  changeSourcingDraft,
  dropSourcingDraft,
  type SourcingView,
  showSourcing,
  watchSourcing,
} from '@filrouge/contract/sourcing.ts'
import type { SourcingRules } from '@filrouge/contract/sourcing-rules.ts'
import { asProblem, useApi } from '@filrouge/ui/app.ts'
import { useAsk, useLive } from '@filrouge/ui/ask.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useAgainWhenBack } from '../frame/connection.tsx'

/** What can be changed of the rules. */
export interface Rules {
  rules: SourcingRules
  holdMinutes: number
}

export interface UsedRules {
  view: SourcingView | undefined
  problem: ProblemError | undefined
  again: () => void
  /** As they are being changed, before the server has answered. */
  shown: Rules | undefined
  change: (next: Partial<Rules>) => void
  /** Takes back the last change made here, if there is one. */
  undo: (() => void) | undefined
  seen: (view: SourcingView) => void
}

/** The rules as they are now, whoever changes them, and changing them: shown at once, sent one after the other, taken back one by one. */
export function useRules(): UsedRules {
  const api = useApi()
  const asked = useAsk(showSourcing, {})
  const live = useLive(watchSourcing, {})
  const [view, seen] = useState<SourcingView>()
  const [awaited, setAwaited] = useState<Rules>()
  const [problem, setProblem] = useState<ProblemError | undefined>()
  const [past, setPast] = useState<readonly Rules[]>([])
  useAgainWhenBack(asked.again)
  useEffect(() => {
    if (asked.answer) seen(asked.answer)
  }, [asked.answer])
  useEffect(() => {
    if (live) seen(live)
  }, [live])
  const latest = useRef(view)
  latest.current = view
  const queue = useRef(Promise.resolve())
  const waiting = useRef(0)
  const shown = awaited ?? (view && rulesOf(view))

  const send = (next: Rules) => {
    setAwaited(next)
    setProblem(undefined)
    waiting.current += 1
    queue.current = queue.current.then(async () => {
      try {
        const known = latest.current
        const isAsPublished = known && isSame(next, known.published)
        const answer = isAsPublished
          ? await api(dropSourcingDraft, {})
          : await api(changeSourcingDraft, { revision: known?.draft?.revision ?? 0, ...next })
        latest.current = answer
        seen(answer)
      } catch (error) {
        setProblem(asProblem(error))
        asked.again()
      } finally {
        waiting.current -= 1
        if (waiting.current === 0) setAwaited(undefined)
      }
    })
  }
  const undo = () => {
    const before = past.at(-1)
    if (!before) return
    setPast(past.slice(0, -1))
    send(before)
  }
  return {
    view,
    problem: problem ?? asked.problem,
    again: asked.again,
    shown,
    change: (next) => {
      if (!shown) return
      setPast([...past, shown])
      send({ ...shown, ...next })
    },
    undo: past.length > 0 ? undo : undefined,
    seen,
  }
}

const rulesOf = ({ published, draft }: SourcingView): Rules => {
  const { rules, holdMinutes } = draft ?? published
  return { rules, holdMinutes }
}

const isSame = (one: Rules, other: Rules): boolean =>
  one.holdMinutes === other.holdMinutes && JSON.stringify(one.rules) === JSON.stringify(other.rules)
