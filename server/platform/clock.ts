import sql from 'sql-template-tag'
import type { Database } from './db/database.ts'

/** The one clock. Only this file reads the machine's. In the demo and in tests it may run ahead, by an amount kept in the database. */
export interface Clock {
  now(): Date
  /** Reads the advance again: another server may have moved it. */
  refresh(): Promise<void>
  /** Moves the clock forward, never back. Answers false when that would be back. */
  moveTo(instant: Date): Promise<boolean>
}

/** What those listen to who want to know that the clock was moved. */
export const clockTopic = 'clock'

/** Opens the clock of a database. */
export async function openClock(db: Database): Promise<Clock> {
  let aheadMs = 0
  const clock: Clock = {
    now: () => new Date(Date.now() + aheadMs),
    async refresh() {
      const row = await db.reader.maybe<{ ahead_ms: number }>(
        sql`select (extract(epoch from ahead) * 1000)::bigint as ahead_ms from clock`,
      )
      aheadMs = row?.ahead_ms ?? 0
    },
    async moveTo(instant) {
      const wanted = instant.getTime() - Date.now()
      if (wanted < aheadMs) return false
      await db.transaction((tx) =>
        tx.run(sql`
          insert into clock (ahead) values (${wanted / 1000} * interval '1 second')
          on conflict (only_row) do update set ahead = greatest(clock.ahead, excluded.ahead)`),
      )
      await clock.refresh()
      return true
    },
  }
  await clock.refresh()
  return clock
}

/** The machine's own time in milliseconds: only for what the outside world stamps with its own, which no demo moves. */
export const machineTime = (): number => Date.now()
