import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@filrouge/server/platform/free-port.ts'
import { type Retailer, root } from './retailer.ts'

export interface SecondServer {
  url: string
  stop(): Promise<void>
  /** Dead at once, as by `kill -9`. */
  kill(): Promise<void>
}

/** Another server of the same retailer: a process of its own, on the same database and at the same bank. */
export async function openSecondServer(volta: Retailer, env: Record<string, string> = {}): Promise<SecondServer> {
  const { config } = volta.platform
  const folder = mkdtempSync(join(tmpdir(), 'filrouge-second-'))
  const port = await freePort()
  const child: ChildProcess = spawn(process.execPath, ['bin/start.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: config.databaseUrl,
      BANK_URL: config.bank?.url,
      BANK_API_KEY: config.bank?.apiKey,
      PORT: String(port),
      FILROUGE_DATA: folder,
      FILROUGE_RATE_LIMITS: 'off',
      LOG_LEVEL: 'error',
      SMTP_URL: `smtp://${config.smtp?.host}:${config.smtp?.port}`,
      SMS_URL: config.smsUrl,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (data) => {
      said += data
      if (said.includes('is ready')) resolve()
    })
    void ended.then(() => reject(new Error(`the second server did not start:\n${said}`)))
  })
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: `http://127.0.0.1:${port}`, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}
