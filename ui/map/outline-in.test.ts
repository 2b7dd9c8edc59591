import fc from 'fast-check'
import { expect, test } from 'vitest'
import { franceCloseBy } from './france-close-by.ts'
import { type Box, outlineIn } from './outline-in.ts'
import { project, unitsPerKm } from './projection.ts'

type Corner = [number, number]

const cornersOf = (path: string): Corner[][] =>
  path
    .split('M')
    .slice(1)
    .map((text) => {
      const [x = 0, y = 0, ...steps] = (text.match(/-?\d+/g) ?? []).map(Number)
      let at: Corner = [x, y]
      const corners = [at]
      for (let step = 0; step < steps.length; step += 2) {
        at = [at[0] + steps[step]!, at[1] + steps[step + 1]!]
        corners.push(at)
      }
      return corners
    })

/** Whether a point is on land: a ray to the right crosses the coast an odd number of times. */
const isOnLand = (path: string, x: number, y: number) =>
  cornersOf(path)
    .flatMap((corners) => corners.map((one, index) => [one, corners[(index + 1) % corners.length]!] as const))
    .filter(([[oneX, oneY], [otherX, otherY]]) => {
      if (oneY > y === otherY > y) return false
      return x < oneX + ((y - oneY) / (otherY - oneY)) * (otherX - oneX)
    }).length %
    2 ===
  1

const pathOf = (corners: readonly Corner[]) =>
  `M${corners[0]!.join(' ')}l${corners
    .slice(1)
    .map(([x, y], index) => `${x - corners[index]![0]} ${y - corners[index]![1]}`)
    .join(' ')}z`

test('in the box, land is land and sea is sea, as in the whole outline', () => {
  const corner = fc.tuple(fc.integer({ min: -100, max: 200 }), fc.integer({ min: -100, max: 200 }))
  const box: Box = { x: 0, y: 0, width: 100, height: 100 }
  const within = fc.double({ min: 0.01, max: 0.99, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(corner, { minLength: 3, maxLength: 12 }),
      fc.array(fc.tuple(within, within)),
      (shape, places) => {
        const path = pathOf(shape)
        for (const [x, y] of places) {
          // Between the corners' whole numbers, so that no place lies on a line.
          const [placeX, placeY] = [Math.floor(x * 100) + 0.4142, Math.floor(y * 100) + 0.5773]
          expect(isOnLand(outlineIn(path, box), placeX, placeY)).toBe(isOnLand(path, placeX, placeY))
        }
      },
    ),
  )
})

test('a close-up of Paris carries a hundredth of France’s coast, and one of Brest its own', () => {
  const around = (latitude: number, longitude: number, km: number) => {
    const { x, y } = project({ latitude, longitude })
    const [width, height] = [km * unitsPerKm, km * unitsPerKm]
    return outlineIn(franceCloseBy.land, {
      x: x * unitsPerKm - width / 2,
      y: y * unitsPerKm - height / 2,
      width,
      height,
    })
  }
  const paris = around(48.86, 2.35, 60)
  expect(paris.length).toBeLessThan(franceCloseBy.land.length / 100)
  expect(paris).not.toBe('')
  const brest = around(48.39, -4.49, 60)
  expect(brest.length).toBeGreaterThan(paris.length)
  expect(brest.length).toBeLessThan(franceCloseBy.land.length / 8)
})

test('a border line is cut, not closed', () => {
  expect(outlineIn('M0 0l10 0 90 0 90 0 90 0', { x: -5, y: -5, width: 20, height: 20 })).toBe('M0 0l10 0 90 0 180 0')
  expect(outlineIn('M500 500l10 0', { x: 0, y: 0, width: 20, height: 20 })).toBe('')
})
