import { describe, expect, it } from 'vitest'
import { placeLabels } from './label-places.ts'

describe('labels on the map', () => {
  it('stand to the right of their mark where there is room', () => {
    expect(placeLabels([{ x: 50, y: 50, words: 'Lyon' }], 300, 300)).toEqual(['right'])
  })

  it('never cover one another', () => {
    const [first, second] = placeLabels(
      [
        { x: 100, y: 100, words: 'Paris' },
        { x: 120, y: 100, words: 'Montreuil' },
      ],
      300,
      300,
    )
    expect(first).toBe('left')
    expect(second).toBe('right')
  })

  it('stay on the map, or are left out', () => {
    expect(placeLabels([{ x: 290, y: 150, words: 'Strasbourg' }], 300, 300)).toEqual(['left'])
    expect(placeLabels([{ x: 20, y: 20, words: 'Un nom bien trop long pour cette carte' }], 100, 100)).toEqual([
      undefined,
    ])
  })
})
