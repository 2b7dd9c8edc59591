import { searchProducts } from '@filrouge/contract/catalogue.ts'
import { askCode } from '@filrouge/contract/sessions.ts'
import { describe, expect, it } from 'vitest'
import { openRateLimits } from './rate-limits.ts'

describe('rate limits', () => {
  const someone = { sessionId: 'ses_a', address: '192.0.2.1' }

  it('lets a minute’s worth through at once, then as time passes', () => {
    let now = 0
    const limits = openRateLimits(() => now)
    const allowed = () => limits(searchProducts, someone).isAllowed
    expect(Array.from({ length: 1200 }, allowed).every(Boolean)).toBe(true)
    const refused = limits(searchProducts, someone)
    expect(refused).toMatchObject({ isAllowed: false, headers: { 'retry-after': '1' } })
    now = 1000
    expect(Array.from({ length: 21 }, allowed).filter(Boolean)).toHaveLength(20)
  })

  it('counts signing in by address, whatever session asks', () => {
    const limits = openRateLimits(() => 0)
    const verdicts = Array.from(
      { length: 121 },
      (_, n) => limits(askCode, { ...someone, sessionId: `ses_${n}` }).isAllowed,
    )
    expect(verdicts.filter(Boolean)).toHaveLength(120)
    expect(limits(askCode, { sessionId: null, address: '192.0.2.2' }).isAllowed).toBe(true)
  })
})
