import type { StockCell, StockRow } from '@filrouge/contract/stock.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useMemo } from 'preact/hooks'
import { RowLink } from '../frame/row-link.tsx'
import { Thumbnail } from '../frame/thumbnail.tsx'
import { useWords } from '../say.ts'
import { columnsOf, coverHeat, type Heat, heatOf } from './heat.ts'

type Place = { id: string; code: string; name: string; kind: 'shop' | 'warehouse' }
type Column = Place & { shortName: string }

/**
 * Articles down, places across: each cell says how many can be sold there, and its colour says it again. Names stay in sight whichever way one
 * scrolls; on a narrow screen only the sums stay, and the places are on the article's own page.
 */
export function HeatTable({ rows, locations }: { rows: readonly StockRow[]; locations: readonly Place[] }) {
  const say = useWords()
  const columns = useMemo(() => columnsOf(locations), [locations])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the keyboard too
    <section class="heat-scroll" aria-label={say('stock.title')} tabIndex={0}>
      <table class="heat-table">
        <caption class="only-heard">{say('stock.heatCaption')}</caption>
        <thead>
          <tr>
            <th scope="col" class="heat-article">
              {say('stock.article')}
            </th>
            <th scope="col" class="is-figure">
              {say('stock.cover')}
            </th>
            <th scope="col" class="is-figure">
              {say('stock.available')}
            </th>
            {columns.map(({ id, name, shortName, kind }) => (
              <th key={id} scope="col" class={`heat-place is-${kind}`} title={name}>
                <span>{shortName}</span>
              </th>
            ))}
            <th scope="col" class="is-figure heat-place-end">
              {say('stock.supplier')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={row.sku} row={row} columns={columns} isSister={rows[index - 1]?.productId === row.productId} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ row, columns, isSister }: { row: StockRow; columns: readonly Column[]; isSister: boolean }) {
  const number = useNumber()
  const cells = useMemo(() => new Map(row.cells.map((cell) => [cell.locationId as string, cell])), [row])
  return (
    <tr class={isSister ? 'is-sister' : ''}>
      <ArticleCell row={row} isSister={isSister} />
      <td class={`is-figure heat is-${coverHeat(row)}`}>
        <Cover days={row.coverDays} />
      </td>
      <td class="is-figure strong">
        {number.format(row.available)}
        {row.incoming > 0 && <span class="cell-more">+{number.format(row.incoming)}</span>}
      </td>
      {columns.map((column) => (
        <PlaceCell key={column.id} cell={cells.get(column.id)} place={column} />
      ))}
      <td class="is-figure soft heat-place-end">{row.atSuppliers === 0 ? '—' : number.format(row.atSuppliers)}</td>
    </tr>
  )
}

/** How long it lasts; past a year the days say nothing more. */
export function Cover({ days }: { days: number | undefined }) {
  const say = useWords()
  if (days === undefined) return <>—</>
  return <>{days > 365 ? say('stock.coverYear') : say('stock.coverDays', { days })}</>
}

/** The article with its picture; of sisters only what sets them apart, though all of it is heard. */
export function ArticleCell({ row, isSister }: { row: StockRow; isSister: boolean }) {
  const options = Object.values(row.options).join(', ')
  const isShort = isSister && options !== ''
  return (
    <th scope="row" class="heat-article">
      <span class="heat-what">
        {isShort ? <span class="thumbnail is-missing is-sister" aria-hidden="true" /> : <Thumbnail image={row.image} />}
        <span>
          <RowLink to={`/stock/${encodeURIComponent(row.sku)}`}>
            <span class={isShort ? 'only-heard' : ''}>{row.title} </span>
            {isShort && options}
          </RowLink>
          {!isShort && options && <span class="cell-more">{options}</span>}
        </span>
      </span>
    </th>
  )
}

function PlaceCell({ cell, place }: { cell: StockCell | undefined; place: Column }) {
  const say = useWords()
  const heat: Heat = heatOf(cell)
  const number = useNumber()
  const name = `heat heat-place is-${heat} is-${place.kind}`
  if (!cell) return <td class={name}>·</td>
  const title = [
    `${place.name} · ${say('stock.available')} ${cell.available}`,
    cell.reserved > 0 && `${say('stock.reserved')} ${cell.reserved}`,
    cell.incoming > 0 && `${say('stock.incoming')} ${cell.incoming}`,
  ]
  return (
    <td class={name} title={title.filter(Boolean).join(' · ')}>
      {number.format(cell.available)}
      {cell.incoming > 0 && <sup>+{number.format(cell.incoming)}</sup>}
    </td>
  )
}

/** What the colours say, with the figures they stand for. */
export function HeatKey() {
  const say = useWords()
  return (
    <p class="heat-key small">
      {(['out', 'few', 'fine', 'plenty'] as const).map((heat) => (
        <span key={heat}>
          <span class={`heat-sample heat is-${heat}`}>{say(`stock.heat.${heat}.figure`)}</span>{' '}
          {say(`stock.heat.${heat}`)}
        </span>
      ))}
      <span class="soft">{say('stock.coverLead')}</span>
    </p>
  )
}

function useNumber(): Intl.NumberFormat {
  const language = useLanguage()
  return useMemo(() => new Intl.NumberFormat(localeOf[language]), [language])
}
