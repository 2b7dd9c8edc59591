import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { wayKey } from '@filrouge/ui/ways.ts'
import { sayDistance } from '../promises/places.ts'
import { say } from '../words.ts'
import type { Checkout } from './checkout.ts'

const side = 320
const metresPerDegree = 111_320
const ringsOf = [250, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000]

/** Where the relay points lie around her, north up, by rings of distance; the list beside it says the same in words. */
export function RelayMap({ checkout, options }: { checkout: Checkout; options: readonly PromiseOption[] }) {
  const { request, relayPoints, place } = checkout
  const { language } = request
  const found = options.flatMap((option) => {
    const point = relayPoints.find(({ id }) => id === option.relayPointId)
    return point ? [{ option, point }] : []
  })
  const centre = checkout.centre
  if (found.length < 2 || !centre) return null
  const eastwards = Math.cos((centre.latitude * Math.PI) / 180) * metresPerDegree
  const placed = found.map(({ option, point }, index) => ({
    key: wayKey(option),
    number: index + 1,
    east: (point.longitude - centre.longitude) * eastwards,
    north: (point.latitude - centre.latitude) * metresPerDegree,
  }))
  const farthest = Math.max(...placed.map(({ east, north }) => Math.hypot(east, north)), 200)
  const scale = (side / 2 - 20) / farthest
  const rings = ringsOf.filter((ring) => ring <= farthest * 1.1 && ring >= farthest / 6).slice(-2)
  return (
    <svg
      class="relay-map"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={say(language, 'checkout.relayMap', { postcode: place.postcode ?? '' })}
    >
      {rings.map((ring) => (
        <g key={ring}>
          <circle class="relay-ring" cx={side / 2} cy={side / 2} r={ring * scale} />
          <text class="relay-ring-words" x={side / 2} y={side / 2 - ring * scale - 4}>
            {sayDistance(ring, language)}
          </text>
        </g>
      ))}
      <circle class="relay-you" cx={side / 2} cy={side / 2} r="5" />
      {placed.map(({ key, number, east, north }) => (
        <g
          key={key}
          class="relay-point"
          data-way={key}
          transform={`translate(${round(side / 2 + east * scale)} ${round(side / 2 - north * scale)})`}
        >
          <circle r="12" />
          <text y="4.5">{number}</text>
        </g>
      ))}
    </svg>
  )
}

const round = (value: number): number => Math.round(value * 10) / 10
