// `npm run NAME`: makes ready, then runs one of the built programs with the rest of the words.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, built, installPackages, root } from './make-ready.mjs'

const [name, ...words] = process.argv.slice(2)
installPackages()
await build()
const { run } = await import(pathToFileURL(join(built, `${name}.mjs`)).href)
await run({ root, env: process.env, words })
