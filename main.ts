import { clientOver } from '@filrouge/client/client.ts'
import { searchIndex, searchState } from '@filrouge/server/catalogue/public.ts'
import { mountCarrierNews } from '@filrouge/server/fulfilment/public.ts'
import { openDay } from '@filrouge/server/imports/day/open-day.ts'
import { loadDemo } from '@filrouge/server/imports/load-demo.ts'
import { startMessaging } from '@filrouge/server/messaging/public.ts'
import { mountCallbacks } from '@filrouge/server/payments/public.ts'
import { openPlatform } from '@filrouge/server/platform/boot.ts'
import { type Config, configFrom } from '@filrouge/server/platform/config.ts'
import { mountDemo } from '@filrouge/server/platform/demo.ts'
import { canListen, freePort } from '@filrouge/server/platform/free-port.ts'
import { mountHealth } from '@filrouge/server/platform/health.ts'
import { openHttp } from '@filrouge/server/platform/http.ts'
import { inProcessTransport } from '@filrouge/server/platform/in-process.ts'
import { startWorker } from '@filrouge/server/platform/jobs.ts'
import { openRateLimits } from '@filrouge/server/platform/rate-limits.ts'
import { retailerOf } from '@filrouge/server/platform/retailer.ts'
import type { Platform, Program } from '@filrouge/server/platform/route.ts'
import { routes } from '@filrouge/server/routes.ts'
import { startSchedule } from '@filrouge/server/schedule.ts'
import '@filrouge/server/subscribers.ts'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Sandbox, startSandbox } from '@filrouge/sandbox/start.ts'
import sql from 'sql-template-tag'
import { mountApps } from './apps.ts'
import { builtStyles } from './mount-storefront.ts'

export interface StartOptions {
  root: string
  env: Record<string, string | undefined>
  /** Milliseconds of `performance.now()` at which the program began. */
  startedAt?: number
  /** Where these programs are, if not among the built ones. */
  sandbox?: Program
  /** Whether the demo's parcels go their way by themselves; else they stay until a test says what happens to them. */
  parcels?: 'travel' | 'stay'
  importer?: Program
  built?: string
  say?: (line: string) => void
}

export interface Running {
  url: string
  platform: Platform
  sandbox: Sandbox | undefined
  settle(): Promise<void>
  stop(): Promise<void>
}

/** Starts the whole retailer: database, sandbox (in the demo), worker, API and apps; answers when all are ready. */
export async function start(options: StartOptions): Promise<Running> {
  const { root, env, startedAt = performance.now(), say = console.log } = options
  const built = options.built ?? join(root, '.filrouge/build')
  const asked = configFrom(env)
  await refuseTakenPort(asked)
  const booted = await openPlatform(asked, root)
  const loaded = asked.isDemo ? await loadDemo(booted, join(root, 'db/demo'), say) : false
  const retailer = await retailerOf(booted.db.reader)
  // The demo's clock, mailbox and passwords exist only where the demo retailer is: never beside a real one's data.
  const configured = {
    ...asked,
    dataFolder: resolve(root, asked.dataFolder),
    isDemo: asked.isDemo && retailer?.isDemo === true,
  }
  const port = configured.port === 0 ? await freePort(configured.host) : configured.port
  const url = configured.publicUrl ?? `http://localhost:${port}`
  const sandbox =
    configured.isDemo && !configured.bank ? await openSandbox(booted, root, built, port, options) : undefined
  const config: Config = sandbox
    ? {
        ...configured,
        port,
        publicUrl: url,
        bank: { url: sandbox.bankUrl, apiKey: sandbox.apiKey },
        carriers: { ...(await sandboxCarriers(booted, sandbox)), ...configured.carriers },
        smtp: configured.smtp ?? { host: '127.0.0.1', port: sandbox.smtpPort },
        smsUrl: configured.smsUrl ?? `${sandbox.mailboxUrl}/sms`,
        mailboxUrl: configured.mailboxUrl ?? sandbox.mailboxUrl,
        pushServices: [...configured.pushServices, sandbox.mailboxUrl],
      }
    : { ...configured, port, publicUrl: url }
  const limits = config.rateLimits ? { limits: openRateLimits() } : {}
  const platform: Platform = {
    db: booted.db,
    clock: booted.clock,
    live: booted.live,
    log: booted.log,
    config,
    importer: options.importer ?? { entry: join(built, 'import-one.mjs'), execArgv: [] },
    ...limits,
  }

  const messenger = startMessaging(platform)
  await startSchedule(platform)
  if (loaded && sandbox) await openDemoDay(platform, join(root, 'db/demo'))
  const worker = startWorker(platform)
  const styles = builtStyles(built)
  const http = await openHttp(platform, routes, Object.values(styles))
  mountHealth(http, platform, () => ({ search: searchState(booted.db) }))
  mountCallbacks(http, platform)
  mountCarrierNews(http, platform)
  const tellTime = (now: Date) => (sandbox ? tellSandboxTime(sandbox, now) : Promise.resolve())
  if (config.isDemo) mountDemo(http, platform, worker, tellTime)
  await mountApps(http, platform, routes, {
    built,
    articles: join(root, 'db/demo'),
    retailerName: retailer?.name ?? 'Filrouge',
    publicUrl: url,
    styles,
  })
  await http.listen({ port, host: config.host })
  await tellTime(platform.clock.now())
  // Read now, so that nobody's first search waits for it.
  searchIndex(booted.db.reader).catch((error) => booted.log.warn({ error: String(error) }, 'search index'))

  const running: Running = {
    url,
    platform,
    sandbox,
    settle: () => worker.settle(),
    async stop() {
      await http.close()
      await worker.stop()
      messenger.close()
      await booted.stop()
      await sandbox?.stop()
    },
  }
  stopOnSignals(running, booted.lost, say)
  sayReady(say, url, config, loaded, performance.now() - startedAt)
  return running
}

