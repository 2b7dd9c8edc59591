import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { sandboxApiKey } from './options.ts'

export interface SandboxOptions {
  /** Where the sandbox keeps its memory; made if it is not there. */
  folder: string
  callbackUrl?: string
  /** `whsec_` and base64 of 24 to 64 bytes. */
  callbackSecret?: string
  /** 0 or absent: any free port. They stay the same when the process is started again. */
  ports?: Partial<Ports>
  /** The file of `main.ts`, or of its bundle. */
  entry: string
  /** What Node needs to run it, `['--import', 'tsx']` for TypeScript. */
  execArgv?: string[]
  apiKey?: string
  callbacks?: 'every' | 'unasked'
  /** How a shopper's browser reaches the bank's page, where it is not by this machine's own address. */
  bankPublicUrl?: string
  /** Where news of parcels go, `{carrier}` standing for the carrier's code; and the secret they are signed with, as above. */
  newsUrl?: string
  newsSecret?: string
  /** Whether parcels go their way by themselves, or stay until a test says what happens. */
  parcels?: 'travel' | 'stay'
}

export interface Sandbox {
  bankUrl: string
  /** Each carrier is below its own code. */
  carriersUrl: string
  apiKey: string
  smtpPort: number
  mailboxUrl: string
  /** Of the process as it runs now; undefined between its death and its next start. */
  processId(): number | undefined
  stop(): Promise<void>
}

interface Ports {
  bank: number
  smtp: number
  http: number
  carriers: number
}

const restartMilliseconds = 300

/** Starts the sandbox as a child process, waits until it listens, and starts it again on the same ports whenever it dies. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const apiKey = options.apiKey ?? sandboxApiKey
  let stopping = false
  let child = launch(options, apiKey, { bank: 0, smtp: 0, http: 0, carriers: 0, ...options.ports })
  let ended = onceEnded(child)
  const ports = await ready(child, ended)

  const keepAlive = async () => {
    while (!stopping) {
      await ended
      if (stopping) return
      await wait(restartMilliseconds)
      if (stopping) return
      child = launch(options, apiKey, ports)
      ended = onceEnded(child)
    }
  }
  const kept = keepAlive()

  return {
    bankUrl: `http://127.0.0.1:${ports.bank}`,
    carriersUrl: `http://127.0.0.1:${ports.carriers}`,
    apiKey,
    smtpPort: ports.smtp,
    mailboxUrl: `http://127.0.0.1:${ports.http}`,
    processId: () => (child.exitCode === null && child.signalCode === null ? child.pid : undefined),
    async stop() {
      stopping = true
      child.stdin?.end()
      const patience = setTimeout(() => child.kill('SIGKILL'), 2_000)
      await ended
      clearTimeout(patience)
      await kept
    },
  }
}

function launch(options: SandboxOptions, apiKey: string, ports: Ports): ChildProcess {
  const flags = ['--folder', options.folder, '--callbacks', options.callbacks ?? 'every']
  flags.push('--bank-port', String(ports.bank), '--smtp-port', String(ports.smtp), '--http-port', String(ports.http))
  flags.push('--carrier-port', String(ports.carriers), '--parcels', options.parcels ?? 'travel')
  if (options.newsUrl) flags.push('--news-url', options.newsUrl)
  if (options.callbackUrl) flags.push('--callback-url', options.callbackUrl)
  if (options.bankPublicUrl) flags.push('--bank-public-url', options.bankPublicUrl)
  // secrets by the environment: a command line can be read by everyone on the machine
  const environment = {
    SANDBOX_API_KEY: apiKey,
    SANDBOX_CALLBACK_SECRET: options.callbackSecret ?? '',
    SANDBOX_NEWS_SECRET: options.newsSecret ?? '',
  }
  const child = spawn(process.execPath, [...(options.execArgv ?? []), options.entry, ...flags], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  })
  child.stdin?.on('error', () => {}) // it died first
  return child
}

function onceEnded(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
}

async function ready(child: ChildProcess, ended: Promise<void>): Promise<Ports> {
  const line = new Promise<string>((resolve) => createInterface({ input: child.stdout! }).once('line', resolve))
  const first = await Promise.race([line, ended, wait(30_000, undefined, { ref: false })])
  if (typeof first === 'string') return JSON.parse(first) as Ports
  child.kill('SIGKILL')
  throw new Error('The sandbox did not start; its reason is on standard error above')
}
