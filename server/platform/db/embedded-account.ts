// PostgreSQL refuses to run as root. This file decides under which account it runs, and where its data may then lie.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** How to start a program under the account of the database: words put before the command, and who owns its files. */
export interface Account {
  kind: 'self' | 'namespace' | 'other'
  before: string[]
  uid: number | undefined
  gid: number | undefined
}

export interface Placement {
  account: Account
  data: string
  native: string
}

// For a root who may open no user namespace (most containers) and keeps the project in a private home.
const publicHome = '/var/lib/filrouge'

/** Chooses the account and, when it cannot reach the folder asked for, another place for the data. */
export function placeDatabase(folder: string, native: string, namespaces = true): Placement {
  const data = join(folder, 'data')
  const self: Account = { kind: 'self', before: [], uid: undefined, gid: undefined }
  if (process.getuid?.() !== 0) return { account: self, data, native }

  const owner = existsSync(data) ? statSync(data) : undefined
  if (owner && owner.uid !== 0) {
    // Made by an ordinary person and now run by root (sudo): stay theirs, so that they can come back to it.
    const account: Account = { kind: 'other', before: [], uid: owner.uid, gid: owner.gid }
    if (canReach(account, data)) return { account, data, native: reachableNative(account, native) }
  }

  const someone = ordinaryAccount()
  const before = ['unshare', '--user', `--map-user=${someone.uid}`, `--map-group=${someone.gid}`, '--']
  const [unshare, ...options] = before
  const postgres = join(native, 'bin', 'postgres')
  if (namespaces && spawnSync(unshare!, [...options, postgres, '--version'], { stdio: 'ignore' }).status === 0) {
    if (owner && owner.uid !== 0) giveTo(data, 0, 0)
    return { account: { kind: 'namespace', before, uid: undefined, gid: undefined }, data, native }
  }

  const account: Account = { kind: 'other', before: [], ...someone }
  let place = folder
  if (!canReach(account, folder)) {
    const mark = createHash('sha256').update(folder).digest('hex').slice(0, 8)
    place = join(publicHome, `${basename(folder)}-${mark}`)
    mkdirSync(place, { recursive: true })
  }
  const moved = join(place, 'data')
  if (existsSync(moved) && statSync(moved).uid !== account.uid) giveTo(moved, someone.uid, someone.gid)
  return { account, data: moved, native: reachableNative(account, native) }
}

function canReach(account: Account, path: string): boolean {
  const { uid, gid } = account
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { uid, gid, cwd: '/' }).status === 0
}

function reachableNative(account: Account, native: string): string {
  if (canReach(account, join(native, 'bin', 'postgres'))) return native
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string }
  const copy = join(publicHome, `postgresql-${version}`)
  if (!existsSync(join(copy, 'complete'))) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    mkdirSync(join(copy, 'complete'))
  }
  chmodSync(publicHome, 0o755)
  return copy
}

// initdb looks its user up by number, so it must be one that this machine knows.
function ordinaryAccount(): { uid: number; gid: number } {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody', 'daemon']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('PostgreSQL cannot run as root and /etc/passwd names no other account: set DATABASE_URL.')
}

/** Makes a folder and all in it belong to someone. */
export function giveTo(path: string, uid: number, gid: number): void {
  chownSync(path, uid, gid)
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
    lchownSync(join(entry.parentPath, entry.name), uid, gid)
  }
}
