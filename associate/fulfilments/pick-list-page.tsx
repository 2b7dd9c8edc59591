import { type FulfilmentView, listFulfilments } from '@filrouge/contract/fulfilments.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { ArticlePicture } from '@filrouge/ui/catalogue/article-picture.tsx'
import { useNow } from '@filrouge/ui/clock.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { AskedProblem } from '@filrouge/ui/components/seen-at.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useEffect } from 'preact/hooks'
import { useWords } from '../say.ts'
import { useMyself } from '../sessions/myself.tsx'
import { dueWords, isOverdue } from './due-words.ts'
import { readTicks } from './ticks.ts'

const askAgainMs = 15_000

/** What a shop has in hand now; asked again while the page is open. */
export function useFulfilments(status: string, locationId: string | null) {
  const asked = useAsk(listFulfilments, locationId === null ? null : { locationId, status, limit: 100 })
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && asked.again(), askAgainMs)
    return () => clearInterval(timer)
  }, [asked.again])
  return asked
}

/** « À préparer »: what to fetch from the shelves, the most urgent first; then what is prepared and waits for its next step. */
export function PickListPage({ isBeside = false }: { isBeside?: boolean }) {
  const word = useWords()
  const { locationId, locationName } = useMyself()
  const asked = useFulfilments('to_pick,picked,shipped', locationId)
  const items = asked.answer?.items.filter((one) => one.status !== 'shipped' || one.can.includes('ready')) ?? []
  const toPick = items.filter(({ status, awaits }) => status === 'to_pick' && !awaits)
  const begun = items.filter(({ status }) => status === 'picked')
  const coming = items.filter(({ status, awaits }) => status === 'shipped' || awaits)
  return (
    <div class="stack">
      <header>
        {isBeside ? <h2 class="sides-title">{word('prepare.title')}</h2> : <h1>{word('prepare.title')}</h1>}
        {locationName && <p class="soft">{locationName}</p>}
      </header>
      <AskedProblem asked={asked} />
      {!asked.answer && !asked.problem && <Skeleton lines={5} />}
      {asked.answer && items.length === 0 && (
        <Empty title={word('prepare.nothing')}>
          <p class="soft small">{word('prepare.nothingLead')}</p>
        </Empty>
      )}
      <Part title={word('prepare.toFetch')} items={toPick} />
      <Part title={word('prepare.prepared')} items={begun} />
      <Part title={word('prepare.coming')} items={coming} />
    </div>
  )
}

function Part({ title, items }: { title: string; items: readonly FulfilmentView[] }) {
  if (items.length === 0) return null
  return (
    <section class="stack-small">
      <h2>
        {title} <span class="count figures">{items.length}</span>
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="list">
        {items.map((item) => (
          <li key={item.id}>
            <Row item={item} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row({ item }: { item: FulfilmentView }) {
  const word = useWords()
  const language = useLanguage()
  const now = useNow()
  const [first] = item.lines
  const count = item.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const isLate = item.status === 'to_pick' && isOverdue(item, now)
  const isBegun = item.status === 'to_pick' && Object.values(readTicks(item.id)).some((found) => found > 0)
  return (
    <Link to={`/preparations/${item.id}`} class="list-row">
      <ArticlePicture image={first?.image} category={first?.category} />
      <span class="list-row-main">
        <span class={isLate ? 'strong late' : 'strong'}>
          {item.awaits ? word('prepare.awaits') : dueWords(item, language, now)}
        </span>
        <span>
          {first && first.quantity > 1 && <span class="figures">{first.quantity} × </span>}
          {first?.title}
        </span>
        <span class="soft small">
          {item.lines.length > 1 && `${word('prepare.others', { count: count - (first?.quantity ?? 0) })} · `}
          {sayCode(language, `mode.${item.mode}`)}
          {item.customerName && ` · ${item.customerName}`}
        </span>
      </span>
      {item.status === 'picked' && item.parcel && (
        <Badge tone={item.parcel.step === 'asked' ? 'warn' : 'good'}>
          {word(item.parcel.step === 'asked' ? 'prepare.labelToCome' : 'prepare.labelled')}
        </Badge>
      )}
      {isBegun && <Badge tone="info">{word('prepare.begun')}</Badge>}
    </Link>
  )
}
