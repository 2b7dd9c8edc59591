import { describe, expect, it } from 'vitest'
import { typedPerson } from '../customers/typed-person.ts'
import { furthest } from './payment-request-page.tsx'
import { qrPath } from './qr-code.tsx'
import { isCountable, timeLeft } from './time-left.ts'

describe('the time left to pay', () => {
  const end = '2026-11-23T10:00:00Z'
  const before = (seconds: number) => Date.parse(end) - seconds * 1000

  it('counts minutes and seconds down to nothing', () => {
    expect(timeLeft(end, before(605))).toBe('10:05')
    expect(timeLeft(end, before(9))).toBe('0:09')
    expect(timeLeft(end, before(-30))).toBe('0:00')
  })
})

describe('a countdown', () => {
  it('is shown only where it can be believed', () => {
    const now = Date.parse('2026-11-23T10:00:00Z')
    expect(isCountable('2026-11-23T10:15:00Z', now)).toBe(true)
    expect(isCountable('2026-11-25T10:15:00Z', now)).toBe(false)
    expect(isCountable('2026-11-23T09:59:00Z', now)).toBe(false)
  })
})

describe('what is known of a payment request', () => {
  it('is the state that is further on, whichever way it came', () => {
    expect(furthest({ status: 'open' }, { status: 'expired' })).toEqual({ status: 'expired' })
    expect(furthest({ status: 'paid' }, { status: 'open' })).toEqual({ status: 'paid' })
    expect(furthest(undefined, { status: 'open' })).toEqual({ status: 'open' })
  })
})

describe('a code as a drawing', () => {
  it('is a unit square for each dark module', () => {
    expect(
      qrPath([
        [true, false],
        [false, true],
      ]),
    ).toBe('M0 0h1v1h-1zM1 1h1v1h-1z')
  })
})

describe('what was typed to find someone', () => {
  it('goes where it belongs', () => {
    expect(typedPerson(' camille@example.com ')).toMatchObject({ email: 'camille@example.com', name: '' })
    expect(typedPerson('06 12 34 56 78')).toMatchObject({ phone: '06 12 34 56 78' })
    expect(typedPerson('Camille Roux')).toMatchObject({ name: 'Camille Roux' })
  })
})
