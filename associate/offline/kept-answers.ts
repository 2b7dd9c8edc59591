import { serverNow } from '@filrouge/ui/clock.ts'
import type { Seen, SeenStore } from '@filrouge/ui/seen.ts'

// What an associate looks at: an amount to be paid and its secret address are never kept.
const kept = [
  'showSession',
  'showLocation',
  'listLocations',
  'showMyDay',
  'searchProducts',
  'showVariant',
  'showProduct',
  'showStock',
  'promiseBasket',
  'findCustomers',
  'showCustomer',
  'showCart',
  'showOrder',
  'listFulfilments',
  'showFulfilment',
]
const longestMs = 12 * 3_600_000
const most = 400

const isKept = (question: string) => kept.some((name) => question.startsWith(`${name} `))

/** The questions of today whose answers are worth keeping, the latest first; whose day is over is forgotten. */
export function stillKept(all: readonly (readonly [string, Seen])[], now: number): (readonly [string, Seen])[] {
  return all
    .filter(([question, { at }]) => isKept(question) && now - at < longestMs)
    .sort(([, one], [, other]) => other.at - one.at)
    .slice(0, most)
}

/** The answers seen on this device, which outlive the page but not the working day, nor the signing out. */
export interface KeptAnswers extends SeenStore {
  /** Reads what an earlier page has kept. */
  load: () => Promise<void>
  /** The last different answers to one kind of question, the latest first. */
  latest: <T>(name: string) => T[]
}

/** Keeps answers in the browser's own database; where it has none, they live as long as the page. */
export function keptAnswers(name: string): KeptAnswers {
  const seen = new Map<string, Seen>()
  const opened = open(name)
  const write = (work: (store: IDBObjectStore) => void) =>
    void opened.then((database) => {
      if (database) work(database.transaction('answers', 'readwrite').objectStore('answers'))
    })
  return {
    get: (question) => seen.get(question),
    set: (question, answer) => {
      seen.set(question, answer)
      if (isKept(question)) write((store) => store.put(answer, question))
    },
    clear: () => {
      seen.clear()
      write((store) => store.clear())
    },
    latest: <T>(name: string) =>
      [...seen]
        .filter(([question]) => question.startsWith(`${name} `))
        .sort(([, one], [, other]) => other.at - one.at)
        .map(([, { answer }]) => answer as T),
    load: async () => {
      const database = await opened
      if (!database) return
      const all = await readAll(database)
      const fresh = new Map(stillKept(all, serverNow().getTime()))
      for (const [question, answer] of fresh) seen.set(question, answer)
      write((store) => {
        for (const [question] of all) if (!fresh.has(question)) store.delete(question)
      })
    },
  }
}

function open(name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(name, 1)
      request.onupgradeneeded = () => request.result.createObjectStore('answers')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(undefined)
    } catch {
      // A private window may have no database.
      resolve(undefined)
    }
  })
}

function readAll(database: IDBDatabase): Promise<[string, Seen][]> {
  return new Promise((resolve) => {
    const found: [string, Seen][] = []
    const walk = database.transaction('answers').objectStore('answers').openCursor()
    walk.onsuccess = () => {
      const cursor = walk.result
      if (!cursor) return resolve(found)
      found.push([String(cursor.key), cursor.value as Seen])
      cursor.continue()
    }
    walk.onerror = () => resolve(found)
  })
}
