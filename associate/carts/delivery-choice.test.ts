import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { wayKey } from '@filrouge/ui/ways.ts'
import { describe, expect, it } from 'vitest'
import { canAskPayment, obstacles } from './can-ask-payment.ts'
import { chosenAmong, deliveryChoices } from './delivery-choice.ts'
import { latestOf } from './sale.tsx'

const option = (mode: PromiseOption['mode'], more: object) => ({ mode, ...more }) as PromiseOption

describe('ways to have a basket', () => {
  const options = [
    option('takeaway', { locationId: 'opera' }),
    option('takeaway', { locationId: 'rivoli' }),
    option('collect', { locationId: 'opera' }),
    option('home', { service: 'home-standard' }),
    option('home', { service: 'home-express' }),
    option('relay', { relayPointId: 'r1', service: 'relay-standard' }),
  ]
  const choices = deliveryChoices(options, 'rivoli')

  it('takes away only from here, and offers each service that brings it home', () => {
    expect(choices.map(wayKey)).toEqual([
      'takeaway:rivoli',
      'home::home-standard',
      'home::home-express',
      'collect:opera',
      'relay:r1:relay-standard',
    ])
  })

  it('begins with what the basket says', () => {
    const chosen = (picked: object | undefined, delivery: object | undefined) =>
      chosenAmong(choices, picked as never, { delivery: delivery as never })
    expect(chosen(undefined, { mode: 'relay', relayPointId: 'r1' })).toBe(choices[4])
    expect(chosen(undefined, undefined)).toBe(choices[0])
    expect(chosen({ mode: 'home', service: 'home-express' }, { mode: 'relay', relayPointId: 'r1' })).toBe(choices[2])
    expect(chosen({ mode: 'collect', locationId: 'closed' }, undefined)).toBeUndefined()
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
