// `npm start`: everything a fresh clone needs, then the retailer.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, built, installPackages, root } from './make-ready.mjs'

const started = performance.now()
installPackages()
await build()
const { start } = await import(pathToFileURL(join(built, 'main.mjs')).href)
await start({ root, env: process.env, startedAt: started })
