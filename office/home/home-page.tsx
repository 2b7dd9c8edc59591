import { canSell, hasRole, useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { ActivityLanes } from './activity-lanes.tsx'
import { ComingPrices, LatestOrders, RecentlyOpened, RunningOut } from './home-lists.tsx'
import { TodayFigures } from './today-figures.tsx'

/** Where a day at the office begins: how it goes, what happens now, and what this person will want to open. */
export function HomePage() {
  const say = useWords()
  const session = useSession()
  const firstName = session.name?.split(' ')[0]
  useTitle(say('menu.home'))
  const seller = canSell(session)
  const isMerchandiser = hasRole(session, 'merchandiser')
  return (
    <div class="stack home">
      <header class="page-head">
        <h1>{say('home.hello', { name: firstName ?? '' })}</h1>
      </header>
      <div class="home-columns">
        <div class="home-main">
          {hasRole(session, 'adviser', 'manager', 'marketer', 'merchandiser') && (
            <TodayFigures byChannel={hasRole(session, 'marketer')} />
          )}
          <ActivityLanes />
        </div>
        <div class="home-aside">
          {isMerchandiser && <ComingPrices />}
          {seller && <RecentlyOpened />}
          {seller && <LatestOrders />}
          {(isMerchandiser || hasRole(session, 'manager')) && <RunningOut />}
          {!seller && !isMerchandiser && <RunningOut />}
        </div>
      </div>
    </div>
  )
}
