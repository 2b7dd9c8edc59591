import { addDays } from '@filrouge/kernel/civil-date.ts'
import { type Language, localeOf } from '@filrouge/kernel/language.ts'
import type { Location } from '../locations/public.ts'
import { say } from './say.ts'

const aMonday = '2024-01-01'

/** The week of a shop as rows of a letter: « lundi : 10 h – 20 h ». */
export function hoursInWords(
  { hours }: Pick<Location, 'hours'>,
  language: Language,
): { label: string; value: string }[] {
  const dayName = new Intl.DateTimeFormat(localeOf[language], { weekday: 'long', timeZone: 'UTC' })
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const open = hours.filter((one) => one.weekday === weekday)
    const spans = open.map(({ opens, closes }) => `${clock(opens, language)} – ${clock(closes, language)}`)
    return {
      label: dayName.format(new Date(`${addDays(aMonday, weekday - 1)}T12:00:00Z`)),
      value: spans.length > 0 ? spans.join(', ') : say(language, 'hours.closed'),
    }
  })
}

function clock(time: string, language: Language): string {
  if (language === 'en') return time
  const [hours, minutes] = time.split(':')
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`
}
