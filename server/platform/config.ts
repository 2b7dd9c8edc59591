/** What may be set from outside, read once. Nothing else reads the environment. */
export interface Config {
  port: number
  host: string
  databaseUrl: string | undefined
  dataFolder: string
  isDemo: boolean
  logLevel: string
  rateLimits: boolean
  namedStatements: boolean
  publicUrl: string | undefined
  bank: { url: string; apiKey: string } | undefined
  /** Accounts with carriers, by the carrier's code. */
  carriers: Readonly<Record<string, CarrierAccount>>
  smtp: { host: string; port: number; isSecure?: boolean; user?: string; password?: string } | undefined
  smsUrl: string | undefined
  mailboxUrl: string | undefined
  mailFrom: string
  /** Origins of push services besides those of the browsers: the demo's own. */
  pushServices: readonly string[]
  /** Addresses of the proxies whose X-Forwarded-* headers are believed; nobody's by default. */
  trustedProxies: string | undefined
}

export interface CarrierAccount {
  url: string
  apiKey: string
  /** What its news are signed with. */
  newsSecret: string
}

/** Reads the configuration from an environment; a value that makes no sense stops the start with its name. */
export function configFrom(env: Record<string, string | undefined>): Config {
  const smtp = env.SMTP_URL ? new URL(env.SMTP_URL) : undefined
  return {
    port: wholeNumber(env, 'PORT', 3000),
    host: env.HOST ?? '127.0.0.1',
    databaseUrl: env.DATABASE_URL || undefined,
    dataFolder: env.FILROUGE_DATA || '.filrouge',
    isDemo: env.FILROUGE_DEMO !== '0',
    logLevel: env.LOG_LEVEL ?? 'info',
    rateLimits: env.FILROUGE_RATE_LIMITS !== 'off',
    namedStatements: env.FILROUGE_NAMED_STATEMENTS !== 'off',
    publicUrl: env.PUBLIC_URL || undefined,
    bank: env.BANK_URL ? { url: env.BANK_URL, apiKey: env.BANK_API_KEY ?? '' } : undefined,
    carriers: carriersIn(env),
    smtp: smtp && {
      host: smtp.hostname,
      port: Number(smtp.port || (smtp.protocol === 'smtps:' ? 465 : 25)),
      isSecure: smtp.protocol === 'smtps:',
      ...(smtp.username
        ? { user: decodeURIComponent(smtp.username), password: decodeURIComponent(smtp.password) }
        : {}),
    },
    smsUrl: env.SMS_URL || undefined,
    mailboxUrl: env.MAILBOX_URL || undefined,
    trustedProxies: env.TRUSTED_PROXIES || undefined,
    pushServices: (env.PUSH_SERVICES ?? '').split(',').filter(Boolean),
    mailFrom: env.MAIL_FROM ?? 'Volta <bonjour@volta.example>',
  }
}

/** `CARRIER_GRAND_VOLUME_URL` and its like: an account for each carrier whose address is given. */
function carriersIn(env: Record<string, string | undefined>): Record<string, CarrierAccount> {
  const accounts: Record<string, CarrierAccount> = {}
  for (const [name, url] of Object.entries(env)) {
    const [, key] = /^CARRIER_([A-Z0-9_]+)_URL$/.exec(name) ?? []
    if (!key || !url) continue
    const [apiKey = '', newsSecret = ''] = [env[`CARRIER_${key}_API_KEY`], env[`CARRIER_${key}_NEWS_SECRET`]]
    accounts[key.toLowerCase().replaceAll('_', '-')] = { url, apiKey, newsSecret }
  }
  return accounts
}

function wholeNumber(env: Record<string, string | undefined>, name: string, fallback: number): number {
  const text = env[name]
  if (text === undefined || text === '') return fallback
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new Error(`${name} must be a port number, not "${text}"`)
  return number
}
