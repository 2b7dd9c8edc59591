import type { SlotView } from '@filrouge/contract/slots.ts'
import { addDays, type CivilDate, civilDateIn, civilTimeIn, weekday } from '@filrouge/kernel/civil-date.ts'
import { homeTimeZone } from '../dates.ts'

/** The hours of a row, `HH:MM`. */
export interface Hours {
  from: string
  until: string
}

/** A week as a table: days across, hours down; a cell that is undefined can be had no more, or never could. */
export interface SlotWeek {
  monday: CivilDate
  days: CivilDate[]
  rows: { hours: Hours; cells: (SlotView | undefined)[] }[]
}

/** Slots by week. Every week has the same days of the week, so that they stand below one another. */
export function slotWeeks(slots: readonly SlotView[], timeZone = homeTimeZone): SlotWeek[] {
  const placed = slots.map((slot) => {
    const [starts, ends] = [new Date(slot.startsAt), new Date(slot.endsAt)]
    const day = civilDateIn(starts, timeZone)
    const hours = { from: civilTimeIn(starts, timeZone), until: civilTimeIn(ends, timeZone) }
    return { slot, day, hours, monday: addDays(day, 1 - weekday(day)) }
  })
  const weekdays = [...new Set(placed.map(({ day }) => weekday(day)))].sort((one, other) => one - other)
  const mondays = [...new Set(placed.map(({ monday }) => monday))].sort()
  return mondays.map((monday) => {
    const ofWeek = placed.filter((one) => one.monday === monday)
    const days = weekdays.map((number) => addDays(monday, number - 1))
    const keys = [...new Set(ofWeek.map(({ hours }) => `${hours.from} ${hours.until}`))].sort()
    const rows = keys.map((key) => {
      const [from = '', until = ''] = key.split(' ')
      const ofRow = ofWeek.filter(({ hours }) => hours.from === from && hours.until === until)
      return { hours: { from, until }, cells: days.map((day) => ofRow.find((one) => one.day === day)?.slot) }
    })
    return { monday, days, rows }
  })
}
