import type { ActivityEntry } from '@filrouge/contract/activity.ts'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { canSell, useSession } from '../frame/session.ts'
import { useWords } from '../say.ts'

/** One happening in words: what, of which article, for how much, where. */
export function ActivityWords({ entry }: { entry: ActivityEntry }) {
  const say = useWords()
  const mayOpen = canSell(useSession())
  return (
    <>
      {entry.orderId && mayOpen ? (
        <Link to={`/orders/${entry.orderId}`} class="row-link">
          {entry.title}
        </Link>
      ) : (
        <span class="strong">{entry.title}</span>
      )}
      {entry.articleTitle && (
        <span> {say('orders.articleCount', { title: entry.articleTitle, count: entry.articleCount ?? 1 })}</span>
      )}
      {entry.amount && (
        <>
          {' '}
          <Money amount={entry.amount} />
        </>
      )}
      {entry.locationName && <span class="soft"> · {entry.locationName}</span>}
    </>
  )
}
