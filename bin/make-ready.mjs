// What must be there before anything runs: the packages of package-lock.json, and the built programs. Plain JavaScript, since it runs first.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const built = join(root, '.filrouge/build')

/** Installs the packages when package-lock.json is not the one that was installed. */
export function installPackages(say = console.error) {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Filrouge needs Node 20.19 or newer (22 or 24 preferred); this is ${process.version}.`)
  const lock = () =>
    createHash('sha256')
      .update(readFileSync(join(root, 'package-lock.json')))
      .digest('hex')
  const stamp = join(root, 'node_modules/.filrouge-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock()) return
  say('Installing packages (once)…')
  // Not `npm ci`: it refuses a lock file written where a registry lacks the binaries of some other platform.
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  writeFileSync(stamp, lock())
}

const sources = [
  'kernel',
  'rules',
  'contract',
  'client',
  'server',
  'ui',
  'storefront',
  'associate',
  'office',
  'demo',
  'sandbox',
  'bin',
  'test/arithmetic',
  'test/bench',
  'test/search',
  'apps.ts',
  'main.ts',
  'mount-storefront.ts',
  'package-lock.json',
]

/** A figure that changes when any source does: by name, size and date, since reading everything would cost each start. */
function stampOfSources() {
  const hash = createHash('sha256')
  const visit = (path) => {
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found) return
    if (found.isDirectory()) {
      for (const name of readdirSync(path).sort())
        if (name !== 'node_modules' && !name.endsWith('.test.ts')) visit(join(path, name))
    } else hash.update(`${relative(root, path)} ${found.size} ${found.mtimeMs}\n`)
  }
  for (const source of sources) visit(join(root, source))
  return hash.digest('hex')
}

/** Builds the server, the sandbox and the apps into `.filrouge/build`, unless nothing has changed. */
export async function build(say = console.error) {
  const stamp = stampOfSources()
  const stampFile = join(built, 'stamp')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  say('Building…')
  rmSync(built, { recursive: true, force: true })
  mkdirSync(built, { recursive: true })
  const { buildAll } = await import('./build.mjs')
  await buildAll()
  writeFileSync(stampFile, stamp)
}
