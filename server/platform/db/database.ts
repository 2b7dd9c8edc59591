// The one way to PostgreSQL: rows out, transactions that unwind, and what happens only once they are committed.
import { availableParallelism } from 'node:os'
import pg from 'pg'
import sql, { bulk, empty, join, raw, Sql } from 'sql-template-tag'
import { columnTypes } from './column-types.ts'
import { type Listen, openListener } from './listener.ts'
import { openReaders, together } from './readers.ts'
import { statementName } from './statement-names.ts'
import { openTurns } from './turns.ts'

export { bulk, empty, join, raw, Sql, sql }

/** Asks the database, inside a transaction or (as `db.reader`) each question on its own. */
export interface Tx {
  /** The database it belongs to: what is kept in memory beside a database is found by it. */
  readonly database: Database
  rows<T = Record<string, unknown>>(query: Sql): Promise<T[]>
  /** Exactly one row, or it throws. */
  one<T = Record<string, unknown>>(query: Sql): Promise<T>
  /** One row or none; it throws when there are more. */
  maybe<T = Record<string, unknown>>(query: Sql): Promise<T | undefined>
  /** Answers how many rows were written. */
  run(query: Sql): Promise<number>
  /**
   * Writes without waiting for the answer: it travels with what is asked next, the commit included, and if it fails nothing is committed and
   * the transaction throws its error, or what `instead` makes of it. Most of what a small write costs is the waiting.
   */
  send(query: Sql, instead?: (error: unknown) => unknown): void
  /** Several statements as plain text, for migrations. */
  script(text: string): Promise<void>
  /** Called once the transaction is committed, never if it unwinds; outside of a transaction at once. */
  afterCommit(then: () => unknown): void
}

export interface TransactionOptions {
  isolation?: 'read committed' | 'repeatable read' | 'serializable'
  readOnly?: boolean
  /** Plans each question anew: for bulk work, while which tables grow a hundredfold and a plan made at its beginning is soon the wrong one. */
  freshPlans?: boolean
  /** `false` when the function does something that must not happen twice; else it is called again after a deadlock. */
  retry?: boolean
}

export interface Database {
  reader: Tx
  /** Each statement a transaction of its own, on a connection that nobody else waits on: for a write that may have to wait for a lock. */
  alone: Tx
  /** For questions whose best plan depends on what is asked (a rare word, a frequent one): planned anew each time. */
  freshPlans: Tx
  read<T = Record<string, unknown>>(query: Sql): Promise<T[]>
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>
  /**
   * A transaction, then what is read after it. The first question of `read` travels right behind the commit, on the same connection: it sees
   * what was written, and nobody waits for the commit's answer in between. Where nothing was committed, nothing that was read is answered.
   */
  writeThenRead<T, R>(work: (tx: Tx) => Promise<T>, read: (tx: Tx, result: T) => Promise<R>): Promise<R>
  listen: Listen
  close(): Promise<void>
}

export interface DatabaseOptions {
  max?: number
  /** Switch off behind PgBouncer in transaction mode. */
  namedStatements?: boolean
  /** Told of what no caller can be told: a connection lost while idle, a failed `afterCommit`. */
  onError?: (error: unknown) => void
}

// A few processes of PostgreSQL that stay awake do more than many that are woken in turn: what they read and how they read it stays near. Five are few for
// two cores.
const fewAtOnce = 1 + 2 * availableParallelism()
const momentMs = 100

type Ask = (query: pg.QueryConfig) => Promise<pg.QueryResult>

/** A value for a `jsonb` column: without it an array would be taken for a PostgreSQL array. */
export function json(value: unknown): string {
  return JSON.stringify(value)
}

