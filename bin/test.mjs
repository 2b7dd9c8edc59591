// `npm test`: everything a fresh clone needs, then every test. Words after `--` go to vitest: `npm test -- server/stock`.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, installPackages, root } from './make-ready.mjs'

installPackages()
await build()
const words = process.argv.slice(2)
const browser = findBrowser() ?? installBrowser()
if (!browser) {
  console.error(
    '\n*** No Chromium or Chrome was found: the browser tests are SKIPPED. Install one, or set CHROMIUM=/path/to/it. ***\n',
  )
  if (process.env.CI === 'true') process.exit(1)
}
if (words.length === 0) run('node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.'])
if (words.length === 0) run('node_modules/@biomejs/biome/bin/biome', ['check', '.'])
run('node_modules/vitest/vitest.mjs', ['run', ...words])

function run(program, argumentList) {
  const { status } = spawnSync(process.execPath, [program, ...argumentList], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM: browser ?? '' },
  })
  if (status !== 0) process.exit(status ?? 1)
}

function findBrowser() {
  const places = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(process.env.PROGRAMFILES ?? 'C:/Program Files', 'Google/Chrome/Application/chrome.exe'),
  ]
  return places.find((place) => place && existsSync(place))
}

function installBrowser() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.error('Installing Chromium for the browser tests (once)…')
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  try {
    execFileSync('apt-get', ['update', '-qq'], quiet)
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet)
  } catch (error) {
    console.error(String(error))
  }
  return findBrowser()
}
