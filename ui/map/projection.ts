import type { Point } from '@filrouge/kernel/geo.ts'

/** A place on the map of France, in kilometres from its top left corner. */
export interface MapPlace {
  x: number
  y: number
}

/** The map's size: mainland France and Corsica, with a little sea around. */
export const mapSize = { width: 1140, height: 1090 } as const

const radians = Math.PI / 180
const earthRadiusKm = 6_371.0088
// The parallels and the meridian of Lambert 93, on a sphere: true to half a percent in length, and true in shape.
const [south, north] = [44 * radians, 49 * radians]
const centralMeridian = 3 * radians
const tangentOf = (latitude: number) => Math.tan(Math.PI / 4 + latitude / 2)
const cone = Math.log(Math.cos(south) / Math.cos(north)) / Math.log(tangentOf(north) / tangentOf(south))
const scale = (Math.cos(south) * tangentOf(south) ** cone) / cone
const distanceToPole = (latitude: number) => (earthRadiusKm * scale) / tangentOf(latitude) ** cone
// Half-way between Dunkirk and the strait of Bonifacio, between Ouessant and Bastia.
const middle = { x: -16.6, y: distanceToPole(46.318 * radians) }

/** Where a point on the earth lies on the map: a conformal conic, as French maps are drawn. */
export function project({ latitude, longitude }: Point): MapPlace {
  const distance = distanceToPole(latitude * radians)
  const angle = cone * (longitude * radians - centralMeridian)
  return {
    x: distance * Math.sin(angle) - middle.x + mapSize.width / 2,
    y: distance * Math.cos(angle) - middle.y + mapSize.height / 2,
  }
}

/** Units of the committed outlines in a kilometre. */
export const unitsPerKm = 2
