import type { Target } from '../stories/story.ts'

/** What the stage asks of the hand in a frame, and what the hand tells. Both sides check where a message comes from. */
export type Ask =
  /** Waits until it can be seen, brings it into view and answers where it is. */
  | { ask: 'find'; target: Target; patienceMs: number; isCalm: boolean }
  | { ask: 'press'; target: Target }
  | { ask: 'type'; target: Target; text: string; isSent: boolean; msPerKey: number }
  /** The address that a link leads to. */
  | { ask: 'read'; target: Target; patienceMs: number }

export interface Place {
  x: number
  y: number
  width: number
  height: number
}

export interface Answer {
  isDone: boolean
  place?: Place
  address?: string
}

export type ToHand = { filrouge: 'ask'; id: number; what: Ask }

export type ToStage =
  | { filrouge: 'here'; path: string }
  | { filrouge: 'answer'; id: number; answer: Answer }
  /** What matters on the page has changed, and nobody touched this device. */
  | { filrouge: 'moved' }
  /** A person has touched this device. */
  | { filrouge: 'touched' }
