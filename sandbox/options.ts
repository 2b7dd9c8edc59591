import { parseArgs } from 'node:util'

/** The key a merchant shows to the sandbox bank unless another is chosen. */
export const sandboxApiKey = 'sk_sandbox_filrouge'

/** What the process was started with. */
export interface Options {
  folder: string
  bankPort: number
  smtpPort: number
  httpPort: number
  callbackUrl?: string
  callbackSecret?: string
  callbacks: 'every' | 'unasked'
  apiKey: string
  bankPublicUrl?: string
  carrierPort: number
  newsUrl?: string
  newsSecret?: string
  parcels: 'travel' | 'stay'
}

const names = [
  'folder',
  'bank-port',
  'smtp-port',
  'http-port',
  'callback-url',
  'callback-secret',
  'callbacks',
  'api-key',
  'bank-public-url',
  'carrier-port',
  'news-url',
  'news-secret',
  'parcels',
] as const

/** Reads `--bank-port 0` or `SANDBOX_BANK_PORT=0`; the command line wins, and secrets had better come by the environment. */
export function readOptions(commandLine: string[], environment: NodeJS.ProcessEnv): Options {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  const { values } = parseArgs({ args: commandLine, options })
  const given = (name: (typeof names)[number]): string | undefined => {
    const flag = values[name]
    if (typeof flag === 'string') return flag
    return environment[`SANDBOX_${name.replaceAll('-', '_').toUpperCase()}`] || undefined
  }
  const port = (name: 'bank-port' | 'smtp-port' | 'http-port' | 'carrier-port'): number => {
    const value = Number(given(name) ?? 0)
    if (!Number.isInteger(value) || value < 0 || value > 65_535) throw new Error(`--${name} is not a port`)
    return value
  }
  const folder = given('folder')
  if (!folder) throw new Error('--folder says where the sandbox keeps its memory')
  const callbacks = given('callbacks') ?? 'every'
  if (callbacks !== 'every' && callbacks !== 'unasked') throw new Error('--callbacks is every or unasked')
  const parcels = given('parcels') ?? 'travel'
  if (parcels !== 'travel' && parcels !== 'stay') throw new Error('--parcels is travel or stay')
  if (given('news-url') && !given('news-secret')) throw new Error('--news-url needs --news-secret')
  if (given('callback-url') && !given('callback-secret')) throw new Error('--callback-url needs --callback-secret')
  return {
    folder,
    bankPort: port('bank-port'),
    smtpPort: port('smtp-port'),
    httpPort: port('http-port'),
    callbackUrl: given('callback-url'),
    callbackSecret: given('callback-secret'),
    callbacks,
    apiKey: given('api-key') ?? sandboxApiKey,
    bankPublicUrl: given('bank-public-url'),
    carrierPort: port('carrier-port'),
    newsUrl: given('news-url'),
    newsSecret: given('news-secret'),
    parcels,
  }
}
