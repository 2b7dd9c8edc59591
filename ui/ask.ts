import type { ProblemError } from '@filrouge/client/client.ts'
import { watch } from '@filrouge/client/http.ts'
import type { Endpoint, Output, Sent } from '@filrouge/contract/endpoint.ts'
import type { Language } from '@filrouge/kernel/language.ts'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { asProblem, useApp } from './app.ts'
import { serverNow } from './clock.ts'
import { useStore } from './store.ts'

/** What a page knows of an answer it asked for. */
export interface Asked<T> {
  /** The answer, or the last one seen while a new one is on its way or cannot be had. */
  answer: T | undefined
  problem: ProblemError | undefined
  /** When the answer was given, where the server cannot be reached now: it may no longer be so. */
  seenAt: Date | undefined
  isBusy: boolean
  again: () => void
}

/** The name under which an answer is kept: what was asked, and in which language. */
export const questionOf = <E extends Endpoint>(endpoint: E, language: Language, input: Sent<E>): string =>
  `${endpoint.name} ${language} ${JSON.stringify(input)}`

/**
 * Asks an endpoint and keeps the answer; null as input asks nothing. Input and language together are the question: when they change it is
 * asked anew, and an answer seen before is shown meanwhile.
 */
export function useAsk<E extends Endpoint>(endpoint: E, input: Sent<E> | null): Asked<Output<E>> {
  const app = useApp()
  const language = useStore(app.language)
  const key = input === null ? null : questionOf(endpoint, language, input)
  const [turn, setTurn] = useState(0)
  const [state, setState] = useState<{ key: string | null; problem?: ProblemError; isBusy: boolean }>({
    key: null,
    isBusy: true,
  })
  useEffect(() => {
    if (key === null || input === null) return
    const stopper = new AbortController()
    setState({ key, isBusy: true })
    app.api(endpoint, input, { signal: stopper.signal }).then(
      (answer) => {
        if (stopper.signal.aborted) return
        app.lastSeen.set(key, { answer, at: serverNow().getTime() })
        setState({ key, isBusy: false })
      },
      (error) => {
        if (!stopper.signal.aborted) setState({ key, isBusy: false, problem: asProblem(error) })
      },
    )
    return () => stopper.abort()
  }, [key, turn, app])
  const again = useCallback(() => setTurn((count) => count + 1), [])
  const isMine = state.key === key
  const problem = isMine ? state.problem : undefined
  const isReachable = useStore(app.isReachable)
  const isOut = problem?.code === 'unreachable'
  useEffect(() => {
    // The network is back: what could not be had is asked for at once.
    if (isReachable && isOut) again()
  }, [isReachable, isOut])
  const seen = key === null ? undefined : app.lastSeen.get(key)
  return {
    answer: seen?.answer as Output<E> | undefined,
    problem,
    seenAt: seen && (isOut || !isReachable) ? new Date(seen.at) : undefined,
    isBusy: key !== null && (!isMine || state.isBusy),
    again,
  }
}

/** The latest answer of a live endpoint, followed as long as the page is open; null as input watches nothing. */
export function useLive<E extends Endpoint>(endpoint: E, input: Sent<E> | null): Output<E> | undefined {
  const app = useApp()
  const language = useStore(app.language)
  const key = input === null ? null : questionOf(endpoint, language, input)
  const [seen, setSeen] = useState<{ key: string; answer: Output<E> }>()
  useEffect(() => {
    if (key === null || input === null) return
    return watch(app.settings, endpoint, input, (answer) => {
      app.isReachable.set(true)
      setSeen({ key, answer })
    })
  }, [key, app])
  return seen && seen.key === key ? seen.answer : undefined
}

/** A press and what became of it. */
export interface Press<A extends unknown[]> {
  press: (...values: A) => Promise<void>
  isBusy: boolean
  problem: ProblemError | undefined
  forget: () => void
}

/** Something a button does: a second press while the first is under way is the same press, and a refusal is kept to be said. */
export function usePress<A extends unknown[]>(act: (...values: A) => Promise<unknown>): Press<A> {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()
  const underWay = useRef(false)
  const latest = useRef(act)
  latest.current = act
  const press = useCallback(async (...values: A) => {
    if (underWay.current) return
    underWay.current = true
    setBusy(true)
    setProblem(undefined)
    try {
      await latest.current(...values)
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }, [])
  return { press, isBusy, problem, forget: useCallback(() => setProblem(undefined), []) }
}
