import sql from 'sql-template-tag'
import type { Database, Tx } from './db/database.ts'

type Listener = () => void

/**
 * Tells open pages that something they show has changed. A topic is the id of the thing. What is told is only "look again": it may be told
 * twice or too often, and a page that missed it reads again when it reconnects, so nothing depends on it being kept.
 */
export interface Live {
  watch(topic: string, listener: Listener): () => void
  tell(topic: string): void
  close(): void
}

// Who watches here is told at once; who watches on another server, a moment later: to tell them is a process woken for each server, ours among them.
const pauseMs = 100

const liveOf = new WeakMap<Database, Live>()

/** After the commit of `tx`, whoever watches the topic is told, on every server. */
export function changed(tx: Tx, topic: string): void {
  tx.afterCommit(() => liveOf.get(tx.database)?.tell(topic))
}

/** Opens the channel between the servers of one database. */
export async function openLive(db: Database): Promise<Live> {
  const serverId = Math.random().toString(36).slice(2)
  const listeners = new Map<string, Set<Listener>>()
  let waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const tellHere = (topic: string) => {
    for (const listener of listeners.get(topic) ?? []) listener()
  }
  const stopListening = await db.listen('live', (payload) => {
    const [from, topics = ''] = (payload ?? '').split('|')
    if (from !== serverId) for (const topic of topics.split(',')) tellHere(topic)
  })
  // One NOTIFY for all that changed in a moment, outside every business transaction: NOTIFY takes a lock that would make commits queue.
  const flush = () => {
    timer = undefined
    const topics = [...waiting]
    waiting = new Set()
    for (let i = 0; i < topics.length; i += 100) {
      const payload = `${serverId}|${topics.slice(i, i + 100).join(',')}`
      db.reader.run(sql`select pg_notify('live', ${payload})`).catch(() => undefined)
    }
  }
  const live: Live = {
    watch(topic, listener) {
      const set = listeners.get(topic) ?? new Set()
      listeners.set(topic, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic)
      }
    },
    tell(topic) {
      tellHere(topic)
      waiting.add(topic)
      timer ??= setTimeout(flush, pauseMs)
    },
    close() {
      clearTimeout(timer)
      stopListening()
      liveOf.delete(db)
    },
  }
  liveOf.set(db, live)
  return live
}
