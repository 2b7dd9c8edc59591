// The built-in PostgreSQL: a real server on a private unix socket, which lives exactly as long as this process.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { type Placement, placeDatabase } from './embedded-account.ts'
import { embeddedBinaries } from './embedded-binaries.ts'
import { type Holder, holderOf } from './embedded-holder.ts'

export interface EmbeddedOptions {
  folder: string
  log?: ((line: string) => void) | undefined
  /** Forgets on a power cut what was committed: for tests only. */
  unsafe?: boolean
  /** `false` tries the way of machines that refuse user namespaces. */
  namespaces?: boolean
}

export interface Embedded {
  url: string
  /** Where the data really lies. */
  data: string
  stop(): Promise<void>
  /** Resolved when PostgreSQL has ended, asked or not. */
  ended: Promise<void>
}

const user = 'filrouge'
const database = 'filrouge'

// Keeps PostgreSQL for as long as the other end of descriptor 3 is open: Node closes it to stop, and so does the kernel when Node is
// killed. The interrupt is repeated because one that comes before PostgreSQL listens for it is lost.
const watch = `
socket=$1; shift
"$@" 3<&- &
server=$!
( read -r line <&3; while kill -INT $server 2>/dev/null; do sleep 1; done ) &
reader=$!
exec 3<&-
trap '' INT TERM HUP
wait $server; status=$?
kill -9 $reader 2>/dev/null
rm -rf "$socket"
exit $status`

/** Starts the built-in PostgreSQL on a folder, making the database first if there is none, and answers how to reach it. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const folder = resolve(options.folder)
  const log = options.log ?? (() => {})
  mkdirSync(folder, { recursive: true })
  const place = placeDatabase(folder, embeddedBinaries(), options.namespaces)
  if (dirname(place.data) !== folder)
    log(`the account of the database cannot enter ${folder}: data is in ${place.data}`)
  if (!existsSync(place.data)) await createData(place)
  const patience = Date.now() + 60_000
  for (;;) {
    await untilFree(place.data, folder, log)
    const server = launch(place, folder, options.unsafe === true)
    const failure = await untilReady(server)
    if (failure === undefined) {
      const url = urlOf(server.socket, database)
      return { url, data: place.data, stop: () => stop(server), ended: server.ended }
    }
    await stop(server)
    // Someone else was faster, or the processes of a killed server are still leaving.
    const busy = /postmaster\.pid" (already exists|is empty)|shared memory block .* is still in use/.test(failure)
    if (!busy || Date.now() > patience) throw new Error(`PostgreSQL did not start on ${folder}:\n${failure}`)
    await wait(100)
  }
}

/** The address of the server that another process runs on this folder, if there is one. */
export async function findEmbedded(folder: string): Promise<string | undefined> {
  const holder = holderOf(join(resolve(folder), 'data'))
  return holder?.status === 'ready' ? urlOf(holder.socket, database) : undefined
}

async function createData(place: Placement): Promise<void> {
  const { account, data, native } = place
  // Made beside and moved into place, so that what was begun and cut off is never taken for a database.
  const making = mkdtempSync(`${data}.new-`)
  if (account.uid !== undefined) chownSync(making, account.uid, account.gid!)
  const [command, ...words] = [
    ...account.before,
    join(native, 'bin', 'initdb'),
    ...['-D', making, '-U', user, '--auth=trust', '--encoding=UTF8', '--no-instructions'],
    // Letters are told apart alike on every machine; the C library is only asked what macOS has under another name.
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
  ]
  await promisify(execFile)(command!, words, { uid: account.uid, gid: account.gid, cwd: '/' })
  try {
    renameSync(making, data)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    if (!existsSync(data)) throw error // else another process made it in the same moment
  }
}

// An old server may still be finishing what its killed owner left; one that stays is somebody's.
async function untilFree(data: string, folder: string, log: (line: string) => void): Promise<void> {
  const started = Date.now()
  let told = false
  for (;;) {
    const holder: Holder | undefined = holderOf(data)
    if (!holder) return
    const waited = Date.now() - started
    if (waited > (holder.status === 'stopping' ? 120_000 : 2_500)) {
      throw new Error(`The database in ${folder} is already in use by another process (PostgreSQL ${holder.pid}).`)
    }
    if (!told) log(`waiting for the previous PostgreSQL on ${folder} to end`)
    told = true
    await wait(20)
  }
}

interface Server {
  process: ChildProcess
  socket: string
  ended: Promise<void>
  hasEnded: () => boolean
  lastWords: () => string
}

function launch(place: Placement, folder: string, unsafe: boolean): Server {
  const { account, data, native } = place
  const socket = mkdtempSync(join(tmpdir().length < 70 ? tmpdir() : '/tmp', 'filrouge-'))
  chmodSync(socket, 0o700)
  if (account.uid !== undefined) chownSync(socket, account.uid, account.gid!)
  const journal = join(folder, 'postgresql.log')
  const size = existsSync(journal) ? statSync(journal).size : 0
  const from = size > 5_000_000 ? 0 : size
  const output = openSync(journal, from === 0 ? 'w' : 'a')
  const command = [...account.before, join(native, 'bin', 'postgres'), '-D', data, ...settings(socket, unsafe)]
  const process = spawn('/bin/sh', ['-c', watch, 'filrouge-database', socket, ...command], {
    cwd: '/',
    stdio: ['ignore', output, output, 'pipe'],
    // In a session of its own, so that Ctrl-C reaches us only and requests can end before their database does.
    detached: true,
    uid: account.uid,
    gid: account.gid,
  })
  closeSync(output)
  let over = false
  const ended = new Promise<void>((done) => {
    const finish = () => {
      over = true
      done()
    }
    process.once('exit', finish)
    process.once('error', finish)
  })
  process.stdio[3]!.on('error', () => {})
  const lastWords = () => readFileSync(journal).subarray(from).toString().slice(-2_000)
  return { process, socket, ended, hasEnded: () => over, lastWords }
}

function settings(socket: string, unsafe: boolean): string[] {
  const values = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    shared_buffers: unsafe ? '128MB' : '256MB',
    max_connections: 100,
    fsync: unsafe ? 'off' : 'on',
    synchronous_commit: unsafe ? 'off' : 'on',
    full_page_writes: unsafe ? 'off' : 'on',
    jit: 'off',
    random_page_cost: 1.1,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

// Answers what went wrong, or nothing once the database answers.
async function untilReady(server: Server): Promise<string | undefined> {
  const giveUp = Date.now() + 120_000 // after a crash PostgreSQL first replays its log
  while (!server.hasEnded() && Date.now() < giveUp) {
    const problem = await ask(urlOf(server.socket, database), 'select 1')
    if (problem === undefined) {
      // Neither the server nor the pipe keeps a program alive that has nothing else to do.
      server.process.unref()
      ;(server.process.stdio[3] as unknown as { unref(): void }).unref()
      return undefined
    }
    if (problem === '3D000')
      await ask(urlOf(server.socket, 'postgres'), `create database ${database} strategy file_copy`)
    else await Promise.race([wait(10), server.ended])
  }
  return server.lastWords() || 'it said nothing'
}

async function ask(url: string, text: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(text)
    return undefined
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  } finally {
    await client.end().catch(() => {})
  }
}

async function stop(server: Server): Promise<void> {
  if (!server.hasEnded()) {
    server.process.ref()
    server.process.stdio[3]!.destroy()
  }
  await server.ended
  rmSync(server.socket, { recursive: true, force: true })
}

function urlOf(socket: string, name: string): string {
  return `postgresql://${user}@localhost/${name}?host=${encodeURIComponent(socket)}`
}
