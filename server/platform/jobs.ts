import type { RecordedEvent } from '@filrouge/contract/events.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Clock } from './clock.ts'
import type { Database, Tx } from './db/database.ts'
import type { Log } from './log.ts'

/** What a job is given: it opens its own transactions, and may call the outside world between them. */
export interface JobContext {
  db: Database
  clock: Clock
  log: Log
}

export interface Job {
  id: string
  kind: string
  key: string
  /** What it follows from; null for work that was left by itself. */
  event: RecordedEvent | null
  payload: Record<string, unknown>
  attempts: number
}

type Handler = (context: JobContext, job: Job) => Promise<void>

const handlers = new Map<string, Handler>()

/** Says what does the jobs of a kind. A job runs at least once: the handler must be repeatable. */
export function registerJob(kind: string, handler: Handler): void {
  handlers.set(kind, handler)
}

/**
 * Leaves work to be done at a moment, in the caller's transaction; at most one waiting job for each kind and key. Steps leave one before
 * they call the outside world: it is their lease, and whoever finds it overdue takes over from the last step recorded.
 */
export async function leaveJob(
  tx: Tx,
  kind: string,
  key: string,
  dueAt: Date,
  payload: Record<string, unknown> = {},
): Promise<void> {
  tx.send(sql`
    insert into jobs (id, kind, key, due_at, payload) values (${newId('job')}, ${kind}, ${key}, ${dueAt}, ${JSON.stringify(payload)})
    on conflict (kind, key) do update set id = excluded.id, due_at = excluded.due_at, payload = excluded.payload, attempts = 0, last_error = null, parked_at = null, leased_until = null`)
  wakeWorker(tx, dueAt)
}

/** The work has been done another way: nothing is left to do. */
export async function dropJob(tx: Tx, kind: string, key: string): Promise<void> {
  tx.send(sql`delete from jobs where kind = ${kind} and key = ${key}`)
}

/** What was to be written to people of events older than that has been written elsewhere, or is no use to them any more. */
export async function dropOldLetters(tx: Tx, before: Date): Promise<void> {
  await tx.run(sql`
    delete from jobs j using events e where e.id = j.event_id and e.at < ${before} and (j.kind like 'send\_%' or j.kind like 'push\_%')`)
}

const workerOf = new WeakMap<Database, Worker>()

/** After the commit of `tx`, the worker looks for work that is due then at once rather than at its next round. */
export function wakeWorker(tx: Tx, dueAt: Date): void {
  tx.afterCommit(() => workerOf.get(tx.database)?.wake(dueAt))
}

export interface Worker {
  /** Looks for work soon, unless what was left is due later. */
  wake(dueAt?: Date): void
  /** Waits until no job is due and none is running. */
  settle(): Promise<void>
  stop(): Promise<void>
}

const leaseSeconds = 60
const batchSize = 64
const batchesAtMost = 4
const maximumAttempts = 12

