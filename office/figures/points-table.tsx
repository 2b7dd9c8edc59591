import type { SalesView } from '@filrouge/contract/figures.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useWords } from '../say.ts'
import type { Beside } from './revenue-plot.tsx'
import { countWords, decimalOf, pieceWords, wholeMoney } from './said.ts'
import { SaveTable } from './save-table.tsx'

/** The points of the plot as a table, for who would rather read. */
export function PointsTable({ sales, beside }: { sales: SalesView; beside: Beside }) {
  const say = useWords()
  const language = useLanguage()
  const { points, by } = sales
  const hasOrders = points.some(({ orders }) => orders !== undefined)
  return (
    <details class="points">
      <summary>{say('figures.asTable')}</summary>
      <div class="section-title">
        <h3>{say(`figures.by.${by}`)}</h3>
        <SaveTable
          name="revenue"
          title={say('figures.revenue')}
          head={[
            say('figures.from'),
            say('figures.to'),
            say('figures.revenue'),
            say('figures.returned'),
            say('figures.orders'),
            say('figures.units'),
            say('figures.previousTitle'),
            say('figures.yearBeforeTitle'),
          ]}
          rows={points.map((one) => [
            ...[one.from, one.to, decimalOf(one.revenue), decimalOf(one.returned), one.orders ?? '', one.units],
            ...[one.previous, one.yearBefore].map(decimalOf),
          ])}
        />
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(`figures.by.${by}`)}</th>
            <th scope="col" class="is-figure">
              {say('figures.revenue')}
            </th>
            <th scope="col" class="is-figure">
              {say(`figures.${beside}Title`)}
            </th>
            {hasOrders && (
              <th scope="col" class="is-figure is-detail">
                {say('figures.orders')}
              </th>
            )}
            <th scope="col" class="is-figure is-detail">
              {say('figures.units')}
            </th>
            <th scope="col" class="is-figure is-detail">
              {say('figures.returned')}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((one) => (
            <tr key={one.from}>
              <th scope="row">{pieceWords(one, by, language)}</th>
              <td class="is-figure strong">{wholeMoney(one.revenue, language)}</td>
              <td class="is-figure">{wholeMoney(one[beside], language)}</td>
              {hasOrders && <td class="is-figure is-detail">{countWords(one.orders ?? 0, language)}</td>}
              <td class="is-figure is-detail">{countWords(one.units, language)}</td>
              <td class="is-figure is-detail">{one.returned.minor > 0 ? wholeMoney(one.returned, language) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
