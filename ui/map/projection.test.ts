import { distanceMetres } from '@filrouge/kernel/geo.ts'
import { describe, expect, it } from 'vitest'
import { mapSize, project } from './projection.ts'

const paris = { latitude: 48.8566, longitude: 2.3522 }
const places = {
  lille: { latitude: 50.6292, longitude: 3.0573 },
  brest: { latitude: 48.3904, longitude: -4.4861 },
  nice: { latitude: 43.7102, longitude: 7.262 },
  ajaccio: { latitude: 41.9192, longitude: 8.7386 },
}

describe('the map’s projection', () => {
  it('keeps every corner of France on the map', () => {
    for (const place of Object.values(places)) {
      const { x, y } = project(place)
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(mapSize.width)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(mapSize.height)
    }
  })

  it('is true in length to one part in a hundred', () => {
    const from = project(paris)
    for (const place of Object.values(places)) {
      const to = project(place)
      const kilometres = distanceMetres(paris, place) / 1000
      expect(Math.abs(Math.hypot(to.x - from.x, to.y - from.y) / kilometres - 1)).toBeLessThan(0.01)
    }
  })

  it('has the north above', () => {
    expect(project(places.lille).y).toBeLessThan(project(paris).y)
  })
})
