import type { Endpoint } from '@filrouge/contract/endpoint.ts'

/** How many calls a caller may make: a bucket that fills again with time. Kept in memory, by server. */
interface Policy {
  name: string
  quota: number
  windowSeconds: number
}

const ordinary: Policy = { name: 'ordinary', quota: 1200, windowSeconds: 60 }
const signIn: Policy = { name: 'sign-in', quota: 120, windowSeconds: 60 }
const signInCalls = new Set(['askCode', 'verifyCode', 'signInStaff'])

interface Bucket {
  left: number
  at: number
}

export interface Verdict {
  isAllowed: boolean
  headers: Record<string, string>
}

/** Opens the buckets. `caller` is a session where there is one, else an address. */
export function openRateLimits(
  now: () => number = () => performance.now(),
): (endpoint: Endpoint, caller: string) => Verdict {
  const buckets = new Map<string, Bucket>()
  return (endpoint, caller) => {
    const policy = signInCalls.has(endpoint.name) ? signIn : ordinary
    const key = `${policy.name} ${caller}`
    const perMs = policy.quota / (policy.windowSeconds * 1000)
    const at = now()
    const bucket = buckets.get(key) ?? { left: policy.quota, at }
    bucket.left = Math.min(policy.quota, bucket.left + (at - bucket.at) * perMs)
    bucket.at = at
    const isAllowed = bucket.left >= 1
    if (isAllowed) bucket.left -= 1
    if (buckets.size > 50_000) buckets.clear()
    buckets.set(key, bucket)
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
