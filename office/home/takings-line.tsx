import type { FiguresToday } from '@filrouge/contract/activity.ts'
import { formatMoney, type Money } from '@filrouge/kernel/money.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { timeWords } from '@filrouge/ui/dates.ts'
import { useWords } from '../say.ts'
import { type Point, takingsLines } from './takings.ts'

const width = 720
const height = 160
const marks = [3, 6, 9, 12, 15, 18, 21]

/** The day's takings as a line that rises, beside that of a week ago. The same by the hour, for who hears it. */
export function TakingsLine({ figures }: { figures: FiguresToday }) {
  const say = useWords()
  const language = useLanguage()
  const { today, lastWeek, most, from, until } = takingsLines(figures)
  const along = (hour: number) => ((hour - from) / (until - from)) * width
  const at = ([hour, minor]: Point) => `${along(hour).toFixed(1)} ${(height - (minor / most) * height).toFixed(1)}`
  const path = (points: readonly Point[]) => `M${points.map(at).join('L')}`
  const [x, y] = at(today.at(-1) ?? [from, 0]).split(' ')
  const money = (amount: FiguresToday['takings']) => formatMoney(amount as Money, language)
  return (
    <figure class="takings-line">
      <svg viewBox={`-8 -10 ${width + 16} ${height + 36}`} aria-hidden="true" focusable="false">
        <line class="chart-ground" x1="0" x2={width} y1={height} y2={height} />
        {marks
          .filter((hour) => hour > from && hour < until)
          .map((hour) => (
            <g key={hour} transform={`translate(${along(hour)} ${height})`}>
              <line class="chart-ground" y2="5" />
              <text class="chart-mark" y="22" text-anchor="middle">
                {timeWords(`2026-01-01T${String(hour).padStart(2, '0')}:00:00Z`, language, 'UTC')}
              </text>
            </g>
          ))}
        <path class="chart-before" d={path(lastWeek)} />
        {today.length > 1 && <path class="chart-now" d={path(today)} />}
        <circle class="chart-bead" cx={x} cy={y} r="6" />
      </svg>
      <figcaption class="chart-key small soft">
        <span class="key-now">{say('home.today')}</span>
        <span class="key-before">{say('home.lastWeek')}</span>
      </figcaption>
      <table class="only-heard">
        <caption>{say('home.byHour')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('home.hour')}</th>
            <th scope="col">{say('home.today')}</th>
            <th scope="col">{say('home.lastWeek')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.hours
            .filter((each) => each.orders + each.lastWeekOrders > 0)
            .map((each) => (
              <tr key={each.hour}>
                <th scope="row">{each.hour}</th>
                <td>{money(each.takings)}</td>
                <td>{money(each.lastWeekTakings)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  )
}