/** Opens a pool of connections. Nothing is connected before the first question. */
export function openDatabase(connection: string | pg.ClientConfig, options: DatabaseOptions = {}): Database {
  const { max = 10, namedStatements = true, onError = () => {} } = options
  const fresh: pg.ClientConfig = {
    ...(typeof connection === 'string' ? { connectionString: connection } : connection),
    types: columnTypes,
  }
  // A named statement is planned once. Left to itself PostgreSQL would plan `sku = any($1)` again at each question, for twice its price.
  const config: pg.ClientConfig = namedStatements
    ? { ...fresh, options: '-c plan_cache_mode=force_generic_plan' }
    : fresh
  // Pipelined: `begin` travels with the first question, and questions asked together do not wait for each other.
  const pool = new pg.Pool({ ...config, max, min: Math.min(max, fewAtOnce), pipeline: true } as pg.PoolConfig)
  pool.on('error', onError)
  // A connection that breaks while in use fails its questions; without a listener it would also end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  const turn = openTurns(fewAtOnce, momentMs)
  const leaving = new Map<pg.ClientBase, () => void>()
  pool.on('release', (_error, client) => leaving.get(client)?.())
  const borrow = async (): Promise<pg.PoolClient> => {
    const leave = await turn()
    try {
      const client = await pool.connect()
      leaving.set(client, leave)
      return client
    } catch (error) {
      leave()
      throw error
    }
  }
  const readers = openReaders(config, Math.min(max, 4), onError)
  const planners = openReaders(fresh, Math.min(max, 2), onError)
  const listener = openListener(config, onError)
  const tell = (then: () => unknown) => void (async () => then())().catch(onError)

  const askAlone: Ask = async (query) => {
    const client = await borrow()
    try {
      const answer = await together(client, query)
      client.release()
      return answer
    } catch (error) {
      // Whether the statement failed or its connection broke: a fresh one knows nothing of either.
      client.release(true)
      throw error
    }
  }

  /** Answers the result and, where something is to be read behind the commit, its answer still on its way. */
  async function once<T, R>(
    work: (tx: Tx) => Promise<T>,
    begin: string,
    named: boolean,
    read?: (tx: Tx, result: T) => Promise<R>,
  ): Promise<{ result: T; reading: Promise<R> | undefined }> {
    const client = await borrow()
    const afterwards: (() => unknown)[] = []
    const sent: Promise<unknown>[] = []
    let open = true
    const ask: Ask = (query) => {
      if (open) return together(client, query)
      return Promise.reject(new Error('This transaction is over: a question to it was not awaited.'))
    }
    try {
      together(client, { text: begin }).catch(() => {}) // if it fails, so does every question behind it
      const tx = questions(
        database,
        ask,
        named,
        (then) => afterwards.push(then),
        (asked) => sent.push(asked),
      )
      const result = await work(tx)
      open = false
      const committed = together(client, { text: 'commit' })
      committed.catch(() => {}) // heard below, after what was sent
      leaving.get(client)?.() // the disk is waited for by as many as there are connections
      const reading = read?.(behind(client), result)
      reading?.catch(() => {}) // heard by the caller, if the commit succeeds
      await Promise.all(sent)
      const { command } = await committed
      if (command !== 'COMMIT') throw new Error('Nothing was committed: a question failed and its error was swallowed.')
      afterwards.forEach(tell)
      if (reading)
        void reading.then(
          () => client.release(),
          (error) => client.release(isStale(error)),
        )
      else client.release()
      return { result, reading }
    } catch (error) {
      open = false
      await client.query('rollback').then(
        () => client.release(isStale(error)),
        () => client.release(true),
      )
      throw await rootOf(error, sent)
    }
  }

  /** Questions to a connection whose transaction is being committed: each is a transaction of its own. */
  const behind = (client: pg.PoolClient) =>
    questions(
      database,
      (query) => together(client, query),
      namedStatements,
      tell,
      (asked) => void asked.catch(onError),
    )

  /** Again after a deadlock; what is read behind the commit is never the reason. */
  async function persist<T, R>(
    work: (tx: Tx) => Promise<T>,
    { isolation, readOnly, freshPlans = false, retry = true }: TransactionOptions,
    read?: (tx: Tx, result: T) => Promise<R>,
  ) {
    const level = isolation ? ` isolation level ${isolation}` : ''
    const plans = freshPlans ? '; set local plan_cache_mode = auto' : ''
    const begin = `begin${level}${readOnly ? ' read only' : ''}${plans}`
    for (let attempt = 0; ; attempt++) {
      try {
        return await once(work, begin, namedStatements && !freshPlans, read)
      } catch (error) {
        if (!retry || attempt >= 5 || !isWorthRetrying(error)) throw error
        await new Promise((done) => setTimeout(done, Math.random() * 5 * 2 ** attempt))
      }
    }
  }

  const database: Database = {
    get reader() {
      return reader
    },
    get alone() {
      return alone
    },
    get freshPlans() {
      return freshPlans
    },
    read: (query) => reader.rows(query),
    async transaction(work, options = {}) {
      const { result } = await persist(work, options)
      return result
    },
    async writeThenRead<T, R>(work: (tx: Tx) => Promise<T>, read: (tx: Tx, result: T) => Promise<R>) {
      const { reading } = await persist(work, {}, read)
      return reading as Promise<R>
    },
    listen: listener.listen,
    async close() {
      await Promise.all([listener.close(), readers.close(), planners.close(), pool.end()])
    },
  }
  const reader = questions(database, readers.ask, namedStatements, tell, (asked) => void asked.catch(onError))
  const alone = questions(database, askAlone, namedStatements, tell, (asked) => void asked.catch(onError))
  const freshPlans = questions(database, planners.ask, false, tell, (asked) => void asked.catch(onError))
  return database
}

