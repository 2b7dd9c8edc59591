import type { Database, Tx } from './db/database.ts'

type Ask<Answer> = (tx: Tx, keys: readonly string[], moment: string) => Promise<Map<string, Answer>>

interface Group<Answer> {
  keys: Set<string>
  answer: Promise<Map<string, Answer>>
}

// Whoever wants a whole list is not waited for by those who want one thing.
const fewKeys = 10
const keysAtMost = 200

/**
 * Makes one question of what many callers want in the same round of the event loop about the same moment: sending a question, running it and
 * reading its answer costs more than what it finds. What is answered may hold what others asked for. Each transaction, which sees a world of its own, asks alone.
 */
export function askTogether<Answer>(ask: Ask<Answer>): Ask<Answer> {
  const groupsOf = new WeakMap<Database, Map<string, Group<Answer>>>()
  return (tx, keys, moment) => {
    if (tx !== tx.database.reader || keys.length > fewKeys) return ask(tx, keys, moment)
    const groups = groupsOf.get(tx.database) ?? new Map<string, Group<Answer>>()
    groupsOf.set(tx.database, groups)
    const group = groups.get(moment) ?? open(tx, moment, groups)
    for (const key of keys) group.keys.add(key)
    if (group.keys.size >= keysAtMost) groups.delete(moment)
    return group.answer
  }

  function open(tx: Tx, moment: string, groups: Map<string, Group<Answer>>): Group<Answer> {
    const keys = new Set<string>()
    const answer = new Promise((resolve) => setImmediate(resolve)).then(() => {
      if (groups.get(moment)?.keys === keys) groups.delete(moment)
      return ask(tx, [...keys], moment)
    })
    const group = { keys, answer }
    groups.set(moment, group)
    return group
  }
}
