import { distanceMetres, type Point } from '@filrouge/kernel/geo.ts'
import type { Near } from './location.ts'

const radians = Math.PI / 180

/**
 * Finds the nearest of many points. Each is kept as a vector of length one: the nearer two points, the larger the product of theirs, so that
 * all are compared without trigonometry: thousands in some ten microseconds, with nothing to keep up to date.
 */
export function nearestOf<T extends Point>(items: readonly T[]): (point: Point, limit: number) => Near<T>[] {
  const vectors = new Float64Array(items.length * 3)
  items.forEach((item, index) => {
    vectors.set(vectorOf(item), index * 3)
  })
  return (point, limit) => {
    const [x, y, z] = vectorOf(point)
    const best: { index: number; product: number }[] = []
    for (let index = 0; index < items.length; index += 1) {
      const at = index * 3
      const product = x * vectors[at]! + y * vectors[at + 1]! + z * vectors[at + 2]!
      if (best.length === limit && product <= best[limit - 1]!.product) continue
      let place = best.length
      while (place > 0 && best[place - 1]!.product < product) place -= 1
      best.splice(place, 0, { index, product })
      if (best.length > limit) best.pop()
    }
    return best.map(({ index }) => ({ ...items[index]!, distanceMetres: distanceMetres(point, items[index]!) }))
  }
}

function vectorOf({ latitude, longitude }: Point): [number, number, number] {
  const height = Math.cos(latitude * radians)
  return [height * Math.cos(longitude * radians), height * Math.sin(longitude * radians), Math.sin(latitude * radians)]
}
