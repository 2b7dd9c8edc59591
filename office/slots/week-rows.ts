import type { SlotWindow } from '@filrouge/contract/slots.ts'

/** Hours that some days of the week share: what a person writes once. Figures as they are typed. */
export interface WeekRow {
  starts: string
  ends: string
  capacity: string
  kilograms: string
  euros: string
  weekdays: number[]
}

/** A week as rows: windows that differ in their day alone are one. */
export function rowsOf(windows: readonly SlotWindow[]): WeekRow[] {
  const rows = new Map<string, WeekRow>()
  for (const { weekday, starts, ends, capacity, capacityGrams, cost } of windows) {
    const kilograms = capacityGrams === undefined ? '' : String(capacityGrams / 1000)
    const euros = cost === undefined ? '' : String(cost.minor / 100)
    const key = [starts, ends, capacity, kilograms, euros].join(' ')
    const row = rows.get(key) ?? { starts, ends, capacity: String(capacity), kilograms, euros, weekdays: [] }
    row.weekdays.push(weekday)
    rows.set(key, row)
  }
  return [...rows.values()].sort((one, other) => (one.starts < other.starts ? -1 : 1))
}

const figure = (typed: string): number => Number(typed.replace(',', '.'))

/** The windows that rows stand for; what is typed wrong is left for the server to say. */
export function windowsOf(rows: readonly WeekRow[]): SlotWindow[] {
  return rows.flatMap(({ starts, ends, capacity, kilograms, euros, weekdays }) =>
    weekdays.map((weekday) => ({
      ...{ weekday, starts, ends, capacity: figure(capacity) },
      ...(kilograms.trim() && { capacityGrams: Math.round(figure(kilograms) * 1000) }),
      ...(euros.trim() && { cost: { minor: Math.round(figure(euros) * 100), currency: 'EUR' } }),
    })),
  )
}
