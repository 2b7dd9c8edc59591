// Who has a data folder open: read from PostgreSQL's own lock file, which outlives a killed server.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface Holder {
  pid: number
  socket: string
  status: string
}

/** The PostgreSQL that runs on this data folder, if one does; a lock file that a dead one left is removed. */
export function holderOf(data: string): Holder | undefined {
  const file = join(data, 'postmaster.pid')
  const lines = readLines(file)
  const pid = Number(lines?.[0])
  if (lines && !(pid > 0)) removeIfAbandoned(file)
  if (!lines || !(pid > 0)) return undefined
  if (!commandOf(pid).includes(data)) {
    // Its number may by now be another program's (always so in a restarted container), at which PostgreSQL would refuse to start.
    if (readLines(file)?.[0] === lines[0]) rmSync(file, { force: true })
    return undefined
  }
  return { pid, socket: lines[4] ?? '', status: (lines[7] ?? 'starting').trim() }
}

const writtenWithinMs = 5_000

// Empty for an instant while a server starts; for longer, what one left that was killed in that instant.
function removeIfAbandoned(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.size === 0 && Date.now() - found.mtimeMs > writtenWithinMs) rmSync(file, { force: true })
}

function readLines(file: string): string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return undefined
  }
}

function commandOf(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-o', 'command=', '-ww', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
