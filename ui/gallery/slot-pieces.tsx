import type { SlotView } from '@filrouge/contract/slots.ts'
import { addDays, instantOf, weekday } from '@filrouge/kernel/civil-date.ts'
import { money } from '@filrouge/kernel/money.ts'
import { useId, useState } from 'preact/hooks'
import { useLanguage } from '../app.ts'
import { homeTimeZone } from '../dates.ts'
import { SlotGrid } from '../slots/slot-grid.tsx'
import { say } from './say.ts'

const now = new Date('2026-12-01T09:00:00Z')
const hours = ['08:00', '10:00', '14:00', '18:00'] as const

/** A fortnight of appointments: some are taken, the evening costs more, nobody comes on Sunday. */
const slots: SlotView[] = Array.from({ length: 13 }, (_, index) => addDays('2026-12-02', index))
  .filter((day) => weekday(day) !== 7)
  .flatMap((day, index) =>
    hours
      .filter((_, row) => (index + row) % 4 !== 1)
      .map((starts) => ({
        id: `slp_${'0'.repeat(32)}.${day}.${starts}`,
        startsAt: instantOf(day, starts, homeTimeZone).toISOString(),
        endsAt: instantOf(
          day,
          `${String(Number(starts.slice(0, 2)) + 2).padStart(2, '0')}:00`,
          homeTimeZone,
        ).toISOString(),
        cost: money(starts === '18:00' ? 4990 : 3990, 'EUR'),
      })),
  )

/** The week in which she chooses when somebody comes. */
export function SlotPieces() {
  const language = useLanguage()
  const [chosen, setChosen] = useState(slots[4]?.id)
  return (
    <SlotGrid
      slots={slots}
      name={`slot-${useId()}`}
      chosen={chosen}
      onChoose={({ id }) => setChosen(id)}
      language={language}
      now={now}
      title={say(language, 'slots.title')}
    />
  )
}
