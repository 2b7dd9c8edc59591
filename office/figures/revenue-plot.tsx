import type { SalesView } from '@filrouge/contract/figures.ts'
import type { CivilDate } from '@filrouge/kernel/civil-date.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { Change } from './change.tsx'
import { axisOf } from './plot-axis.ts'
import { countWords, markWords, pieceWords, shortMoney, wholeMoney } from './said.ts'

const width = 960
const height = 240
const mostMarks = 7

export type Beside = 'previous' | 'yearBefore'

/** Revenue as a line beside that of another period. A point is read by hand, by finger or by arrow keys: the slider over it is the plot's own. */
export function RevenuePlot({ sales, beside, today }: { sales: SalesView; beside: Beside; today: CivilDate }) {
  const say = useWords()
  const language = useLanguage()
  const { points, by, currency } = sales
  const [pointed, setPointed] = useState<number>()
  // What has happened is solid; the piece under way is read last, once it is over.
  const whole = points.length > 1 && points.at(-1)!.to >= today ? points.length - 1 : points.length
  const place = Math.min(pointed ?? whole - 1, points.length - 1)
  const point = points[place]
  if (!point) return null
  const amounts = points.flatMap((one) => [one.revenue.minor, one[beside].minor])
  const { least, most, marks } = axisOf(amounts)
  const x = (index: number) => (points.length === 1 ? width / 2 : (index / (points.length - 1)) * width)
  const y = (minor: number) => height - ((minor - least) / (most - least)) * height
  const line = (of: (one: (typeof points)[number]) => number, from = 0, to = points.length) =>
    points
      .slice(from, to)
      .map((one, index) => `${index === 0 ? 'M' : 'L'}${x(from + index).toFixed(1)} ${y(of(one)).toFixed(1)}`)
      .join('')
  const every = Math.max(1, Math.ceil(points.length / mostMarks))
  const revenue = (one: (typeof points)[number]) => one.revenue.minor
  const now = line(revenue, 0, whole)
  const besideWords = say(beside === 'previous' ? 'figures.previous' : 'figures.yearBefore')
  const told = say('figures.point', {
    when: pieceWords(point, by, language),
    revenue: wholeMoney(point.revenue, language),
    before: wholeMoney(point[beside], language),
    beside: besideWords,
  })
  return (
    <figure class="revenue-plot">
      <figcaption class="plot-told">
        <span class="plot-when">{pieceWords(point, by, language)}</span>
        <span class="plot-amount display">{wholeMoney(point.revenue, language)}</span>
        <span class="soft">
          <Change now={point.revenue.minor} before={point[beside].minor} /> {wholeMoney(point[beside], language)}{' '}
          {besideWords}
        </span>
        {point.orders !== undefined && (
          <span class="soft plot-orders">
            {say('figures.ordersCount', { count: point.orders, words: countWords(point.orders, language) })}
          </span>
        )}
      </figcaption>
      <div class="plot-field">
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
          {marks.map((minor) => (
            <line key={minor} class="chart-ground" x1="0" x2={width} y1={y(minor)} y2={y(minor)} />
          ))}
          <path class="plot-under" d={`${now}L${x(whole - 1)} ${y(0)}L${x(0)} ${y(0)}Z`} />
          <path class="chart-before" d={line((one) => one[beside].minor)} />
          <path class="chart-now" d={now} />
          {whole < points.length && <path class="chart-now plot-ongoing" d={line(revenue, whole - 1)} />}
          <line class="plot-cursor" x1={x(place)} x2={x(place)} y1="0" y2={height} />
        </svg>
        {/* What must not stretch with the drawing: letters and the bead. */}
        <svg class="plot-over" aria-hidden="true" focusable="false">
          {marks.map((minor) => (
            <text key={minor} class="plot-mark" y={`${(y(minor) / height) * 100}%`} dy="-5">
              {shortMoney({ minor, currency }, language)}
            </text>
          ))}
          <circle
            class="chart-bead"
            r="6"
            cx={`${(x(place) / width) * 100}%`}
            cy={`${(y(point.revenue.minor) / height) * 100}%`}
          />
        </svg>
        {points.length > 1 && (
          <input
            type="range"
            class="plot-slider"
            aria-label={say('figures.read')}
            aria-valuetext={told}
            min={0}
            max={points.length - 1}
            value={place}
            onInput={(event) => setPointed(Number(event.currentTarget.value))}
            onPointerMove={(event) => setPointed(placeUnder(event, points.length))}
            onPointerLeave={() => setPointed(undefined)}
          />
        )}
      </div>
      <svg class="plot-days" aria-hidden="true" focusable="false">
        {points.map((one, index) =>
          index % every === 0 && (index === 0 || x(index) < width * 0.95) ? (
            <text
              key={one.from}
              class={index % (every * 2) === 0 ? 'plot-mark' : 'plot-mark is-second'}
              x={`${(x(index) / width) * 100}%`}
              y="14"
              text-anchor={index === 0 && points.length > 1 ? 'start' : 'middle'}
            >
              {markWords(one.from, by, language)}
            </text>
          ) : null,
        )}
      </svg>
      <p class="chart-key small soft">
        <span class="key-now">{say('figures.revenue')}</span>
        <span class="key-before">{besideWords}</span>
      </p>
    </figure>
  )
}

function placeUnder(event: PointerEvent & { currentTarget: HTMLInputElement }, count: number): number {
  const { left, width: across } = event.currentTarget.getBoundingClientRect()
  const share = Math.min(1, Math.max(0, (event.clientX - left) / across))
  return Math.round(share * (count - 1))
}
