import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@filrouge/server/platform/free-port.ts'

export interface Shop {
  port: number
  /** CPU milliseconds used so far, by the server, by PostgreSQL and by the sandbox. */
  cpu(): { server: number; database: number; sandbox: number }
  /** How often the server has written to a connection or a file: each time it wakes somebody. */
  writes(): number
  settle(): Promise<void>
  /** Waits until it does nothing by itself: after a start, or after much was written, search and PostgreSQL have work of their own. */
  rest(): Promise<void>
  /** What `npm run verify` says of it, while it is open. */
  verify(): string
  stop(): Promise<void>
  /** Ends the server, or PostgreSQL under it, as a power cut would; answers when nothing of it is left. */
  kill(what: 'server' | 'database'): Promise<void>
  startSeconds: number
  folder: string
}

/** The program as `npm start` runs it (or another one, which says when it is ready), in a process and a folder of its own. */
export async function openShop(root: string, given: { folder?: string; program?: string[] } = {}): Promise<Shop> {
  const folder = given.folder ?? mkdtempSync(join(tmpdir(), 'filrouge-bench-'))
  const port = await freePort()
  const began = performance.now()
  // With a folder here, V8 writes there where the server's time went (open the file in a browser's tools).
  const profiles = process.env.FILROUGE_PROFILE
  const profiling = profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : []
  // As in `package.json`: what a request makes is gone before young memory is full, rather than moved aside with what lasts.
  const memory = '--max-semi-space-size=32'
  const child = spawn(process.execPath, [memory, ...profiling, ...(given.program ?? ['bin/start.mjs'])], {
    cwd: root,
    env: { ...process.env, PORT: String(port), FILROUGE_DATA: folder, LOG_LEVEL: 'error', FILROUGE_RATE_LIMITS: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // A benchmark that fails leaves no shop behind.
  const leaveNothing = () => void child.kill('SIGTERM')
  process.once('exit', leaveNothing)
  child.once('exit', () => process.off('exit', leaveNothing))
  await ready(child)
  const startSeconds = (performance.now() - began) / 1000
  return {
    port,
    folder,
    startSeconds,
    cpu: () => cpuOf(child.pid as number),
    writes: () => writesOf(child.pid as number),
    async settle() {
      await fetch(`http://127.0.0.1:${port}/demo/settle`, { method: 'POST' })
    },
    rest: () => untilAtRest(() => cpuOf(child.pid as number)),
    verify: () => {
      const { stdout } = spawnSync(process.execPath, ['bin/run.mjs', 'verify'], {
        cwd: root,
        env: { ...process.env, FILROUGE_DATA: folder },
        encoding: 'utf8',
      })
      return stdout.trim()
    },
    async kill(what) {
      const victim = what === 'server' ? child.pid : postmasterOf(folder)
      const ended = child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : undefined
      if (victim !== undefined) process.kill(victim, 'SIGKILL')
      await ended
      for (let wait = 0; wait < 200 && postmasterOf(folder) !== undefined; wait++)
        await new Promise((resolve) => setTimeout(resolve, 50))
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      if (!given.folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (data) => {
      said += data
      if (said.includes('is ready')) resolve()
    })
    child.once('exit', () => reject(new Error(`the shop did not open:\n${said}`)))
  })
}

/** PostgreSQL's first process, by the folder of its data. */
function postmasterOf(folder: string): number | undefined {
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [program = '', ...words] = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0')
      if (program.endsWith('/postgres') && words.some((word) => word.startsWith(folder))) return Number(id)
    } catch {
      // It ended meanwhile.
    }
  }
  return undefined
}

/** From /proc, since the database and the sandbox are processes of their own. */
export function cpuOf(server: number): { server: number; database: number; sandbox: number } {
  const used = { server: 0, database: 0, sandbox: 0 }
  if (process.platform !== 'linux') return used
  const processes = new Map<number, { parent: number; milliseconds: number; command: string }>()
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const command = readFileSync(`/proc/${id}/cmdline`, 'utf8')
      // Of clock ticks, a hundred a second. Connections come and go: what those have used that have ended is told by who started them.
      const own = Number(fields[11]) + Number(fields[12])
      const ended = command.includes('postgres') ? Number(fields[13]) + Number(fields[14]) : 0
      processes.set(Number(id), { parent: Number(fields[1]), milliseconds: (own + ended) * 10, command })
    } catch {
      // It ended meanwhile.
    }
  }
  const isOurs = (id: number): boolean => id === server || (processes.has(id) && isOurs(processes.get(id)!.parent))
  for (const [id, { milliseconds, command }] of processes) {
    if (!isOurs(id)) continue
    used[id === server ? 'server' : command.includes('sandbox') ? 'sandbox' : 'database'] += milliseconds
  }
  return used
}

/** At rest is who has used a twentieth of a core at most for a second; three minutes later we go on all the same. */
async function untilAtRest(cpu: () => { server: number; database: number }): Promise<void> {
  const used = () => {
    const { server, database } = cpu()
    return server + database
  }
  let before = used()
  for (const end = performance.now() + 180_000; performance.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const now = used()
    if (now - before <= 50) return
    before = now
  }
}

function writesOf(server: number): number {
  if (process.platform !== 'linux') return 0
  return Number(/syscw: (\d+)/.exec(readFileSync(`/proc/${server}/io`, 'utf8'))?.[1])
}

export interface BareServer {
  port: number
  stop(): void
}

/** The limit: the least that Node can do for an HTTP request, in a process of its own; with `bytes`, for an answer of that size. */
export async function openBareServer(bytes?: number): Promise<BareServer> {
  const port = await freePort()
  const answer = bytes === undefined ? `'{"status":"ok"}'` : `require('node:crypto').randomBytes(${bytes})`
  const program = `const answer = ${answer}; require('node:http').createServer((q, r) => { q.resume(); q.on('end', () => { r.setHeader('content-type', 'application/json'); r.end(answer) }) }).listen(${port}, '127.0.0.1', () => console.log('up'))`
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return { port, stop: () => void child.kill('SIGKILL') }
}
