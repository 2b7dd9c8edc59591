import type { Point } from '@filrouge/kernel/geo.ts'
import { franceCloseBy } from './france-close-by.ts'
import { franceFromAfar } from './france-from-afar.ts'
import { placeLabels, type Side } from './label-places.ts'
import { type Box, outlineIn } from './outline-in.ts'
import { mapSize, project, unitsPerKm } from './projection.ts'
import { ScaleBar } from './scale-bar.tsx'

/** How a place stands: it has it, has few, will have it, has none; or is just a place. */
export type PlaceState = 'good' | 'few' | 'later' | 'none' | 'plain'

/** A place to show. */
export interface MapPoint extends Point {
  id: string
  /** Short: the town. */
  label: string
  /** What stands beside it, already in words: « 3 », « demain ». */
  value?: string | undefined
  state: PlaceState
  /** Where the reader is. */
  isHere?: boolean
  href?: string | undefined
}

/** The part of France that a close-up shows. */
export interface Around extends Point {
  widthKm: number
}

interface Frame {
  x: number
  y: number
  width: number
  height: number
}

/** Labels are placed as on a map this wide; on a wider one there is only more room. */
const phoneWidth = 360

interface FranceMapProps {
  points: readonly MapPoint[]
  name: string
  around?: Around | undefined
  /** A drawing that holds the outlines of the whole (`land`, `borders`), for pages that should not carry them; without it they are in the map. */
  outlines?: string | undefined
}

/**
 * France, or a part of it, with its places. A picture that repeats what a list beside it says; where places have an address, each is a link. Drawn on
 * the server as in the browser.
 */
export function FranceMap(props: FranceMapProps) {
  const { points, name, around, outlines } = props
  const frame = around ? frameAround(around) : { x: 0, y: 0, ...mapSize }
  const shown = points
    .map((point) => ({ point, ...placeIn(frame, point) }))
    .filter(isInside)
    .sort(byWeight)
  const height = (phoneWidth * frame.height) / frame.width
  const sides = placeLabels(
    shown.map(({ point, x, y }) => ({ x: x * phoneWidth, y: y * height, words: wordsOf(point) })),
    phoneWidth,
    height,
  )
  const hasLinks = points.some(({ href }) => href !== undefined)
  return (
    <svg class={`map ${around ? 'map-close' : 'map-whole'}`} role={hasLinks ? 'group' : 'img'} aria-label={name}>
      <Land frame={frame} isClose={around !== undefined} outlines={outlines} />
      {/* What weighs most is drawn last, above the others. */}
      {shown.map((mark, index) => <Mark key={mark.point.id} {...mark} side={sides[index]} />).reverse()}
      {around && <ScaleBar widthKm={frame.width} />}
    </svg>
  )
}

function frameAround(around: Around): Frame {
  const { x, y } = project(around)
  const size = { width: around.widthKm, height: (around.widthKm * 3) / 4 }
  return { x: x - size.width / 2, y: y - size.height / 2, ...size }
}

function placeIn(frame: Frame, point: Point): { x: number; y: number } {
  const { x, y } = project(point)
  return { x: (x - frame.x) / frame.width, y: (y - frame.y) / frame.height }
}

const isInside = ({ x, y }: { x: number; y: number }) => x > 0 && x < 1 && y > 0 && y < 1

const weights = { good: 0, few: 1, later: 2, plain: 3, none: 4 } as const
const weightOf = ({ isHere, state }: MapPoint) => (isHere ? -1 : weights[state])
const byWeight = (one: { point: MapPoint }, other: { point: MapPoint }) => weightOf(one.point) - weightOf(other.point)

const wordsOf = ({ label, value }: MapPoint) => (value ? `${label} ${value}` : label)

function Land({ frame, isClose, outlines }: { frame: Frame; isClose: boolean; outlines: string | undefined }) {
  const box = boxOf(frame)
  const { land, borders } = isClose ? closeBy(box) : franceFromAfar
  const outline = (part: 'land' | 'borders', className: string) =>
    outlines && !isClose ? (
      <use class={className} href={`${outlines}#${part}`} />
    ) : (
      <path class={className} d={part === 'land' ? land : borders} />
    )
  return (
    <svg
      class="map-land"
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      width="100%"
      height="100%"
      aria-hidden="true"
    >
      {outline('land', 'map-ground')}
      {outline('borders', 'map-borders')}
      {outline('land', 'map-coast')}
    </svg>
  )
}

const boxOf = ({ x, y, width, height }: Frame): Box => ({
  x: Math.round(x * unitsPerKm),
  y: Math.round(y * unitsPerKm),
  width: Math.round(width * unitsPerKm),
  height: Math.round(height * unitsPerKm),
})

/** What a close-up shows of the outlines, and a little around it for the width of the lines. */
function closeBy({ x, y, width, height }: Box): { land: string; borders: string } {
  const around = { x: x - width / 8, y: y - height / 8, width: width * 1.25, height: height * 1.25 }
  return { land: outlineIn(franceCloseBy.land, around), borders: outlineIn(franceCloseBy.borders, around) }
}

function Mark({ point, x, y, side }: { point: MapPoint; x: number; y: number; side: Side | undefined }) {
  const { label, value, state, isHere, href } = point
  const drawing = (
    <>
      <title>{wordsOf(point)}</title>
      {isHere && <circle class="map-here" r="10" />}
      <MarkOf state={state} />
      {side && (
        <text class={`map-label ${isHere ? 'is-here' : ''}`} {...anchors[side]}>
          {label}
          {value && (
            <tspan class="map-value" dx="4">
              {value}
            </tspan>
          )}
        </text>
      )}
    </>
  )
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its title is inside the drawing, whether it is a link or not
    <svg class="map-point" x={percent(x)} y={percent(y)}>
      {href ? (
        <a href={href}>
          <circle class="map-target" r="16" />
          {drawing}
        </a>
      ) : (
        drawing
      )}
    </svg>
  )
}

const percent = (part: number) => `${Math.round(part * 10_000) / 100}%`

const anchors = {
  right: { x: 10, y: 4 },
  left: { x: -10, y: 4, 'text-anchor': 'end' },
  above: { x: 0, y: -11, 'text-anchor': 'middle' },
  below: { x: 0, y: 20, 'text-anchor': 'middle' },
} as const

// Shape says it as well as colour: full, half full, still open, empty.
function MarkOf({ state }: { state: PlaceState }) {
  if (state === 'few') {
    return (
      <g class="map-mark is-few">
        <circle r="5.5" />
        <path d="M0 -5.500A5.500 5.500 0 0 0 0 5.500z" />
      </g>
    )
  }
  return <circle class={`map-mark is-${state}`} r={state === 'none' || state === 'plain' ? 4 : 5.5} />
}
