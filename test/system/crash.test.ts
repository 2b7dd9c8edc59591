import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@filrouge/server/platform/free-port.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crash } from '../bench/crash.ts'
import { person } from '../world/person.ts'
import { root } from '../world/retailer.ts'
import { basketOf, order, pay } from '../world/shopping.ts'

/** The real program, as `npm start` runs it, killed with -9. */
let folder: string
let port: number
let program: ChildProcess | undefined
let said = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'filrouge-crash-'))
  port = await freePort()
})
afterAll(async () => {
  program?.kill('SIGTERM')
  await gone(() => program?.exitCode !== null || program?.signalCode !== null)
  rmSync(folder, { recursive: true, force: true })
})

const sku = 'JEAN-LENA-BLEU-38'

async function startProgram(): Promise<number> {
  const began = performance.now()
  said = ''
  const child = spawn(process.execPath, ['bin/start.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: '',
      PORT: String(port),
      FILROUGE_DATA: folder,
      LOG_LEVEL: 'warn',
      FILROUGE_RATE_LIMITS: 'off',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  program = child
  for (const stream of [child.stdout, child.stderr]) stream!.on('data', (data) => (said += data))
  await until(async () => said.includes('is ready') || child.exitCode !== null, 180)
  if (!said.includes('is ready')) throw new Error(`did not start:\n${said}`)
  return performance.now() - began
}

async function kill(): Promise<void> {
  program!.kill('SIGKILL')
  await gone(() => program!.signalCode !== null)
}

/** Processes whose command or environment names our folder: PostgreSQL, the sandbox, the server. */
function ours(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((id) => {
      try {
        const text = readFileSync(`/proc/${id}/cmdline`, 'utf8').replace(/\0/g, ' ')
        const environment = readFileSync(`/proc/${id}/environ`, 'utf8')
        return text.includes(folder) || environment.includes(`FILROUGE_DATA=${folder}`) ? [`${id} ${text}`] : []
      } catch {
        return []
      }
    })
}

describe('kill -9', () => {
  it('leaves no process, loses nothing acknowledged, and finishes by itself what was half done', async () => {
    await startProgram()
    const shopper = person(`http://127.0.0.1:${port}`, null)
    shopper.token = (await shopper.post('/sessions')).token
    const cart = await basketOf(shopper, { [sku]: 1 })
    await pay(shopper, cart)
    const placed = await order(shopper, cart)
    expect(placed.status).toBe(201)

    // The bank takes four seconds to answer; the server dies while it waits.
    const second = await basketOf(shopper, { [sku]: 1 })
    const dying = pay(shopper, second, 'tok_slow').catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    await kill()
    await dying
    if (process.platform === 'linux') expect(await gone(() => ours().length === 0), ours().join('\n')).toBe(true)

    const restart = await startProgram()
    console.info(`      restart after kill -9: ${(restart / 1000).toFixed(2)} s`)
    expect((await shopper.get(`/orders/${placed.body.id}`)).number).toBe(placed.body.number)
    await fetch(`http://127.0.0.1:${port}/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"advance":"PT30S"}',
    })
    await fetch(`http://127.0.0.1:${port}/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"advance":"PT90S"}',
    })
    // The payment came through, the tab was closed: the order is there all the same.
    expect((await shopper.get('/orders')).items).toHaveLength(2)
    expect(verify()).toContain('no breach')
  }, 120_000)

  it('killed at random moments while three channels sell, loses no order it acknowledged and sells nothing twice', async () => {
    const figures = await crash(root, { kills: 4, unitsEach: 300 })
    console.info(`      ${JSON.stringify(figures)}`)
    expect(figures.ordersAcknowledged).toBeGreaterThan(0)
    expect(figures).toMatchObject({ acknowledgedAndLost: 0, articlesOversold: 0 })
    expect(figures.verify).toContain('no breach')
  }, 180_000)

  it('stops everything on SIGTERM', async () => {
    program!.kill('SIGTERM')
    expect(await gone(() => program!.exitCode === 0)).toBe(true)
    if (process.platform === 'linux') expect(await gone(() => ours().length === 0), ours().join('\n')).toBe(true)
  })
})

const verify = () =>
  execFileSync(process.execPath, ['bin/run.mjs', 'verify'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', FILROUGE_DATA: folder },
    encoding: 'utf8',
  })

const gone = (isGone: () => boolean) => until(async () => isGone(), 10)

async function until(isSo: () => Promise<boolean>, seconds: number): Promise<boolean> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
    if (await isSo()) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return isSo()
}
