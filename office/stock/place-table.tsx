import type { StockCell, StockRow } from '@filrouge/contract/stock.ts'
import { useWords } from '../say.ts'
import { coverHeat, heatOf } from './heat.ts'
import { ArticleCell, Cover } from './heat-table.tsx'

const columns = ['available', 'onHand', 'reserved', 'incoming'] as const

/** All that one place has, with what is kept there for orders and what is on its way. */
export function PlaceTable({ rows, place }: { rows: readonly StockRow[]; place: { name: string } | undefined }) {
  const say = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the keyboard too
    <section class="heat-scroll" aria-label={place?.name} tabIndex={0}>
      <table class="heat-table place-table">
        <caption class="only-heard">{say('stock.placeCaption', { name: place?.name ?? '' })}</caption>
        <thead>
          <tr>
            <th scope="col" class="heat-article">
              {say('stock.article')}
            </th>
            <th scope="col" class="is-figure">
              {say('stock.cover')}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" class={column === 'available' ? 'is-figure' : 'is-figure is-detail'}>
                {say(`stock.${column}`)}
              </th>
            ))}
            <th scope="col" class="is-figure is-detail">
              {say('stock.sold')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={row.sku} row={row} cell={row.cells[0]} isSister={rows[index - 1]?.productId === row.productId} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ row, cell, isSister }: { row: StockRow; cell: StockCell | undefined; isSister: boolean }) {
  return (
    <tr class={isSister ? 'is-sister' : ''}>
      <ArticleCell row={row} isSister={isSister} />
      <td class={`is-figure heat is-${coverHeat(row)}`}>
        <Cover days={row.coverDays} />
      </td>
      {columns.map((column) => (
        <td key={column} class={column === 'available' ? `is-figure heat is-${heatOf(cell)}` : 'is-figure is-detail'}>
          {cell ? cell[column] : '·'}
        </td>
      ))}
      <td class="is-figure is-detail">{row.soldLately}</td>
    </tr>
  )
}
