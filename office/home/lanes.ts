import type { ActivityEntry } from '@filrouge/contract/activity.ts'
import { type Channel, channels } from '@filrouge/contract/sessions.ts'
import { type Language, localeOf } from '@filrouge/kernel/language.ts'

/** What happened in one channel, the oldest first, as a line is drawn. */
export interface Lane {
  channel: Channel
  entries: ActivityEntry[]
}

/** A line for each channel where something happened, always in the same order: a lane that jumps cannot be followed. */
export function lanesOf(items: readonly ActivityEntry[]): Lane[] {
  return channels.flatMap((channel) => {
    const entries = items.filter((entry) => entry.channel === channel)
    entries.sort((one, other) => (one.id < other.id ? -1 : 1))
    return entries.length === 0 ? [] : [{ channel, entries }]
  })
}

/** How much a happening weighs on the line: a sale is what all work for, a sale lost needs an eye, the rest is on the way. */
export function weightOf({ code }: Pick<ActivityEntry, 'code'>): 'sale' | 'lost' | 'step' {
  if (code === 'order.placed') return 'sale'
  return code === 'order.cancelled' || code === 'payment.declined' || code === 'payment.refunded' ? 'lost' : 'step'
}

const steps = [
  ['minute', 60],
  ['hour', 60],
  ['day', 24],
] as const

/** « il y a 3 minutes », « maintenant » within the first. */
export function agoWords(at: string, now: Date, language: Language): string {
  const format = new Intl.RelativeTimeFormat(localeOf[language], { numeric: 'auto', style: 'short' })
  let amount = Math.max(0, (now.getTime() - Date.parse(at)) / 1000)
  let unit: 'second' | 'minute' | 'hour' | 'day' = 'second'
  for (const [next, size] of steps) {
    if (amount < size) break
    amount /= size
    unit = next
  }
  return unit === 'second' ? format.format(0, 'second') : format.format(-Math.floor(amount), unit)
}