/** Starts doing jobs: claims due rows in batches, several at a time, on as many servers as run. */
export function startWorker(context: JobContext, options: { atOnce?: number; everyMs?: number } = {}): Worker {
  const { db, clock, log } = context
  const atOnce = options.atOnce ?? 8
  let isStopped = false
  let isClaiming = false
  let batches = 0
  let mustLookAgain = false
  const running = new Set<Promise<void>>()

  const claim = async (): Promise<Job[]> => {
    const rows = await db.reader.rows<Omit<Job, 'event'> & { eventId: string | null } & Omit<RecordedEvent, 'id'>>(sql`
      with claimed as (
        update jobs set leased_until = ${new Date(clock.now().getTime() + leaseSeconds * 1000)}, attempts = attempts + 1
        where id in (
          select id from jobs where due_at <= ${clock.now()} and parked_at is null and (leased_until is null or leased_until < ${clock.now()})
          order by due_at limit ${batchSize} for update skip locked)
        returning id, kind, key, event_id, payload, attempts)
      select c.id, c.kind, c.key, c.payload, c.attempts, e.id as "eventId", e.type, e.subject_id as "subjectId", e.at,
        e.actor_kind as "actorKind", e.actor_id as "actorId", e.channel, e.location_id as "locationId", e.cause_id as "causeId", e.facts
      from claimed c left join events e on e.id = c.event_id`)
    return rows.map(({ id, kind, key, payload, attempts, eventId, ...event }) => ({
      ...{ id, kind, key, payload, attempts },
      event: eventId === null ? null : ({ id: eventId, ...event } as RecordedEvent),
    }))
  }

  const doOne = async (row: Job): Promise<string | undefined> => {
    const handler = handlers.get(row.kind)
    try {
      if (!handler) throw new Error(`no handler for jobs of kind ${row.kind}`)
      await handler(context, row)
      return row.id
    } catch (error) {
      await putBack(row, error)
      return undefined
    }
  }

  const putBack = async (row: Job, error: unknown) => {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const seconds = Math.min(3600, 2 ** row.attempts)
    log.warn({ job: row.kind, key: row.key, attempts: row.attempts, error: message }, 'job failed')
    await db.reader.run(sql`
      update jobs set leased_until = null, last_error = ${message.slice(0, 2000)},
        due_at = ${new Date(clock.now().getTime() + seconds * 1000)}, parked_at = ${row.attempts >= maximumAttempts ? clock.now() : null}
      where id = ${row.id} and attempts = ${row.attempts}`)
  }

  const doBatch = async (rows: Job[]) => {
    const queue = [...rows]
    const done: Job[] = []
    const lane = async () => {
      for (let row = queue.shift(); row; row = queue.shift()) if (await doOne(row)) done.push(row)
    }
    await Promise.all(Array.from({ length: Math.min(atOnce, queue.length) }, lane))
    // One that was left again (same kind and key) while it ran has another id by now; `attempts` guards one that was taken by another worker.
    if (done.length > 0)
      await db.reader.run(sql`
        delete from jobs j using unnest(${done.map((r) => r.id)}::text[], ${done.map((r) => r.attempts)}::integer[]) d(id, attempts)
        where j.id = d.id and j.attempts = d.attempts`)
  }

  // Several batches at a time: one slow call to the outside world must not keep someone's sign-in code waiting.
  const look = async (): Promise<void> => {
    if (isClaiming || batches >= batchesAtMost || isStopped) {
      mustLookAgain = true
      return
    }
    mustLookAgain = false
    isClaiming = true
    const rows = await claim().finally(() => {
      isClaiming = false
    })
    if (rows.length === batchSize || mustLookAgain) start()
    if (rows.length === 0) return
    batches += 1
    await doBatch(rows).finally(() => {
      batches -= 1
    })
    if (mustLookAgain) start()
  }

  const start = () => {
    const round = look().catch((error) => log.error({ error: String(error) }, 'the worker could not look for work'))
    running.add(round)
    round.finally(() => running.delete(round))
  }
  let woken: NodeJS.Timeout | undefined
  // A short pause lets what commits together be claimed together.
  const wake = (dueAt?: Date) => {
    if (isStopped || woken || (dueAt && dueAt > clock.now())) return
    woken = setTimeout(() => {
      woken = undefined
      start()
    }, 10)
  }
  const timer = setInterval(() => wake(), options.everyMs ?? 1000)

  const worker: Worker = {
    wake,
    async settle() {
      for (;;) {
        start()
        await Promise.all(running)
        const waiting = await db.reader.one<{ waiting: number }>(
          sql`select count(*)::integer as waiting from jobs where due_at <= ${clock.now()} and parked_at is null`,
        )
        if (waiting.waiting === 0) return
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    async stop() {
      isStopped = true
      clearInterval(timer)
      clearTimeout(woken)
      await Promise.all(running)
      workerOf.delete(db)
    },
  }
  workerOf.set(db, worker)
  wake()
  return worker
}

/** Work that comes back at fixed intervals, declared in `schedule.ts`: a job that leaves itself again. */
export async function schedule(
  context: JobContext,
  kind: string,
  everySeconds: number,
  run: (context: JobContext) => Promise<void>,
): Promise<void> {
  const next = () => new Date(context.clock.now().getTime() + everySeconds * 1000)
  registerJob(kind, async (jobContext) => {
    // One that fails is told and comes back at its next time: parked, it would never run again.
    const problem = await run(jobContext).then(() => undefined, String)
    if (problem) jobContext.log.error({ job: kind, error: problem }, 'timed job failed')
    await jobContext.db.transaction(async (tx) => {
      await leaveJob(tx, kind, 'schedule', next())
      if (problem) await tx.run(sql`update jobs set last_error = ${problem} where kind = ${kind} and key = 'schedule'`)
    })
  })
  await context.db.reader.run(sql`
    insert into jobs (id, kind, key, due_at) values (${newId('job')}, ${kind}, 'schedule', ${next()}) on conflict (kind, key) do nothing`)
}
