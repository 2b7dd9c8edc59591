import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openJournal } from '../journal.ts'

/** How many messages are kept; older ones are forgotten. */
export const messagesKept = 5_000

/** One message to one person. */
export interface Message {
  id: string
  channel: 'email' | 'sms' | 'push'
  to: string
  subject: string | null
  text: string
  html: string | null
  sentAt: string
  /** What the sender attached for programs (a sign-in code, an order's id). */
  data: unknown
}

export type Messages = ReturnType<typeof openMessages>

/** Opens the mailbox: the last messages in memory, and in a file to find them again after a restart. */
export function openMessages(folder: string) {
  let kept: Message[] = []
  const remember = (message: Message) => {
    kept.push(message)
    // twice what is kept before cutting, so that a busy mailbox does not move all of it for every message
    if (kept.length >= messagesKept * 2) kept = kept.slice(-messagesKept)
  }
  const journal = openJournal(join(folder, 'mailbox.jsonl'), remember, messagesKept)
  return {
    add(message: Omit<Message, 'id'>): Message {
      const added = { id: `msg_${randomBytes(16).toString('hex')}`, ...message }
      journal.append(added)
      remember(added)
      return added
    },
    /** The newest first, to any of these where some are named; `to` matches whole, whatever its case and spaces. */
    list(to: readonly string[], limit: number): Message[] {
      const wanted = to.map(addressKey)
      const found: Message[] = []
      const oldest = Math.max(0, kept.length - messagesKept)
      for (let index = kept.length - 1; index >= oldest && found.length < limit; index--) {
        const message = kept[index]!
        if (wanted.length === 0 || wanted.some((one) => isFor(message, one))) found.push(message)
      }
      return found
    },
    clear() {
      kept = []
      journal.clear()
    },
    close: () => journal.close(),
  }
}

function isFor(message: Message, wanted: string): boolean {
  const key = addressKey(message.to)
  // in a query a bare + reads as a space: ?to=+33612… still finds the telephone
  return key === wanted || (message.channel === 'sms' && key === `+${wanted}`)
}

function addressKey(address: string): string {
  return address.replaceAll(/\s/g, '').toLowerCase()
}
