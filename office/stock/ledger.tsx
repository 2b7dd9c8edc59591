import { listStockMovements, type StockMovementView } from '@filrouge/contract/stock.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { More } from '../frame/more.tsx'
import { usePages } from '../frame/use-pages.ts'
import { type OfficeWord, useWords } from '../say.ts'
import { movementKinds } from './movement-kinds.ts'

/** What moved an article, or what moved at a place, the newest first. */
export function Ledger(props: {
  sku?: string
  place?: { locationId: string; locationName: string } | undefined
  onClear?: () => void
}) {
  const say = useWords()
  const { sku, place } = props
  const pages = usePages(listStockMovements, {
    limit: 20,
    ...(sku ? { sku } : {}),
    ...(place ? { locationId: place.locationId } : {}),
  })
  const movements = pages.items
  return (
    <section class="stack-small" aria-labelledby="ledger-title">
      <div class="section-title">
        <h2 id="ledger-title">{place && sku ? say('ledger.at', { name: place.locationName }) : say('ledger.title')}</h2>
        {place && props.onClear && (
          <Button kind="quiet" onPress={props.onClear}>
            {say('ledger.everywhere')}
          </Button>
        )}
      </div>
      <Problem problem={pages.problem} onRetry={pages.again} />
      {!movements && !pages.problem && <Skeleton lines={6} />}
      {movements?.length === 0 && <p class="soft">{say('ledger.none')}</p>}
      {movements && movements.length > 0 && (
        <>
          <table class="ledger-table">
            <caption class="only-heard">{say('ledger.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('ledger.when')}</th>
                <th scope="col">{say('ledger.what')}</th>
                <th scope="col" class="is-figure">
                  {say('ledger.quantity')}
                </th>
                {place && sku && (
                  <th scope="col" class="is-figure">
                    {say('ledger.balance')}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {movements.map((movement) => (
                <Row
                  key={movement.id}
                  movement={movement}
                  isOfMany={!sku}
                  isElsewhere={!place}
                  hasBalance={Boolean(place && sku)}
                />
              ))}
            </tbody>
          </table>
          <More more={pages.more} isBusy={pages.isBusy} shown={say('ledger.shown', { count: movements.length })} />
        </>
      )}
    </section>
  )
}

function Row(props: { movement: StockMovementView; isOfMany: boolean; isElsewhere: boolean; hasBalance: boolean }) {
  const say = useWords()
  const language = useLanguage()
  const { movement } = props
  const signed = new Intl.NumberFormat(localeOf[language], { signDisplay: 'exceptZero' })
  const more = [
    props.isElsewhere && movement.locationName,
    movement.counted !== undefined &&
      (movement.countedPlace
        ? say('ledger.countedIn', { count: movement.counted, place: say(`inside.${movement.countedPlace}`) })
        : say('ledger.counted', { count: movement.counted })),
    movement.inside?.map(({ place, quantity }) => `${say(`inside.${place}`)} ${signed.format(quantity)}`).join(', '),
    movement.reason,
    movement.actorName,
  ].filter(Boolean)
  return (
    <tr>
      <td class="ledger-when">
        <DateWords at={movement.at} as="moment" />
      </td>
      <td>
        <span class="strong">{kindWords(movement, say)}</span>
        {movement.order && (
          <>
            {' '}
            <Link to={`/orders/${movement.order.id}`} class="figures">
              {movement.order.number}
            </Link>
          </>
        )}
        {props.isOfMany && (
          <>
            {' · '}
            <Link to={`/stock/${encodeURIComponent(movement.sku)}`}>{movement.title}</Link>
          </>
        )}
        {more.length > 0 && <span class="cell-more">{more.join(' · ')}</span>}
      </td>
      <td class={`is-figure strong ${movement.within ? '' : movement.quantity < 0 ? 'is-out' : 'is-in'}`}>
        {movement.within ? `(${movement.within.quantity})` : signed.format(movement.quantity)}
      </td>
      {props.hasBalance && <td class="is-figure">{movement.balance}</td>}
    </tr>
  )
}

/** A kind of movement in words; one that these words do not know yet is shown as it is. */
function kindWords(movement: StockMovementView, say: ReturnType<typeof useWords>): string {
  const { within } = movement
  if (within) return say('movement.move', { from: say(`inside.${within.from}`), to: say(`inside.${within.to}`) })
  if (!movementKinds.includes(movement.kind as never)) return movement.kind
  return say(`movement.${movement.kind}` as OfficeWord, { name: movement.otherLocationName ?? '' })
}
