import { type DeliveryView, listDeliveries } from '@filrouge/contract/deliveries.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { ArticlePicture } from '@filrouge/ui/catalogue/article-picture.tsx'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { AskedProblem } from '@filrouge/ui/components/seen-at.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { civilDayWords } from '@filrouge/ui/dates.ts'
import { Link } from '@filrouge/ui/router.tsx'
import { useWords } from '../say.ts'
import { useMyself } from '../sessions/myself.tsx'
import { linesOf, readLaid } from './laid.ts'

/** What is on its way to a shop, the first expected first. */
export function useExpected(locationId: string | null) {
  const asked = useAsk(listDeliveries, locationId === null ? null : { locationId, status: 'expected', limit: 100 })
  const items = asked.answer?.items
    .filter((one) => one.locationId === locationId)
    .sort((one, other) => (one.expectedOn ?? '').localeCompare(other.expectedOn ?? ''))
  return { ...asked, items }
}

/** « À recevoir »: the deliveries that this shop awaits, and the way to a count. */
export function ExpectedPage({ isBeside = false }: { isBeside?: boolean }) {
  const word = useWords()
  const { locationId, locationName } = useMyself()
  const asked = useExpected(locationId)
  return (
    <div class="stack">
      <header>
        {isBeside ? <h2 class="sides-title">{word('receive.title')}</h2> : <h1>{word('receive.title')}</h1>}
        {locationName && <p class="soft">{locationName}</p>}
      </header>
      <AskedProblem asked={asked} />
      {!asked.items && !asked.problem && <Skeleton lines={5} />}
      {asked.items?.length === 0 && (
        <Empty title={word('receive.nothing')}>
          <p class="soft small">{word('receive.nothingLead')}</p>
        </Empty>
      )}
      {asked.items && asked.items.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
        <ul role="list" class="list">
          {asked.items.map((item) => (
            <li key={item.id}>
              <Row item={item} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link to="/count" class="button">
          <Icon name="scan" />
          {word('count.press')}
        </Link>
      </p>
    </div>
  )
}

function Row({ item }: { item: DeliveryView }) {
  const word = useWords()
  const language = useLanguage()
  const open = item.lines.filter(({ quantity }) => quantity > 0)
  const [first] = open
  const isBegun = linesOf(readLaid(item.id)).length > 0
  return (
    <Link to={`/deliveries/${item.id}`} class="list-row">
      <ArticlePicture image={first?.image} category={first?.category} />
      <span class="list-row-main">
        <span class={item.isOverdue ? 'strong late' : 'strong'}>
          {item.expectedOn &&
            word(item.isOverdue ? 'receive.overdue' : 'receive.on', { day: civilDayWords(item.expectedOn, language) })}
        </span>
        <span>
          <span class="figures">{first?.quantity} × </span>
          {first?.title}
        </span>
        <span class="soft small">
          {[
            open.length > 1 && word('receive.others', { count: open.length - 1 }),
            item.fromLocationName ?? item.reference,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {isBegun && <Badge tone="info">{word('prepare.begun')}</Badge>}
    </Link>
  )
}
