import sql from 'sql-template-tag'
import type { Database, Tx } from './db/database.ts'

/** What is kept of one kind of thing: how it is read, and how long it serves. */
export interface Remembered<Value, Asked> {
  /** As `noted_changes` names it. */
  kind: string
  read(tx: Tx, keys: readonly string[], asked: Asked): Promise<Map<string, Value>>
  /** Whether what was read for somebody else, and has not changed since, answers this question too. */
  serves(value: Value, asked: Asked): boolean
  atMost: number
}

interface Waiting {
  remembered: Remembered<unknown, unknown>
  keys: readonly string[]
  asked: unknown
  resolve(found: Map<string, unknown>): void
  reject(error: unknown): void
}

interface Memory {
  kept: Map<Waiting['remembered'], Map<string, unknown>>
  /** What it knows is as it was in this snapshot, or later, of this server. */
  snapshot: string | null
  server: string | undefined
  waiting: Waiting[]
  isBusy: boolean
}

const memories = new WeakMap<Database, Memory>()

/**
 * Answers from memory what is exactly so at the moment: who asks in the same round of the event loop, or while a question is under way, asks
 * together what has been written since the last time, and only that is read again. The note of a change is written in its transaction, so
 * whatever was committed before somebody asked is seen. A transaction, which sees a world of its own, reads for itself.
 */
export function rememberExactly<Value, Asked>(
  remembered: Remembered<Value, Asked>,
): (tx: Tx, keys: readonly string[], asked: Asked) => Promise<Map<string, Value>> {
  return (tx, keys, asked) => {
    const { database } = tx
    if (tx !== database.reader) return remembered.read(tx, keys, asked)
    const memory = memories.get(database) ?? emptyMemory()
    memories.set(database, memory)
    return new Promise((resolve, reject) => {
      memory.waiting.push({ remembered, keys, asked, resolve, reject } as unknown as Waiting)
      if (memory.isBusy) return
      memory.isBusy = true
      void serve(tx, memory)
    })
  }
}

const emptyMemory = (): Memory => ({ kept: new Map(), snapshot: null, server: undefined, waiting: [], isBusy: false })

async function serve(tx: Tx, memory: Memory): Promise<void> {
  for (;;) {
    await new Promise(setImmediate)
    const group = memory.waiting
    if (group.length === 0) break
    memory.waiting = []
    try {
      await answer(tx, memory, group)
    } catch (error) {
      memory.kept.clear()
      for (const { reject } of group) reject(error)
    }
  }
  memory.isBusy = false
}

async function answer(tx: Tx, memory: Memory, group: readonly Waiting[]): Promise<void> {
  const unknown = unknownOf(memory, group)
  const reading = [...unknown].map(async ([remembered, { keys, asked }]) => {
    const read = await remembered.read(tx, [...keys], asked)
    return [remembered, read] as const
  })
  const [news, ...allRead] = await Promise.all([newsSince(tx, memory.snapshot), ...reading])
  const fresh = new Map(allRead)
  // Kept first: what was read may be older than the news.
  for (const [remembered, read] of allRead) keep(memory, remembered, read)
  forgetChanged(memory, news)
  for (const one of group) {
    const { remembered, keys, asked, resolve, reject } = one
    const justRead = unknown.get(remembered)?.keys
    const found = new Map<string, unknown>()
    const isAnswered = keys.every((key) => {
      const isFresh = justRead?.has(key) ?? false
      const value = (isFresh ? fresh : memory.kept).get(remembered)?.get(key)
      if (value === undefined) return isFresh
      found.set(key, value)
      return remembered.serves(value, asked)
    })
    if (isAnswered) resolve(found)
    // It has changed since it was kept, or was read for a question that is not quite this one.
    else remembered.read(tx, keys, asked).then(resolve, reject)
  }
}

type Unknown = Pick<Waiting, 'asked'> & { keys: Set<string> }

/** What is asked and not kept; read for the one who asked last. */
function unknownOf(memory: Memory, group: readonly Waiting[]): Map<Waiting['remembered'], Unknown> {
  const unknown = new Map<Waiting['remembered'], Unknown>()
  for (const { remembered, keys, asked } of group) {
    const kept = memory.kept.get(remembered)
    for (const key of keys) {
      const value = kept?.get(key)
      if (value !== undefined && remembered.serves(value, asked)) continue
      const these = unknown.get(remembered) ?? { asked, keys: new Set() }
      these.keys.add(key)
      these.asked = asked
      unknown.set(remembered, these)
    }
  }
  return unknown
}

function keep(memory: Memory, remembered: Waiting['remembered'], read: ReadonlyMap<string, unknown>): void {
  const kept = memory.kept.get(remembered) ?? new Map<string, unknown>()
  memory.kept.set(remembered, kept)
  for (const [key, value] of read) kept.set(key, value)
  // Those that were kept first go first.
  for (const key of kept.keys()) {
    if (kept.size <= remembered.atMost) break
    kept.delete(key)
  }
}

interface News {
  server: string
  snapshot: string
  /** Whether nothing of what was noted since the snapshot has been forgotten meanwhile. */
  isWhole: boolean | null
  changes: [kind: string, keys: string[] | null][] | null
}

// Who has missed more begins anew.
const notesAtMost = 1000

/**
 * What was not visible in a snapshot: what began after it, and what was under way. Asked for so, and in order up to a limit, it is found by index
 * whatever the planner believes, and one transaction that stays open for an hour makes it no dearer.
 */
function newsSince(tx: Tx, snapshot: string | null): Promise<News> {
  return tx.one<News>(sql`
    select pg_postmaster_start_time()::text as server, pg_current_snapshot()::text as snapshot,
      (select transaction < pg_snapshot_xmin(${snapshot}::pg_snapshot) from noted_changes order by transaction limit 1) as "isWhole", (
        select json_agg(json_build_array(kind, keys)) from (
          (select kind, keys from noted_changes where transaction >= pg_snapshot_xmax(${snapshot}::pg_snapshot)
            order by transaction limit ${notesAtMost})
          union all
          select n.kind, n.keys from pg_snapshot_xip(${snapshot}::pg_snapshot) x(id), lateral (
            select kind, keys from noted_changes where transaction = x.id order by transaction limit ${notesAtMost}) n) news) as changes`)
}

function forgetChanged(memory: Memory, { server, snapshot, isWhole, changes }: News): void {
  // Another server may know less than the one before, which stood somewhere else.
  if (server !== memory.server || !isWhole || (changes?.length ?? 0) >= notesAtMost) memory.kept.clear()
  else
    for (const [kind, keys] of changes ?? [])
      for (const [remembered, kept] of memory.kept) {
        if (remembered.kind !== kind) continue
        if (keys === null) kept.clear()
        else for (const key of keys) kept.delete(key)
      }
  memory.server = server
  memory.snapshot = snapshot
}
