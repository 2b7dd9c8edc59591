import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callbackSecret, callerOf, openMerchant } from './bank/merchant.fixture.ts'
import { startSandbox } from './start.ts'

const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
const entry = new URL('./main.ts', import.meta.url).pathname
const execArgv = ['--import', 'tsx']
let merchant: Awaited<ReturnType<typeof openMerchant>>

beforeAll(async () => {
  merchant = await openMerchant()
})
afterAll(() => {
  merchant.close()
  rmSync(folder, { recursive: true })
})

const until = async (isSo: () => boolean | Promise<boolean>, what: string) => {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; ) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`never: ${what}`)
}
const isAlive = (processId: number) => {
  try {
    return process.kill(processId, 0)
  } catch {
    return false
  }
}

test('killed without warning, it comes back on the same ports, remembers, settles and calls back', async () => {
  const { callbackUrl } = merchant
  const sandbox = await startSandbox({ folder: join(folder, 'kill'), entry, execArgv, callbackUrl, callbackSecret })
  const pay = callerOf(sandbox.bankUrl, sandbox.apiKey)
  await pay.delay(1_500)
  const kept = (await pay.authorise('pay_kept', 'tok_ok')).body
  const captured = (await pay.change(kept.id, 'capture', 'c', 1_000)).body
  const pending = (await pay.authorise('pay_pending', 'tok_timeout')).body
  await fetch(`${sandbox.mailboxUrl}/sms`, { method: 'POST', body: '{"to":"+33600000000","text":"reste"}' })
  expect(pending.status).toBe('pending')

  const first = sandbox.processId()!
  process.kill(first, 'SIGKILL')
  const answers = () =>
    pay.show(kept.id).then(
      () => true,
      () => false,
    )
  await until(async () => sandbox.processId() !== first && (await answers()), 'the sandbox back')

  expect((await pay.show(kept.id)).body).toEqual(captured)
  expect((await pay.authorise('pay_kept', 'tok_ok')).body).toEqual(kept)
  expect((await pay.change(kept.id, 'capture', 'c', 1_000)).body).toEqual(captured)
  const messages = await (await fetch(`${sandbox.mailboxUrl}/messages`)).json()
  expect(messages).toMatchObject({ items: [{ text: 'reste' }] })
  const [callback] = await merchant.callbacksAbout(pending.id, 1)
  expect(callback!.body.data.status).toBe('authorised')

  const second = sandbox.processId()!
  await sandbox.stop()
  expect(isAlive(second)).toBe(false)
  expect(sandbox.processId()).toBeUndefined()
}, 30_000)

test('it dies with its parent, however the parent dies', async () => {
  const program = join(folder, 'parent.mjs')
  const start = new URL('./start.ts', import.meta.url).href
  const options = JSON.stringify({ folder: join(folder, 'orphan'), entry, execArgv })
  writeFileSync(
    program,
    `import { startSandbox } from '${start}'
    const sandbox = await startSandbox(${options})
    console.log(sandbox.processId())
    setInterval(() => {}, 1000)`,
  )
  const parent = spawn(process.execPath, [...execArgv, program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const line = await new Promise<string>((resolve) => createInterface({ input: parent.stdout }).once('line', resolve))
  const child = Number(line)
  expect(isAlive(child)).toBe(true)
  parent.kill('SIGKILL')
  await until(() => !isAlive(child), 'the orphan gone')
}, 30_000)

test('a wrong setting is said at once', async () => {
  const broken = {
    folder: join(folder, 'broken'),
    entry,
    execArgv,
    callbackUrl: merchant.callbackUrl,
    callbackSecret: 'x',
  }
  await expect(startSandbox(broken)).rejects.toThrow('did not start')
}, 30_000)
