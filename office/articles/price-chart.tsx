import type { Output } from '@filrouge/contract/endpoint.ts'
import type { PriceChange, showPrice } from '@filrouge/contract/pricing.ts'
import { type Currency, formatMoney, money } from '@filrouge/kernel/money.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { dayWords } from '@filrouge/ui/dates.ts'
import { useWords } from '../say.ts'
import { lowestLately, type PriceStep, priceSteps } from './price-history.ts'

type History = Output<typeof showPrice>['history']

const width = 720
const height = 150

/** What the article has cost, as steps: solid where it was practised, dashed where it is planned, with the lowest of the last thirty days. */
export function PriceChart(props: { history: History; planned: readonly PriceChange[]; currency: string }) {
  const say = useWords()
  const language = useLanguage()
  const now = useNow()
  const steps = priceSteps(props.history, props.planned, now)
  const [first, last] = [steps[0], steps.at(-1)]
  if (!first || !last) return null
  // One price alone is a sentence, not a drawing.
  if (steps.length === 1)
    return (
      <p class="soft">
        {say('prices.since', { day: dayWords(new Date(firstDay(props.history)).toISOString(), language, now) })}
      </p>
    )
  const lowest = lowestLately(props.history, now)
  const words = (minor: number) => formatMoney(money(minor, props.currency as Currency), language)
  const x = (at: number) => ((at - first.from) / (last.to - first.from)) * width
  const y = heightOf(steps)
  return (
    <figure class="price-chart">
      <svg viewBox={`-8 -26 ${width + 16} ${height + 56}`} aria-hidden="true" focusable="false">
        {lowest !== undefined && (
          <g transform={`translate(0 ${y(lowest)})`}>
            <line class="chart-lowest" x1={Math.max(0, x(now.getTime() - 30 * 86_400_000))} x2={x(now.getTime())} />
            <text class="chart-mark" x={x(now.getTime())} y="18" text-anchor="end">
              {say('prices.lowest', { amount: words(lowest) })}
            </text>
          </g>
        )}
        {steps.map((step, index) => (
          <g key={step.from} class={step.isPlanned ? 'is-planned' : ''}>
            <path class="chart-step" d={pathOf(step, steps[index + 1], x, y)} />
            {x(step.to) - x(step.from) > 70 && (
              <text class="chart-price" x={x(step.from) + 2} y={y(step.minor) - 8}>
                {words(step.minor)}
              </text>
            )}
          </g>
        ))}
        <line class="chart-ground" x2={width} y1={height + 8} y2={height + 8} />
        <g transform={`translate(${x(now.getTime())} ${height + 8})`}>
          <circle class="chart-bead" r="5" />
          <text class="chart-mark" y="20" text-anchor={x(now.getTime()) > width - 40 ? 'end' : 'middle'}>
            {say('home.today')}
          </text>
        </g>
        <text class="chart-mark" x="0" y={height + 28}>
          {x(now.getTime()) > 160 && dayWords(new Date(first.from).toISOString(), language, now)}
        </text>
      </svg>
      <ol class="only-heard" aria-label={say('prices.history')}>
        {steps.map((step) => (
          <li key={step.from}>
            {dayWords(new Date(step.from).toISOString(), language, now)} {words(step.minor)}
          </li>
        ))}
      </ol>
    </figure>
  )
}

const firstDay = (history: History) => Math.min(...history.map(({ from }) => Date.parse(from)))

function heightOf(steps: readonly PriceStep[]): (minor: number) => number {
  const prices = steps.map(({ minor }) => minor)
  const [least, most] = [Math.min(...prices), Math.max(...prices)]
  // One price alone runs through the middle; several leave room to read what is written above them.
  return (minor) => (most === least ? height / 2 : height - ((minor - least) / (most - least)) * (height - 10) - 6)
}

function pathOf(
  step: PriceStep,
  next: PriceStep | undefined,
  x: (at: number) => number,
  y: (minor: number) => number,
): string {
  const along = `M${x(step.from).toFixed(1)} ${y(step.minor).toFixed(1)}H${x(step.to).toFixed(1)}`
  return next && next.from === step.to ? `${along}V${y(next.minor).toFixed(1)}` : along
}
