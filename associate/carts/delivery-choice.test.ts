import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { describe, expect, it } from 'vitest'
import { canAskPayment, obstacles } from './can-ask-payment.ts'
import { choiceKey, deliveryChoices, firstChoice } from './delivery-choice.ts'
import { latestOf } from './sale.tsx'

const option = (mode: PromiseOption['mode'], place: string, minor = 0) =>
  ({ mode, cost: { minor, currency: 'EUR' }, [mode === 'relay' ? 'relayPointId' : 'locationId']: place }) as never

describe('ways to have a basket', () => {
  const options = [
    option('takeaway', 'opera'),
    option('takeaway', 'rivoli'),
    option('collect', 'opera'),
    option('home', '', 1290),
    option('home', '', 590),
    option('relay', 'r1', 390),
  ]

  it('takes away only from here, and offers home once at its lowest cost', () => {
    const choices = deliveryChoices(options, 'rivoli')
    expect(choices.map(choiceKey)).toEqual(['takeaway rivoli', 'home', 'collect opera', 'relay r1'])
    expect(choices[1]?.cost.minor).toBe(590)
  })

  it('begins with what the basket says', () => {
    const choices = deliveryChoices(options, 'rivoli')
    expect(firstChoice({ delivery: { mode: 'relay', relayPointId: 'r1' } as never }, choices)).toBe('relay r1')
    expect(firstChoice({ delivery: undefined }, choices)).toBe('takeaway rivoli')
  })
})

describe('asking to be paid', () => {
  const cart = { status: 'open', lines: [{}], delivery: {}, notPayable: [{ code: 'contact_missing' }] } as never

  it('does not wait for a contact: she gives it on her phone', () => {
    expect(canAskPayment(cart)).toBe(true)
  })

  it('waits for what stands in the way', () => {
    const short = { ...(cart as object), notPayable: [{ code: 'out_of_stock', sku: 'A' }] } as never
    expect(canAskPayment(short)).toBe(false)
    expect(obstacles(short)).toHaveLength(1)
    expect(canAskPayment({ ...(cart as object), delivery: undefined } as never)).toBe(false)
  })
})

describe('two states of one basket', () => {
  const state = (id: string, version: number) => ({ id, version }) as never

  it('are resolved by version, whichever came last', () => {
    expect(latestOf('a', state('a', 3), state('a', 2))).toMatchObject({ version: 3 })
    expect(latestOf('a', state('a', 2), state('a', 5))).toMatchObject({ version: 5 })
  })

  it('leave out another basket', () => {
    expect(latestOf('a', state('b', 9), undefined)).toBeUndefined()
    expect(latestOf(null, state('b', 9))).toBeUndefined()
  })
})
