// Draws France for ui/map from the outlines of the départements: projects them, simplifies each border once (so that neighbours still
// fit), and writes them as short SVG paths. The outlines: IGN Admin Express, simplified (Licence Ouverte 2.0).
//   npx tsx bin/draw-france.ts departements.geojson.gz communes.csv.gz
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { type MapPlace, project, unitsPerKm } from '../ui/map/projection.ts'

interface Outlines {
  features: {
    properties: { code: string }
    geometry:
      | { type: 'Polygon'; coordinates: [number, number][][] }
      | { type: 'MultiPolygon'; coordinates: [number, number][][][] }
  }[]
}

/** A stretch of border between two junctions, and whom it parts. */
interface Arc {
  places: MapPlace[]
  codes: Set<string>
}

const [outlinesFile, communesFile] = process.argv.slice(2)
if (!outlinesFile || !communesFile)
  throw new Error('which files? bin/draw-france.ts departements.geojson.gz communes.csv.gz')
const read = (file: string) => {
  const bytes = readFileSync(file)
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}
// Half a kilometre: a pixel of a telephone shows more.
const unit = 1 / unitsPerKm
const smallestIsland = 30

const regionOf = readRegions(read(communesFile))
const arcs = cut(readRings(JSON.parse(read(outlinesFile)) as Outlines))
const coasts = closed(arcs.filter(({ codes }) => codes.size === 1)).filter((ring) => areaOf(ring) > smallestIsland)
const borders = arcs.filter(({ codes }) => codes.size > 1)
const isRegional = ({ codes }: Arc) => new Set([...codes].map((code) => regionOf.get(code))).size > 1

/** Paths whose corners all stand for at least so many square kilometres. */
const drawn = (leastArea: number, inside: readonly Arc[]) => ({
  land: coasts.map((ring) => `${path(simplify(ring, leastArea))}z`).join(''),
  borders: inside.map(({ places }) => path(simplify(places, leastArea))).join(''),
})
write(
  'france-from-afar',
  'France as seen whole: its coast, and the borders of its régions.',
  drawn(12, borders.filter(isRegional)),
)
write('france-close-by', 'France as seen close by: its coast, and the borders of its départements.', drawn(2, borders))

function write(name: string, sentence: string, shapes: { land: string; borders: string }) {
  const text = `// Made by bin/draw-france.ts; see NOTICE.md.

/** ${sentence} SVG paths, in units of ${unit * 1000} metres from the top left corner of the map. */
export const ${name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())} = {
  land: '${shapes.land}',
  borders: '${shapes.borders}',
}
`
  writeFileSync(fileURLToPath(new URL(`../ui/map/${name}.ts`, import.meta.url)), text)
  console.log(`ui/map/${name}.ts: ${(text.length / 1024).toFixed(1)} KB`)
}

function readRegions(text: string): Map<string, string> {
  const [head, ...rows] = text.trim().split('\n')
  const columns = head!.split(',')
  const [department, region] = [columns.indexOf('departement'), columns.indexOf('region')]
  // The columns up to the region hold no comma within quotes, but for a few communes: the others of their département say it as well.
  return new Map(
    rows
      .map((row) => row.split(','))
      .filter((row) => !row.some((cell) => cell.startsWith('"')))
      .map((row) => [row[department]!, row[region]!]),
  )
}

