import type { Call } from '../../platform/call.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Format } from '../formats/format.ts'
import type { Import } from './import-state.ts'

/** An import at work. */
export interface Run {
  db: Database
  folder: string
  one: Import
  format: Format
  /** Who has its lease. */
  runner: string
  call: () => Call
  /** How long to rest after a batch, as a share of what it took: shoppers come first. */
  restShare: number
}
