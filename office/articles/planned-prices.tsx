import { dropPlannedPrice, type PriceChange } from '@filrouge/contract/pricing.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { tell } from '../frame/later.ts'
import { useWords } from '../say.ts'

/** The prices of an article that have not begun; each can still be taken back. */
export function PlannedPrices(props: { changes: readonly PriceChange[]; mayDrop: boolean; onDropped: () => void }) {
  const say = useWords()
  if (props.changes.length === 0) return null
  return (
    <section class="stack-small" aria-labelledby="planned-title">
      <h3 id="planned-title">{say('prices.planned')}</h3>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list">
        {props.changes.map((change) => (
          <PlannedPrice key={change.id} change={change} {...props} />
        ))}
      </ul>
    </section>
  )
}

function PlannedPrice({
  change,
  mayDrop,
  onDropped,
}: {
  change: PriceChange
  mayDrop: boolean
  onDropped: () => void
}) {
  const say = useWords()
  const api = useApi()
  const drop = usePress(async () => {
    await api(dropPlannedPrice, { id: change.id })
    tell({ key: change.id, words: say('prices.dropped') })
    onDropped()
  })
  return (
    <li class="home-row">
      <span>
        <DateWords at={change.from} as="moment" />
        {change.to && (
          <span class="soft">
            {' '}
            → <DateWords at={change.to} as="moment" />
          </span>
        )}
      </span>
      <span class="row">
        <span class="strong">
          <Money amount={change.amount} />
        </span>
        {mayDrop && (
          <Button kind="quiet" onPress={drop.press} isBusy={drop.isBusy}>
            {say('prices.drop')}
          </Button>
        )}
      </span>
      <Problem problem={drop.problem} />
    </li>
  )
}
