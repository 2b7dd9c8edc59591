/** An answer of the server and when it was given. */
export interface Seen {
  answer: unknown
  at: number
}

/** Where the last answers are kept, by the question: in memory, or where they outlive the page. */
export interface SeenStore {
  get: (question: string) => Seen | undefined
  set: (question: string, seen: Seen) => unknown
  clear: () => unknown
}