function readRings({ features }: Outlines): { code: string; corners: string[] }[] {
  return features.flatMap(({ properties: { code }, geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return polygons.flat().map((ring) => ({ code, corners: ring.slice(0, -1).map((corner) => corner.join(' ')) }))
  })
}

/** Cuts the rings where another neighbour begins, and keeps each stretch once. */
function cut(rings: readonly { code: string; corners: string[] }[]): Arc[] {
  const sides = new Map<string, Set<string>>()
  const keyOf = (one: string, other: string) => (one < other ? `${one}|${other}` : `${other}|${one}`)
  const eachSide = (corners: string[], visit: (key: string, index: number) => void) =>
    corners.forEach((corner, index) => {
      visit(keyOf(corner, corners[(index + 1) % corners.length]!), index)
    })
  for (const { code, corners } of rings)
    eachSide(corners, (key) => sides.set(key, (sides.get(key) ?? new Set()).add(code)))

  const found = new Map<string, Arc>()
  for (const { corners } of rings) {
    const parted: string[] = []
    eachSide(corners, (key) => parted.push([...sides.get(key)!].sort().join(' ')))
    const isStart = parted.map((codes, index) => codes !== parted.at(index - 1))
    const first = Math.max(0, isStart.indexOf(true))
    let arc: string[] = []
    for (let step = 0; step <= corners.length; step++) {
      const index = (first + step) % corners.length
      arc.push(corners[index]!)
      if (step === 0 || (step < corners.length && !isStart[index])) continue
      const key = [arc[0]!, arc.at(-1)!].sort().join('|') + [...arc].sort()[0]
      found.set(key, { places: arc.map(placeOf), codes: new Set(parted.at(index - 1)!.split(' ')) })
      arc = [corners[index]!]
    }
  }
  return [...found.values()]
}

function placeOf(corner: string): MapPlace {
  const [longitude, latitude] = corner.split(' ').map(Number)
  return project({ latitude: latitude!, longitude: longitude! })
}

/** Joins stretches end to end, each with the nearest, until they close. */
function closed(stretches: readonly Arc[]): MapPlace[][] {
  const left = new Set(stretches.map(({ places }) => places))
  const apart = (one: MapPlace, other: MapPlace) => Math.hypot(one.x - other.x, one.y - other.y)
  const rings: MapPlace[][] = []
  for (const begun of left) {
    left.delete(begun)
    const ring = [...begun]
    for (;;) {
      const end = ring.at(-1)!
      const toClose = apart(ring[0]!, end)
      if (toClose === 0) break
      // Where two outlines do not quite agree, a few kilometres are missing.
      const reach = (places: MapPlace[]) => Math.min(apart(places[0]!, end), apart(places.at(-1)!, end))
      const next = [...left].sort((one, other) => reach(one) - reach(other))[0]
      if (!next || reach(next) > toClose) break
      left.delete(next)
      ring.push(...(apart(next[0]!, end) <= apart(next.at(-1)!, end) ? next : next.toReversed()))
    }
    rings.push(ring)
  }
  return rings
}

function areaOf(ring: readonly MapPlace[]): number {
  return (
    Math.abs(ring.reduce((sum, { x, y }, index) => sum + x * ring.at(index - 1)!.y - y * ring.at(index - 1)!.x, 0)) / 2
  )
}

/** Leaves out, one after the other, the corner that changes least (Visvalingam and Whyatt 1993). */
function simplify(places: readonly MapPlace[], leastArea: number): MapPlace[] {
  const kept = [...places]
  const weightOf = (index: number) => areaOf([kept[index - 1]!, kept[index]!, kept[index + 1]!])
  while (kept.length > 4) {
    let [least, lightest] = [leastArea, -1]
    for (let index = 1; index < kept.length - 1; index++) {
      const weight = weightOf(index)
      if (weight < least) [least, lightest] = [weight, index]
    }
    if (lightest < 0) break
    kept.splice(lightest, 1)
  }
  return kept
}

/** The shortest path through places: whole units, each from the one before. */
function path(places: readonly MapPlace[]): string {
  const corners = places.map(({ x, y }) => [Math.round(x / unit), Math.round(y / unit)] as const)
  const [start, ...rest] = corners
  let text = `M${start![0]} ${start![1]}l`
  let [x, y] = start!
  for (const [nextX, nextY] of rest) {
    if (nextX === x && nextY === y) continue
    const [dx, dy] = [nextX - x, nextY - y]
    text += `${text.endsWith('l') || dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`
    ;[x, y] = [nextX, nextY]
  }
  return text
}
