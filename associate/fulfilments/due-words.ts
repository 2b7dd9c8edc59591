import type { FulfilmentView } from '@filrouge/contract/fulfilments.ts'
import type { Language } from '@filrouge/kernel/language.ts'
import { nearDayWords, timeWords } from '@filrouge/ui/dates.ts'
import { say } from '../say.ts'

/** By when it matters here: to be ready at an hour for her who comes, to be at her door by a day. */
export function dueWords(
  { mode, promised }: Pick<FulfilmentView, 'mode' | 'promised'>,
  language: Language,
  now: Date,
): string {
  if (mode === 'collect' || mode === 'takeaway') {
    const day = nearDayWords(promised.earliest, language, now)
    return say(language, 'prepare.readyFor', { day, time: timeWords(promised.earliest, language) })
  }
  return say(language, 'prepare.thereBy', { day: nearDayWords(promised.latest, language, now) })
}

/** Whether it should have been prepared already. */
export function isOverdue({ mode, promised }: Pick<FulfilmentView, 'mode' | 'promised'>, now: Date): boolean {
  const due = mode === 'collect' || mode === 'takeaway' ? promised.earliest : promised.latest
  return Date.parse(due) < now.getTime()
}
