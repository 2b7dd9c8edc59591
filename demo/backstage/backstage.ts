import type { Client } from '@filrouge/client/client.ts'
import type { Language } from '@filrouge/kernel/language.ts'

/** Who calls: with which token, in which language, from where. */
export interface Caller {
  token: () => string | null
  language: Language
  address: string
}

/** What the stage is given of the retailer: the public API, the mailbox, the clock. It has no other door. */
export interface Backstage {
  apiFor: (caller: Caller) => Client
  mailboxUrl: string
  now: () => Date
}

export interface Letter {
  id: string
  channel: 'email' | 'sms'
  to: string
  subject: string | null
  text: string
  html: string | null
  sentAt: string
  data?: { code?: string } | null
}

/** The newest letters to someone. */
export async function lettersTo(backstage: Backstage, email: string): Promise<Letter[]> {
  const query = new URLSearchParams({ to: email, limit: '20' })
  const answer = await fetch(`${backstage.mailboxUrl}/messages?${query}`)
  return ((await answer.json()) as { items: Letter[] }).items
}
