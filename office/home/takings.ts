import type { FiguresToday } from '@filrouge/contract/activity.ts'
import { civilTimeIn } from '@filrouge/kernel/civil-date.ts'

/** A point of a line: hours since midnight, and what was taken since then. */
export type Point = readonly [hour: number, minor: number]

/** The day as two lines that only rise: today's until now, and that of a week ago until its end. */
export function takingsLines(figures: FiguresToday): {
  today: Point[]
  lastWeek: Point[]
  most: number
  /** The hours that are drawn: those of a working day, and any other where something was taken. */
  from: number
  until: number
} {
  const [hour = 0, minute = 0] = civilTimeIn(new Date(figures.asOf), figures.timeZone).split(':').map(Number)
  const now = hour + minute / 60
  const today: Point[] = [[0, 0]]
  const lastWeek: Point[] = [[0, 0]]
  let [taken, takenThen] = [0, 0]
  for (const each of figures.hours) {
    taken += each.takings.minor
    takenThen += each.lastWeekTakings.minor
    lastWeek.push([each.hour + 1, takenThen])
    // Of the hour under way only what has passed is drawn.
    if (each.hour < hour) today.push([each.hour + 1, taken])
    else if (each.hour === hour) today.push([Math.max(now, each.hour + 0.02), taken])
  }
  const busy = figures.hours.filter((each) => each.orders + each.lastWeekOrders > 0).map((each) => each.hour)
  const from = Math.min(8, ...busy)
  const until = Math.max(21, Math.ceil(now), ...busy.map((each) => each + 1))
  const shown = (points: Point[]) => points.filter(([at]) => at >= from && at <= until)
  return { today: shown(today), lastWeek: shown(lastWeek), most: Math.max(taken, takenThen, 1), from, until }
}

/** By how much more or less, in whole percent; nothing where there is nothing to compare with. */
export function changePercent(now: number, before: number): number | undefined {
  return before === 0 ? undefined : Math.round(((now - before) * 100) / before)
}
