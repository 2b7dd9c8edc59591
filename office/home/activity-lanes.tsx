import type { ActivityEntry } from '@filrouge/contract/activity.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Toggle } from '@filrouge/ui/components/toggle.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useArrivals } from '@filrouge/ui/thread/arrivals.ts'
import { useState } from 'preact/hooks'
import { canSell, useSession } from '../frame/session.ts'
import { useWords } from '../say.ts'
import { ActivityWords } from './activity-words.tsx'
import { agoWords, type Lane, lanesOf, weightOf } from './lanes.ts'
import { useActivity } from './use-activity.ts'

/** One quiet line for each channel; what happens ties a knot at its end. It can be told to hold still. */
export function ActivityLanes() {
  const say = useWords()
  const [isPaused, setPaused] = useState(false)
  const { items, problem, again } = useActivity(isPaused)
  const arrived = useArrivals((items ?? []).map(({ id }) => ({ id, happened: true })))
  const now = latest(useNow(), items)
  const lanes = lanesOf(items ?? [])
  return (
    <section class="stack-small" aria-labelledby="activity-title">
      <div class="section-title">
        <h2 id="activity-title">{say('home.activity')}</h2>
        <Toggle isOn={!isPaused} onTurn={(isOn) => setPaused(!isOn)}>
          {say('home.live')}
        </Toggle>
      </div>
      {!items && (problem ? <Problem problem={problem} onRetry={again} /> : <Skeleton lines={6} />)}
      {items?.length === 0 && (
        <Empty title={say('home.quiet')}>
          <p>{say('home.quietLead')}</p>
        </Empty>
      )}
      {lanes.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
        <ul class={isPaused ? 'lanes' : 'lanes is-live'} role="list">
          {lanes.map((lane) => (
            <ChannelLane key={lane.channel} lane={lane} arrived={arrived} now={now} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** The moment it is, or that of the last happening where the retailer's clock runs ahead of this machine's. */
function latest(now: Date, items: readonly ActivityEntry[] = []): Date {
  return new Date(Math.max(now.getTime(), ...items.map(({ at }) => Date.parse(at))))
}

function ChannelLane({ lane, arrived, now }: { lane: Lane; arrived: ReadonlySet<string>; now: Date }) {
  const language = useLanguage()
  const last = lane.entries.at(-1)
  if (!last) return null
  return (
    <li class="lane">
      <h3 class="lane-name">{sayCode(language, `channel.${lane.channel}`)}</h3>
      {/* Each knot can be pressed where it leads somewhere; the last is said in words beside the line. */}
      <div class="lane-thread">
        {lane.entries.map((entry) => (
          <Knot key={entry.id} entry={entry} isNew={arrived.has(entry.id)} now={now} />
        ))}
      </div>
      <p class="lane-last" key={last.id}>
        <ActivityWords entry={last} />
        <span class="cell-more">{agoWords(last.at, now, language)}</span>
      </p>
    </li>
  )
}

function Knot({ entry, isNew, now }: { entry: ActivityEntry; isNew: boolean; now: Date }) {
  const language = useLanguage()
  const mayOpen = canSell(useSession())
  const name = `knot is-${weightOf(entry)}${isNew ? ' is-new' : ''}`
  const words = [entry.title, entry.orderNumber, agoWords(entry.at, now, language)].filter(Boolean).join(' · ')
  if (!entry.orderId || !mayOpen) return <span class={name} title={words} />
  return (
    <Link to={`/orders/${entry.orderId}`} class={name} aria-label={words}>
      <span class="knot-words" aria-hidden="true">
        {words}
      </span>
    </Link>
  )
}
