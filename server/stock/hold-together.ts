import type { Database } from '../platform/db/database.ts'
import { type NewHold, type Taken, takeHold, takeHolds } from './take-holds.ts'

interface Waiting {
  hold: NewHold
  now: Date
  resolve(taken: Taken): void
  reject(error: unknown): void
}

interface Queue {
  waiting: Waiting[]
  isBusy: boolean
}

const batchAtMost = 64
const queues = new WeakMap<Database, Queue>()

/**
 * Takes a hold in a transaction of its own, together with whoever asks at the same time: all who wait while a batch is at the database make
 * the next one. The row that everybody wants is then locked once for all of them, and the disk is waited for once.
 */
export function holdTogether(db: Database, hold: NewHold, now: Date): Promise<Taken> {
  const queue = queues.get(db) ?? { waiting: [], isBusy: false }
  queues.set(db, queue)
  return new Promise((resolve, reject) => {
    queue.waiting.push({ hold, now, resolve, reject })
    if (queue.isBusy) return
    queue.isBusy = true
    void serve(db, queue)
  })
}

async function serve(db: Database, queue: Queue): Promise<void> {
  for (;;) {
    // A round of the event loop, so that those who have just been answered and ask again are in time.
    await new Promise(setImmediate)
    if (queue.waiting.length === 0) break
    const batch = nextBatch(queue)
    const holds = batch.map(({ hold }) => hold)
    const latest = new Date(Math.max(...batch.map(({ now }) => now.getTime())))
    try {
      const taken = await takeHolds(db, holds, latest)
      for (const [index, { resolve }] of batch.entries()) resolve(taken[index]!)
    } catch {
      // Whatever was wrong with one of them, or with the connection, the others shall not suffer for it. What was committed all the same
      // is found by its payment.
      for (const { hold, now, resolve, reject } of batch)
        await db.transaction((tx) => takeHold(tx, hold, now)).then(resolve, reject)
    }
  }
  queue.isBusy = false
}

/** The first of those who wait; a payment that asks twice is answered in turn, for its second question depends on the first. */
function nextBatch(queue: Queue): Waiting[] {
  const batch: Waiting[] = []
  const later: Waiting[] = []
  const payments = new Set<string>()
  for (const waiting of queue.waiting) {
    const isNext = batch.length < batchAtMost && !payments.has(waiting.hold.paymentId)
    if (isNext) payments.add(waiting.hold.paymentId)
    ;(isNext ? batch : later).push(waiting)
  }
  queue.waiting = later
  return batch
}
