import { distanceMetres, type Point } from '@filrouge/kernel/geo.ts'
import type { Near } from './location.ts'

const radians = Math.PI / 180
const rounding = 1e-12

/**
 * Finds the nearest of many points. Each is kept as a vector of length one: the nearer two points, the larger the product of theirs, so that
 * they are compared without trigonometry. They lie in order of latitude and the search goes out from that of the point, north and south, until
 * the latitude alone is farther than what has been found: of tens of thousands it looks at some hundred.
 */
export function nearestAmong<T extends Point>(items: readonly T[]): (point: Point, limit: number) => T[] {
  const order = items.map((_, index) => index).sort((one, other) => items[one]!.latitude - items[other]!.latitude)
  const latitudes = new Float64Array(order.length)
  const vectors = new Float64Array(order.length * 3)
  order.forEach((index, place) => {
    latitudes[place] = items[index]!.latitude
    vectors.set(vectorOf(items[index]!), place * 3)
  })

  return (point, limit) => {
    const [x, y, z] = vectorOf(point)
    const places: number[] = []
    const products: number[] = []
    // Of two at the same distance, the one that was given first.
    const isNearer = (product: number, place: number, at: number) =>
      product > products[at]! || (product === products[at]! && order[place]! < order[places[at]!]!)
    // Degrees of latitude beyond which nothing is nearer than the farthest that was found.
    let reach = Number.POSITIVE_INFINITY
    const consider = (place: number) => {
      const at = place * 3
      const product = x * vectors[at]! + y * vectors[at + 1]! + z * vectors[at + 2]!
      let rank = places.length
      if (rank === limit) {
        rank -= 1
        if (!isNearer(product, place, rank)) return
      }
      for (; rank > 0 && isNearer(product, place, rank - 1); rank -= 1) {
        places[rank] = places[rank - 1]!
        products[rank] = products[rank - 1]!
      }
      places[rank] = place
      products[rank] = product
      if (places.length === limit) reach = Math.acos(Math.max(-1, products[limit - 1]! - rounding)) / radians
    }
    const isOutOfReach = (place: number) => Math.abs(latitudes[place]! - point.latitude) > reach
    let north = firstFrom(latitudes, point.latitude)
    let south = north - 1
    while (north < order.length || south >= 0) {
      if (north < order.length) {
        if (isOutOfReach(north)) north = order.length
        else consider(north++)
      }
      if (south >= 0) {
        if (isOutOfReach(south)) south = -1
        else consider(south--)
      }
    }
    return places.map((place) => items[order[place]!]!)
  }
}

/** The same with the distance of each, on copies. */
export function nearestOf<T extends Point>(items: readonly T[]): (point: Point, limit: number) => Near<T>[] {
  const nearest = nearestAmong(items)
  return (point, limit) =>
    nearest(point, limit).map((item) => ({ ...item, distanceMetres: distanceMetres(point, item) }))
}

/** The place of the first number that is not smaller, in a row of ascending ones. */
function firstFrom(ascending: Float64Array, wanted: number): number {
  let from = 0
  let until = ascending.length
  while (from < until) {
    const middle = (from + until) >> 1
    if (ascending[middle]! < wanted) from = middle + 1
    else until = middle
  }
  return from
}

/** A point as a vector of length one: the nearer two points, the larger the product of theirs. */
export function vectorOf({ latitude, longitude }: Point): [number, number, number] {
  const height = Math.cos(latitude * radians)
  return [height * Math.cos(longitude * radians), height * Math.sin(longitude * radians), Math.sin(latitude * radians)]
}
