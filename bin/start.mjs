// `npm start`: everything a fresh clone needs, then the retailer.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, built, installPackages, root } from './make-ready.mjs'

const started = performance.now()
installPackages()
await build()
const { start } = await import(pathToFileURL(join(built, 'main.mjs')).href)
await start({ root, env: process.env, startedAt: started })

// Started by npm, and npm is gone without a word (kill -9): nobody could stop us any more, so we stop.
if (process.env.npm_lifecycle_event === 'start') {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 500).unref()
}
