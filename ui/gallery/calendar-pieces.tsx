import type { CivilDate } from '@filrouge/kernel/civil-date.ts'
import { useState } from 'preact/hooks'
import { useLanguage } from '../app.ts'
import { Calendar } from '../calendar/calendar.tsx'
import { say } from './say.ts'

/** A day chosen, promises before it and after it. */
export function CalendarPieces() {
  const language = useLanguage()
  const [chosen, setChosen] = useState<CivilDate>('2026-12-09')
  return (
    <Calendar
      name={say(language, 'calendar.title')}
      today="2026-12-01"
      chosen={chosen}
      onChoose={setChosen}
      points={['2026-12-03', '2026-12-08', '2026-12-09', '2026-12-14'].map((day) => ({
        day,
        words: say(language, 'thread.home'),
        tone: day <= chosen ? 'good' : 'late',
      }))}
    />
  )
}
