import { useLanguage } from '../app.ts'
import { useNow } from '../clock.ts'
import { datedWords, dayWords, momentWords, nearDayWords } from '../dates.ts'

const ways = { day: dayWords, nearDay: nearDayWords, moment: momentWords, dated: datedWords }

/** An instant in words (« mardi 12 mai »), with the exact instant for machines. */
export function DateWords(props: {
  at: string
  as?: keyof typeof ways
  timeZone?: string | undefined
  now?: Date | undefined
}) {
  const language = useLanguage()
  const now = useNow()
  return (
    <time dateTime={props.at}>{ways[props.as ?? 'day'](props.at, language, props.now ?? now, props.timeZone)}</time>
  )
}
