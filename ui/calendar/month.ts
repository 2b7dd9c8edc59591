import { addDays, type CivilDate, weekday } from '@filrouge/kernel/civil-date.ts'

/** The first day of a day's month. */
export const monthOf = (day: CivilDate): CivilDate => `${day.slice(0, 7)}-01`

/** The same day some months later or earlier; the month's last where it has no such day. */
export function addMonths(day: CivilDate, months: number): CivilDate {
  const [year, month] = day.split('-').map(Number) as [number, number]
  const count = year * 12 + month - 1 + months
  const first = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`
  const last = addDays(first, 31 - Number(addDays(first, 31).slice(8)))
  const same = first.slice(0, 8) + day.slice(8)
  if (same > last) return last
  return same
}

/** The weeks of a month, from Monday to Sunday; null where a day belongs to a neighbour. */
export function weeksOf(month: CivilDate): (CivilDate | null)[][] {
  const monday = addDays(month, 1 - weekday(month))
  const weeks: (CivilDate | null)[][] = []
  for (let start = monday; start < addMonths(month, 1); start = addDays(start, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => {
        const day = addDays(start, index)
        return monthOf(day) === month ? day : null
      }),
    )
  }
  return weeks
}

const weeksAhead = 5

/**
 * The weeks to choose a day from: those of a month, but of the first one, what is past is left out and the weeks to come are there instead, whatever
 * their month, since most of what is promised falls into them.
 */
export function weeksToChoose(month: CivilDate, first: CivilDate): (CivilDate | null)[][] {
  if (month > monthOf(first)) return weeksOf(month)
  const monday = addDays(first, 1 - weekday(first))
  return Array.from({ length: weeksAhead }, (_, week) =>
    Array.from({ length: 7 }, (_, index) => addDays(monday, week * 7 + index)),
  )
}

/** Where a key leads from a day, as in every calendar's grid (WAI-ARIA, date picker); undefined where the key means nothing there. */
export function dayByKey(day: CivilDate, key: string, hasShift: boolean): CivilDate | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1)
    case 'ArrowRight':
      return addDays(day, 1)
    case 'ArrowUp':
      return addDays(day, -7)
    case 'ArrowDown':
      return addDays(day, 7)
    case 'Home':
      return addDays(day, 1 - weekday(day))
    case 'End':
      return addDays(day, 7 - weekday(day))
    case 'PageUp':
      return addMonths(day, hasShift ? -12 : -1)
    case 'PageDown':
      return addMonths(day, hasShift ? 12 : 1)
    default:
      return undefined
  }
}
