import type { ProblemError } from '@filrouge/client/client.ts'
import { asProblem } from '@filrouge/ui/app.ts'
import { type Store, store } from '@filrouge/ui/store.ts'

/** Something that was pressed and is not sent yet: for a moment it can be taken back as if it had never been. */
export interface Pending {
  key: string
  /** What is about to happen. */
  words: string
  /** What the button says that takes it back. */
  undoWords: string
  endsAt: number
}

/** What became of it. */
export interface Outcome {
  key: string
  words?: string
  problem?: ProblemError
}

export const undoMs = 7000
const outcomeMs = 5000

export const pendings: Store<readonly Pending[]> = store<readonly Pending[]>([])
export const outcomes: Store<readonly Outcome[]> = store<readonly Outcome[]>([])

interface Waiting {
  act: () => Promise<string>
  timer: ReturnType<typeof setTimeout>
}

const waiting = new Map<string, Waiting>()

/** Does something in a moment, unless it is taken back; `act` answers what to say when it is done. The same key twice is one intention. */
export function doLater(asked: Omit<Pending, 'endsAt'>, act: () => Promise<string>): void {
  if (waiting.has(asked.key)) return
  dismiss(asked.key)
  waiting.set(asked.key, { act, timer: setTimeout(() => void finish(asked.key), undoMs) })
  pendings.set([...pendings.get(), { ...asked, endsAt: Date.now() + undoMs }])
  window.addEventListener('beforeunload', askToStay)
}

/** Takes back what was pressed: nothing was sent. */
export function undo(key: string): void {
  clearTimeout(waiting.get(key)?.timer)
  waiting.delete(key)
  forget(key)
}

/** Sends at once whatever still waits, because the person leaves. */
export async function finishAll(): Promise<void> {
  await Promise.all([...waiting.keys()].map(finish))
}

async function finish(key: string): Promise<void> {
  const { act, timer } = waiting.get(key) ?? {}
  if (!act) return
  clearTimeout(timer)
  waiting.delete(key)
  try {
    tell({ key, words: await act() })
  } catch (error) {
    tell({ key, problem: asProblem(error) })
  }
  forget(key)
}

/** Says what has happened, for a moment; a problem stays until it is closed. */
export function tell(outcome: Outcome): void {
  outcomes.set([...outcomes.get().filter(({ key }) => key !== outcome.key), outcome])
  if (!outcome.problem) setTimeout(() => outcomes.set(outcomes.get().filter((one) => one !== outcome)), outcomeMs)
}

/** Closes what was said. */
export function dismiss(key: string): void {
  outcomes.set(outcomes.get().filter((one) => one.key !== key))
}

function forget(key: string): void {
  pendings.set(pendings.get().filter((one) => one.key !== key))
  if (waiting.size === 0) window.removeEventListener('beforeunload', askToStay)
}

// A tab that closes would take with it what was pressed: the browser asks first.
const askToStay = (event: BeforeUnloadEvent) => event.preventDefault()
