// Questions outside of a transaction share a few connections. Each is sent at once behind those still being answered, so a busy server
// talks to few PostgreSQL processes, which stay awake: on a small machine, waking one costs more than most answers.
import type { Socket } from 'node:net'
import pg from 'pg'
import { askOn } from './question.ts'

// More than these would wait for each other where several processes could answer.
const askedTogether = 8

export interface Readers {
  ask(query: pg.QueryConfig): Promise<pg.QueryResult>
  close(): Promise<void>
}

interface Reader {
  client: Promise<pg.Client>
  waiting: number
}

/** Opens up to `count` shared connections, each when it is first needed, and again after it broke. */
export function openReaders(config: pg.ClientConfig, count: number, onError: (error: unknown) => void): Readers {
  const readers: (Reader | undefined)[] = Array.from({ length: count })
  let isClosed = false
  let ofThisRound: { reader: Reader; asked: number } | undefined

  const open = (place: number): Reader => {
    const client = new pg.Client({ ...config, pipeline: true } as pg.ClientConfig)
    const reader: Reader = { client: client.connect().then(() => client), waiting: 0 }
    const lose = () => {
      if (readers[place] === reader) readers[place] = undefined
    }
    client.on('error', (error) => {
      lose()
      if (!isClosed) onError(error)
    })
    client.on('end', lose)
    reader.client.catch(lose)
    readers[place] = reader
    return reader
  }

  /** The one with the least to do. A new one is opened only when all have something. */
  const choose = (): Reader => {
    let best: Reader | undefined
    for (let place = 0; place < count; place++) {
      const reader = readers[place]
      if (!reader) return best?.waiting === 0 ? best : open(place)
      if (!best || reader.waiting < best.waiting) best = reader
      if (best.waiting === 0) return best
    }
    return best as Reader
  }

  /** The first few of a round of the event loop go to one of them, in one write: to wake each of several processes would cost more. */
  const chooseForRound = (): Reader => {
    if (ofThisRound && ofThisRound.asked < askedTogether && readers.includes(ofThisRound.reader)) ofThisRound.asked++
    else {
      if (!ofThisRound)
        setImmediate(() => {
          ofThisRound = undefined
        })
      ofThisRound = { reader: choose(), asked: 1 }
    }
    return ofThisRound.reader
  }

  return {
    async ask(query) {
      if (isClosed) throw new Error('The database is closed.')
      const reader = chooseForRound()
      reader.waiting++
      try {
        return await together(await reader.client, query)
      } finally {
        reader.waiting--
      }
    },
    async close() {
      isClosed = true
      const open = readers.filter((reader) => reader !== undefined)
      await Promise.all(open.map((reader) => reader.client.then((client) => client.end()).catch(() => undefined)))
    },
  }
}

const corked = new WeakSet<Socket>()

/** What is asked in one round of the event loop goes out in one write: the system call that sends a question is half of what it costs here. */
export function together(client: pg.ClientBase, query: pg.QueryConfig): Promise<pg.QueryResult> {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  if (!corked.has(stream)) {
    corked.add(stream)
    stream.cork()
    setImmediate(() => {
      corked.delete(stream)
      stream.uncork()
    })
  }
  return askOn(client, query)
}
