import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether PostgreSQL's own load generator is there (on Debian: apt-get install postgresql-contrib). */
export const hasPgbench = (): boolean => spawnSync('pgbench', ['--version']).status === 0

/** Transactions a second of a script under pgbench, prepared, from `atOnce` clients: what PostgreSQL can do when nothing else costs. */
export async function pgbench(url: string, script: string, atOnce: number, seconds: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'filrouge-pgbench-'))
  const file = join(folder, 'script.sql')
  writeFileSync(file, script)
  const options = ['-n', '-M', 'prepared', '-c', String(atOnce), '-j', '2', '-T', String(seconds), '-f', file]
  const child = spawn('pgbench', [...options, url], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data))
  await new Promise((resolve) => child.once('exit', resolve))
  rmSync(folder, { recursive: true, force: true })
  const perSecond = /tps = ([\d.]+) \(without/.exec(said)?.[1]
  if (perSecond === undefined || !/number of failed transactions: 0|^(?!.*failed)/s.test(said))
    throw new Error(`pgbench: ${said}`)
  return Number(perSecond)
}
