/** A point on the earth, in decimal degrees (WGS 84). */
export type Point = { readonly latitude: number; readonly longitude: number }

/** A rectangle of latitudes and longitudes. */
export type Bounds = {
  readonly south: number
  readonly west: number
  readonly north: number
  readonly east: number
}

const earthRadiusMetres = 6_371_008.8
const radians = Math.PI / 180

/** The distance over the ground between two points, in whole metres (haversine; within 0.5 %). */
export function distanceMetres(one: Point, other: Point): number {
  const halfHeight = Math.sin(((other.latitude - one.latitude) * radians) / 2)
  const halfWidth = Math.sin(((other.longitude - one.longitude) * radians) / 2)
  const chord =
    halfHeight * halfHeight +
    Math.cos(one.latitude * radians) * Math.cos(other.latitude * radians) * halfWidth * halfWidth
  return Math.round(2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord))))
}

/**
 * The smallest rectangle that holds every point within a distance of the centre: a first filter before measuring.
 * Where the circle reaches a pole or crosses the date line, every longitude is in.
 */
export function boundsAround(centre: Point, metres: number): Bounds {
  const angle = metres / earthRadiusMetres
  const height = angle / radians
  const south = Math.max(-90, centre.latitude - height)
  const north = Math.min(90, centre.latitude + height)
  const everywhere = { south, north, west: -180, east: 180 }
  if (south === -90 || north === 90) return everywhere
  const width = Math.asin(Math.min(1, Math.sin(angle) / Math.cos(centre.latitude * radians))) / radians
  const west = centre.longitude - width
  const east = centre.longitude + width
  return west < -180 || east > 180 ? everywhere : { south, west, north, east }
}

/** Whether a point lies in a rectangle, its edges included. */
export function isWithin(bounds: Bounds, point: Point): boolean {
  return (
    point.latitude >= bounds.south &&
    point.latitude <= bounds.north &&
    point.longitude >= bounds.west &&
    point.longitude <= bounds.east
  )
}

/** Reads `48.85,2.35` (latitude first); undefined where it is no point on the earth. */
export function parseNear(text: string): Point | undefined {
  const match = /^\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\s*,\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\s*$/.exec(text)
  if (!match) return undefined
  const latitude = Number(match[1])
  const longitude = Number(match[2])
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined
  return { latitude, longitude }
}
