declare const crypto: { getRandomValues<T extends Uint8Array>(array: T): T }

/** Every kind of thing that has an id, with the prefix its ids begin with. */
export const idPrefixes = {
  product: 'prd',
  variant: 'var',
  category: 'cat',
  location: 'loc',
  place: 'plc',
  staff: 'stf',
  customer: 'cus',
  visitor: 'vis',
  session: 'ses',
  cart: 'crt',
  gift: 'gft',
  order: 'ord',
  payment: 'pay',
  paymentRequest: 'prq',
  hold: 'hld',
  movement: 'mov',
  event: 'evt',
  job: 'job',
  message: 'msg',
  fulfilment: 'shp',
  shortage: 'sht',
  parcel: 'pcl',
  return: 'ret',
  quote: 'quo',
  register: 'reg',
  address: 'adr',
  touch: 'tch',
  legalEntity: 'lge',
  challenge: 'chl',
  importRun: 'imp',
  price: 'prc',
  repricing: 'rpc',
  paymentMovement: 'pmv',
  delivery: 'dlv',
  incomingDelivery: 'inc',
  consent: 'cst',
  contactMessage: 'ctm',
  creditNote: 'crn',
  pushSubscription: 'psh',
  offerUse: 'ofu',
  lease: 'lse',
  offerTrial: 'otr',
  valueAccount: 'vac',
  valueTransaction: 'vtx',
  sourcing: 'src',
  trial: 'tri',
  slotPlan: 'slp',
} as const

export type Kind = keyof typeof idPrefixes

export type Id<K extends Kind> = string & { readonly __kind: K }

const kindByPrefix = new Map<string, Kind>(
  (Object.entries(idPrefixes) as [Kind, string][]).map(([kind, prefix]) => [prefix, kind]),
)

// The digits are not checked for version 7: an id made elsewhere is opaque, and another version only costs locality.
const patterns = new Map<Kind, RegExp>(
  (Object.entries(idPrefixes) as [Kind, string][]).map(([kind, prefix]) => [
    kind,
    new RegExp(`^${prefix}_[0-9a-f]{32}$`),
  ]),
)

/** The pattern that ids of a kind match: its prefix, an underscore, 32 lower-case hexadecimal digits. */
export function idPattern(kind: Kind): RegExp {
  return patterns.get(kind) as RegExp
}

/** Whether a value is an id of that kind. */
export function isId<K extends Kind>(kind: K, text: unknown): text is Id<K> {
  return typeof text === 'string' && idPattern(kind).test(text)
}

/** The kind an id is of, read from its prefix, or undefined where it is no id. */
export function kindOf(text: string): Kind | undefined {
  const kind = kindByPrefix.get(text.slice(0, 3))
  return kind && idPattern(kind).test(text) ? kind : undefined
}

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

// Random bytes are drawn in bulk: one call of the generator per id would cost more than the rest of the id.
const pool = new Uint8Array(10 * 800)
let poolNext = pool.length

let lastMillisecond = 0
let lastMillisecondHex = ''
let counter = 0

function turnTo(millisecond: number, seed: number): void {
  lastMillisecond = millisecond
  lastMillisecondHex = millisecond.toString(16).padStart(12, '0')
  counter = seed
}

/**
 * A new id: the kind's prefix and a UUIDv7 (RFC 9562, method 1) as 32 hexadecimal digits, greater than every id this
 * process made before. 62 bits are fresh from the secure generator each time, so an id cannot be guessed from another.
 * The clock read here only orders ids; no rule may depend on it.
 */
export function newId<K extends Kind>(kind: K): Id<K> {
  if (poolNext >= pool.length) {
    crypto.getRandomValues(pool)
    poolNext = 0
  }
  const at = poolNext
  poolNext += 10
  // Seeded below half of its 12 bits, so that there is room to count within the millisecond.
  const seed = ((pool[at]! & 0x07) << 8) | pool[at + 1]!
  const now = Date.now()
  if (now > lastMillisecond) turnTo(now, seed)
  else if (counter < 0xfff) counter += 1
  else turnTo(lastMillisecond + 1, seed)
  return (idPrefixes[kind] +
    '_' +
    lastMillisecondHex +
    hexPairs[0x70 | (counter >> 8)] +
    hexPairs[counter & 0xff] +
    hexPairs[0x80 | (pool[at + 2]! & 0x3f)] +
    hexPairs[pool[at + 3]!] +
    hexPairs[pool[at + 4]!] +
    hexPairs[pool[at + 5]!] +
    hexPairs[pool[at + 6]!] +
    hexPairs[pool[at + 7]!] +
    hexPairs[pool[at + 8]!] +
    hexPairs[pool[at + 9]!]) as Id<K>
}

/**
 * The id of a thing that came to be at a moment long past, so that it stands among the others in its time. `digits` (eighteen hexadecimal
 * ones) decide the rest: the same again give the same id; without them it is as fresh as any.
 */
export function idAt<K extends Kind>(kind: K, at: Date, digits?: string): Id<K> {
  const fresh = newId(kind)
  const [count, rest] = digits ? [digits.slice(0, 3), digits.slice(3, 18)] : [fresh.slice(17, 20), fresh.slice(21)]
  const moment = Math.max(0, at.getTime()).toString(16).padStart(12, '0')
  return `${idPrefixes[kind]}_${moment}7${count}8${rest}` as Id<K>
}
