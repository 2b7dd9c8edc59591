import type { Endpoint } from '@filrouge/contract/endpoint.ts'

/** How many calls a caller may make: a bucket that fills again with time. Kept in memory, by server. */
interface Policy {
  name: string
  quota: number
  windowSeconds: number
}

const ordinary: Policy = { name: 'ordinary', quota: 1200, windowSeconds: 60 }
const signIn: Policy = { name: 'sign-in', quota: 120, windowSeconds: 60 }
/** What sends letters to an address that anyone may write. */
const letters: Policy = { name: 'letters', quota: 20, windowSeconds: 600 }
const letterCalls = new Set(['writeToRetailer'])
const signInCalls = new Set(['askCode', 'verifyCode', 'signInStaff', 'addGiftCard'])

/** Whether a call costs money, tries passwords or writes to strangers: it counts by address, from pages too. */
export const countsByAddress = (endpoint: Endpoint): boolean => policyOf(endpoint) !== ordinary

const policyOf = ({ name }: Endpoint): Policy =>
  signInCalls.has(name) ? signIn : letterCalls.has(name) ? letters : ordinary

interface Bucket {
  left: number
  at: number
}

export interface Verdict {
  isAllowed: boolean
  headers: Record<string, string>
}

export type RateLimits = (endpoint: Endpoint, caller: { sessionId: string | null; address: string }) => Verdict

const bucketsAtMost = 50_000

/**
 * Opens the buckets. A session has its own; who has none shares that of the address. Signing in counts by address alone, for a new session
 * costs nothing and a text message does.
 */
export function openRateLimits(now: () => number = () => performance.now()): RateLimits {
  const buckets = new Map<string, Bucket>()
  return (endpoint, { sessionId, address }) => {
    const policy = policyOf(endpoint)
    const key = `${policy.name} ${policy !== ordinary ? address : (sessionId ?? address)}`
    const perMs = policy.quota / (policy.windowSeconds * 1000)
    const at = now()
    const bucket = buckets.get(key) ?? { left: policy.quota, at }
    bucket.left = Math.min(policy.quota, bucket.left + (at - bucket.at) * perMs)
    bucket.at = at
    const isAllowed = bucket.left >= 1
    if (isAllowed) bucket.left -= 1
    // Set anew, so that the first in the map is the one unused for longest: that one is forgotten.
    buckets.delete(key)
    buckets.set(key, bucket)
    if (buckets.size > bucketsAtMost) buckets.delete(buckets.keys().next().value as string)
    const seconds = Math.ceil(
      isAllowed ? (policy.quota - bucket.left) / perMs / 1000 : (1 - bucket.left) / perMs / 1000,
    )
    return {
      isAllowed,
      headers: {
        'ratelimit-policy': `"${policy.name}";q=${policy.quota};w=${policy.windowSeconds}`,
        ratelimit: `"${policy.name}";r=${Math.floor(bucket.left)};t=${seconds}`,
        ...(isAllowed ? {} : { 'retry-after': String(Math.max(1, seconds)) }),
      },
    }
  }
}
