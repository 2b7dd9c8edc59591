import { afterEach, describe, expect, it, vi } from 'vitest'
import { hearServerTime, serverNow } from './clock.ts'
import { nearDayWords } from './dates.ts'

afterEach(() => {
  vi.useRealTimers()
})

const at = (instant: string) => vi.useFakeTimers({ now: new Date(instant), toFake: ['Date'] })

describe('the clock of the screens', () => {
  it('is the server’s, however wrong the telephone is, and goes on by itself', () => {
    at('2026-11-20T08:00:00Z')
    hearServerTime('Mon, 23 Nov 2026 09:00:00 GMT')
    expect(serverNow().toISOString()).toBe('2026-11-23T09:00:00.000Z')
    expect(nearDayWords('2026-11-24T15:00:00Z', 'fr', serverNow())).toBe('demain')
    at('2026-11-20T09:30:00Z')
    expect(serverNow().toISOString()).toBe('2026-11-23T10:30:00.000Z')
  })

  it('follows when the demo’s moves, and is not shaken by the seconds an answer takes', () => {
    at('2026-11-23T09:00:00Z')
    hearServerTime('2026-11-23T09:00:00Z')
    hearServerTime('2026-11-26T09:00:00Z')
    expect(serverNow().toISOString()).toBe('2026-11-26T09:00:00.000Z')
    hearServerTime('Thu, 26 Nov 2026 08:59:59 GMT')
    expect(serverNow().toISOString()).toBe('2026-11-26T09:00:00.000Z')
    hearServerTime('nonsense')
    expect(serverNow().toISOString()).toBe('2026-11-26T09:00:00.000Z')
  })
})
