import { describe, expect, it } from 'vitest'
import { type BasketChange, movedTo, quantityAfter, withChange } from './basket-changes.ts'

const change = (part: Partial<BasketChange>): BasketChange => ({
  key: 'k1',
  staffId: 'stf_jean',
  cartId: 'crt_1',
  sku: 'TV',
  title: 'Téléviseur',
  at: 0,
  ...part,
})

describe('changes of a basket that wait for the network', () => {
  it('of one article become one', () => {
    const once = withChange([], change({ by: 1 }))
    expect(withChange(once, change({ key: 'k2', by: 1 }))).toEqual([change({ by: 2 })])
    expect(withChange(once, change({ key: 'k2', to: 5 }))).toMatchObject([{ key: 'k1', to: 5 }])
    expect(withChange(once, change({ key: 'k2', sku: 'JEANS', by: 1 }))).toHaveLength(2)
  })

  it('that were sent once stay as they were sent, so that they count once', () => {
    const sent = [change({ by: 1, sent: 3 })]
    expect(withChange(sent, change({ key: 'k2', by: 1 }))).toHaveLength(2)
    expect(quantityAfter(sent[0]!, [{ sku: 'TV', quantity: 9 }])).toBe(3)
  })

  it('add to what the server has by then', () => {
    expect(quantityAfter(change({ by: 2 }), [{ sku: 'TV', quantity: 1 }])).toBe(3)
    expect(quantityAfter(change({ by: 2 }), [])).toBe(2)
    expect(quantityAfter(change({ to: 0 }), [{ sku: 'TV', quantity: 4 }])).toBe(0)
    expect(quantityAfter(change({ by: -3 }), [{ sku: 'TV', quantity: 1 }])).toBe(0)
  })

  it('go to the basket she had open, where there was one', () => {
    const waiting = [change({ begins: {} }), change({ key: 'k2', cartId: 'crt_2' })]
    expect(movedTo(waiting, 'crt_1', 'crt_9').map(({ cartId }) => cartId)).toEqual(['crt_9', 'crt_2'])
    expect(movedTo(waiting, 'crt_1', 'crt_9')[0]?.begins).toBeUndefined()
  })
})