function questions(
  database: Database,
  ask: Ask,
  named: boolean,
  afterCommit: Tx['afterCommit'],
  keep: (asked: Promise<unknown>) => void,
): Tx {
  const put = (query: Sql) => {
    const { text, values } = query
    return ask(named ? { name: statementName(text), text, values } : { text, values })
  }
  const rows = async <T>(query: Sql) => (await put(query)).rows as T[]
  const atMostOne = async <T>(query: Sql) => {
    const found = await rows<T>(query)
    if (found.length > 1) throw new Error(`Expected one row, got ${found.length}: ${query.text}`)
    return found[0]
  }
  return {
    database,
    rows,
    async one<T>(query: Sql) {
      const row = await atMostOne<T>(query)
      if (row === undefined) throw new Error(`Expected one row, got none: ${query.text}`)
      return row
    },
    maybe: atMostOne,
    run: async (query) => (await put(query)).rowCount ?? 0,
    send(query, instead) {
      const asked = instead
        ? put(query).catch((error) => {
            throw instead(error)
          })
        : put(query)
      asked.catch(() => {}) // heard by whoever keeps it
      keep(asked)
    },
    script: async (text) => void (await ask({ text })),
    afterCommit,
  }
}

/** After a write that was sent has failed, whatever is asked next is told only that the transaction is aborted: the cause is the write's. */
async function rootOf(error: unknown, sent: readonly Promise<unknown>[]): Promise<unknown> {
  if ((error as { code?: string } | undefined)?.code !== '25P02') return error
  const failed = (await Promise.allSettled(sent)).find(
    (one) => one.status === 'rejected' && one.reason?.code !== '25P02',
  )
  return failed?.status === 'rejected' ? failed.reason : error
}

/** Whether a statement failed because a row with this key is there already. */
export function isTaken(error: unknown, constraint: string): boolean {
  const { code, constraint: broken } = (error ?? {}) as { code?: string; constraint?: string }
  return code === '23505' && broken === constraint
}

// Serialization failure, deadlock.
function isWorthRetrying(error: unknown): boolean {
  const code = (error as { code?: string } | undefined)?.code
  return code === '40001' || code === '40P01' || isStale(error)
}

// A migration changed a table under a prepared statement: a fresh connection knows nothing of it.
function isStale(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  return code === '0A000' && message?.includes('cached plan') === true
}
