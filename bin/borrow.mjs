// Tools that a script needs once in a while are no dependencies of the project: they are borrowed into .filrouge/tools when it runs.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './make-ready.mjs'

const tools = join(root, '.filrouge/tools')

/** Installs packages, each `name@version`, unless they are there; answers how to `load` one and where its `files` are. */
export function borrow(...packages) {
  mkdirSync(tools, { recursive: true })
  if (!existsSync(join(tools, 'package.json'))) writeFileSync(join(tools, 'package.json'), '{ "private": true }\n')
  const missing = packages.filter((wanted) => versionOf(nameOf(wanted)) !== wanted.slice(nameOf(wanted).length + 1))
  if (missing.length > 0) {
    console.error(`Borrowing ${missing.join(', ')}…`)
    const npm = ['install', '--save-exact', '--no-audit', '--no-fund', '--loglevel=error', ...missing]
    execFileSync('npm', npm, { cwd: tools, stdio: ['ignore', 'ignore', 'inherit'] })
  }
  const { resolve } = createRequire(join(tools, 'package.json'))
  return {
    load: (name) => import(pathToFileURL(resolve(name)).href),
    files: (name) => join(tools, 'node_modules', name),
  }
}

const nameOf = (wanted) => wanted.slice(0, wanted.lastIndexOf('@'))

function versionOf(name) {
  const manifest = join(tools, 'node_modules', name, 'package.json')
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : undefined
}