async function openSandbox(
  booted: Platform,
  root: string,
  built: string,
  port: number,
  { sandbox: program, parcels = 'travel' }: Pick<StartOptions, 'sandbox' | 'parcels'>,
): Promise<Sandbox> {
  const secret = await booted.db.reader.one<{ value: Buffer }>(
    sql`select value from secrets where name = 'provider_callbacks'`,
  )
  const [bank, smtp, http, carriers] = await Promise.all([freePort(), freePort(), freePort(), freePort()])
  return startSandbox({
    ports: { bank, smtp, http, carriers },
    newsUrl: `http://127.0.0.1:${port}/api/carriers/{carrier}/events`,
    newsSecret,
    parcels,
    folder: join(resolve(root, booted.config.dataFolder), 'sandbox'),
    callbackUrl: `http://127.0.0.1:${port}/api/providers/sandbox/callbacks`,
    callbackSecret: `whsec_${secret.value.toString('base64')}`,
    callbacks: 'unasked',
    entry: program?.entry ?? join(built, 'sandbox.mjs'),
    execArgv: program?.execArgv ?? [],
  })
}

// Made anew at each start: the sandbox signs what it still owes with it.
const newsSecret = `whsec_${randomBytes(32).toString('base64')}`

/** Orders that are under way as the demo opens its doors for the first time. */
async function openDemoDay(platform: Platform, folder: string): Promise<void> {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
  await openDay(platform, { orders: read('day'), customers: read('customers') }, (then, token) =>
    clientOver(inProcessTransport(then, routes)({ token: () => token, language: 'fr', address: '127.0.0.1' })),
  )
}

/** Bank and carriers go by the demo's clock: a payment settles, and a parcel has news, when that says so. */
async function tellSandboxTime({ bankUrl, carriersUrl, apiKey }: Sandbox, now: Date): Promise<void> {
  const asked = {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ now: now.toISOString() }),
  }
  await Promise.all([fetch(`${bankUrl}/v1/test/clock`, asked), fetch(`${carriersUrl}/test/clock`, asked)])
}

/** Each carrier of the demo has its account at the sandbox. */
async function sandboxCarriers({ db }: Platform, { carriersUrl, apiKey }: Sandbox): Promise<Config['carriers']> {
  const carriers = await db.reader.rows<{ code: string }>(sql`select code from carriers`)
  return Object.fromEntries(carriers.map(({ code }) => [code, { url: `${carriersUrl}/${code}`, apiKey, newsSecret }]))
}

function stopOnSignals(running: Running, lost: Promise<void>, say: (line: string) => void): void {
  let isStopping = false
  const stop = async (code: number) => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), 15_000).unref()
    await running.stop().catch((error) => say(String(error)))
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop(0))
  void lost.then(() => {
    say('The embedded PostgreSQL has ended; stopping. Start again: nothing that was acknowledged is lost.')
    void stop(1)
  })
}

function sayReady(
  say: (line: string) => void,
  url: string,
  config: Config,
  loaded: boolean,
  milliseconds: number,
): void {
  const seconds = (milliseconds / 1000).toFixed(1)
  say(`\nFilrouge is ready in ${seconds} s${loaded ? ' (Volta, the demo retailer, has just been loaded)' : ''}\n`)
  say(`  shop        ${url}/            (English: ${url}/en)`)
  say(`  associate   ${url}/associate/`)
  say(`  office      ${url}/office/`)
  say(`  API         ${url}/openapi.json`)
  if (!config.isDemo) return
  say(`  demo        ${url}/demo           a shopper's phone, her laptop and an associate's phone, side by side`)
  say(`  mailbox     ${url}/demo/mailbox   every e-mail and text message lands here\n`)
  say('  shopper     camille@example.com (a code by e-mail)')
  say('  staff       jean (associate), sonia (manager), nadia (call centre), ines, paul, admin; password: filrouge\n')
}

async function refuseTakenPort({ port, host }: Config): Promise<void> {
  if (port === 0 || (await canListen(port, host))) return
  throw new Error(`Port ${port} is already in use. Stop what uses it, or set PORT to another.`)
}
