import type { Channel } from '@filrouge/contract/sessions.ts'

/** When something happens: so long before the shop was last open, or at an hour so many days earlier, Sundays not counted. */
export type When = { minutesAgo: number } | { daysAgo: number; at: string }

export type DayStep =
  | { do: 'pick'; when: When }
  | { do: 'pack'; when: When }
  | { do: 'ship'; when: When }
  | { do: 'ready'; when: When; shelf: string }
  /** Its carrier says so; from where it left, where no town is named. */
  | { do: 'tell'; when: When; code: string; place?: string }

/** An order that is under way as the demo opens. */
export interface DayOrder {
  /** A customer of the demo, by her address. */
  who: string
  channel: Channel
  placed: When
  lines: Record<string, number>
  way: { mode: 'home' | 'relay' } | { mode: 'collect'; location: string }
  steps: DayStep[]
  /** Its carrier carries it on by itself. */
  isTravelling?: boolean
}
