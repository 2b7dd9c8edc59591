import type { LoyaltyView } from '@filrouge/contract/loyalty.ts'
import { sayDay } from '../dates.ts'
import type { PageRequest } from '../page.ts'
import { say } from '../words.ts'
import { sayPoints } from './say-points.ts'

const [width, height, top] = [640, 150, 14]
const dayMs = 86_400_000

/** Her points over time, as steps: each rise an order, each fall something she had for them. */
export function PointsPlot({ request, loyalty }: { request: PageRequest; loyalty: LoyaltyView }) {
  const { language, now } = request
  const entries = [...loyalty.ledger].reverse()
  const [first] = entries
  if (!first || entries.length < 2) return null
  const from = Date.parse(first.at) - 7 * dayMs
  const to = now.getTime()
  const highest = Math.max(...entries.map(({ balance }) => balance), 1)
  const x = (at: number) => Math.round(((at - from) / (to - from)) * width)
  const y = (points: number) => Math.round(height - (points / highest) * (height - top))
  const steps = entries.map(({ at, balance }) => `H${x(Date.parse(at))}V${y(balance)}`).join('')
  const line = `M0 ${y(first.balance - first.points)}${steps}H${width}`
  const words = say(language, 'loyalty.plot', {
    points: sayPoints(loyalty.points, language),
    most: sayPoints(highest, language),
  })
  return (
    <figure class="points-plot">
      <svg viewBox={`0 0 ${width} ${height + 2}`} preserveAspectRatio="none" role="img" aria-label={words}>
        <path class="points-area" d={`${line}V${height}H0z`} />
        <path class="points-line" d={line} />
      </svg>
      <figcaption>
        <span>{sayDay(first.at, language, now)}</span>
        <span>{say(language, 'loyalty.today')}</span>
      </figcaption>
    </figure>
  )
}
