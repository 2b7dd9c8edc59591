import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import type { Config } from '../../platform/config.ts'
import { findEmbedded } from '../../platform/db/embedded.ts'
import type { Program } from '../../platform/route.ts'

/**
 * Runs an import in a process of its own, which steps back where others need the processor: reading a file and making rows of it would
 * have shoppers wait. Answers when that process has ended; whether the import is over stands in its row.
 */
export async function runBeside(
  { entry, execArgv }: Program,
  config: Config,
  id: string,
  restShare: number,
): Promise<void> {
  const url = config.databaseUrl ?? (await findEmbedded(config.dataFolder))
  if (url === undefined) throw new Error('there is no database to import into')
  const naming = config.namedStatements ? 'named' : 'unnamed'
  const words = [...execArgv, entry, url, config.dataFolder, id, String(restShare), naming]
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'ignore', 'inherit'] })
  child.stdin.on('error', () => undefined)
  child.once('spawn', () => {
    try {
      setPriority(child.pid!, constants.priority.PRIORITY_LOW)
    } catch {
      // Where it may not step back, it runs beside the others.
    }
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (code !== 0) throw new Error(`its process ended with ${code}`)
}
