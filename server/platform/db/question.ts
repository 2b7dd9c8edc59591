// The driver has each answer's columns described anew, and reads the description. Here they are described when a connection first hears a named
// question, and remembered with the connection: half of the driver's time, and a tenth of PostgreSQL's, for a question that finds one row.
import pg from 'pg'

interface Columns {
  fields: unknown
  _parsers: unknown
  _prebuiltEmptyResultObject: unknown
}

/** What of the driver's own objects is used here. */
interface Connection {
  columnsOf?: Map<string, Columns>
  describe(message: { type: 'P'; name: string }): void
}

interface DriverQuery {
  name: string | undefined
  _accumulateRows: boolean
  _result: Columns & pg.QueryResult
  prepare(connection: Connection): void
  handleCommandComplete(message: unknown, connection: Connection): void
}

const DriverQuery = pg.Query as unknown as new (
  text: string,
  values: unknown[] | undefined,
  callback: (error: Error | null, result: pg.QueryResult) => void,
) => DriverQuery

class Question extends DriverQuery {
  private knows = false

  constructor(query: pg.QueryConfig, callback: (error: Error | null, result: pg.QueryResult) => void) {
    super(query.text, query.values, callback)
    this.name = query.name
  }

  override prepare(connection: Connection): void {
    const columns = this.name === undefined ? undefined : connection.columnsOf?.get(this.name)
    const { describe } = connection
    if (columns) {
      this.knows = true
      this._accumulateRows = true
      Object.assign(this._result, columns)
      connection.describe = () => {}
    }
    try {
      super.prepare(connection)
    } finally {
      connection.describe = describe
    }
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    super.handleCommandComplete(message, connection)
    if (this.name === undefined || this.knows) return
    connection.columnsOf ??= new Map()
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result
    connection.columnsOf.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject })
  }
}

/** Asks on a connection; behind what was asked before, where that is still being answered. */
export async function askOn(client: pg.ClientBase, query: pg.QueryConfig): Promise<pg.QueryResult> {
  try {
    return await new Promise((resolve, reject) => {
      const question = new Question(query, (error, result) => (error ? reject(error) : resolve(result)))
      client.query(question as unknown as pg.Submittable)
    })
  } catch (error) {
    // Told from here, it names who asked; from the socket, nobody.
    Error.captureStackTrace(error as Error)
    throw error
  }
}
