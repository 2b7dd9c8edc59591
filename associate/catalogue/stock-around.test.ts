import { describe, expect, it } from 'vitest'
import { stockAround } from './stock-around.ts'

const level = (locationId: string, locationKind: 'shop' | 'warehouse' | 'supplier', available: number) =>
  ({ locationId, locationName: locationId, locationKind, available, incoming: 0 }) as never

describe('stock seen from a shop', () => {
  const distances = new Map([
    ['opera', 1200],
    ['boulogne', 7600],
    ['lyon', 392_000],
  ])
  const seen = stockAround(
    [
      level('lyon', 'shop', 7),
      level('rivoli', 'shop', 3),
      level('boulogne', 'shop', 2),
      level('opera', 'shop', 3),
      level('nantes', 'shop', 4),
      level('brest', 'shop', 0),
      level('north', 'warehouse', 10),
      level('south', 'warehouse', 2),
      level('supplier', 'supplier', 180),
    ],
    'rivoli',
    distances,
  )

  it('counts here, around, the warehouses and the suppliers', () => {
    expect(seen).toMatchObject({ here: 3, around: 5, warehouse: 12, supplier: 180 })
  })

  it('lists the other shops that have it, nearest first, the unknown distance last', () => {
    expect(seen.shops.map((shop) => shop.name)).toEqual(['opera', 'boulogne', 'lyon', 'nantes'])
  })
})
