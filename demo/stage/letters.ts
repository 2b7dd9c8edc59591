import { type Store, store } from '@filrouge/ui/store.ts'

export interface Letter {
  id: string
  channel: 'email' | 'sms' | 'push'
  subject: string | null
  text: string
  html: string | null
  sentAt: string
  data?: { code?: string } | null
}

/** Her mailbox, looked into every other moment while the page is looked at. */
export interface Letters {
  items: Store<readonly Letter[]>
  /** Whose letters; those that came before are of no concern. */
  follow(email: string): Promise<void>
  /** The newest letter of this kind since then, waited for. */
  next(isWanted: (letter: Letter) => boolean, signal: AbortSignal): Promise<Letter>
  onArrival: (letter: Letter) => void
}

const patienceMs = 20_000

/** Opens the mailbox of the demo. */
export function openLetters(screens: readonly string[]): Letters {
  let email = ''
  let earlier = new Set<string>()
  const items = store<readonly Letter[]>([])
  const read = async (): Promise<Letter[]> => {
    const query = new URLSearchParams({ to: email, limit: '12' })
    // What is shown on the screens of her devices comes here too.
    for (const screen of screens) query.append('to', screen)
    const answer = await fetch(`/demo/messages?${query}`)
    return answer.ok ? ((await answer.json()) as { items: Letter[] }).items : []
  }
  const look = async () => {
    if (email === '' || document.visibilityState !== 'visible') return
    const asked = email
    const found = (await read()).filter(({ id }) => !earlier.has(id))
    if (asked !== email) return
    const known = new Set(items.get().map(({ id }) => id))
    const fresh = found.filter(({ id }) => !known.has(id))
    if (fresh.length === 0) return
    items.set(found)
    for (const letter of fresh) letters.onArrival(letter)
  }
  const letters: Letters = {
    items,
    async follow(to) {
      email = to
      items.set([])
      earlier = new Set((await read()).map(({ id }) => id))
    },
    async next(isWanted, signal) {
      const until = performance.now() + patienceMs
      for (;;) {
        signal.throwIfAborted()
        await look()
        const found = items.get().find(isWanted)
        if (found) return found
        if (performance.now() > until) throw new Error('no letter came')
        await new Promise((go) => setTimeout(go, 150))
      }
    },
    onArrival: () => undefined,
  }
  setInterval(() => void look().catch(() => undefined), 1500)
  return letters
}
