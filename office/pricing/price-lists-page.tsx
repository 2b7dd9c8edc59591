import { endPriceList, listPriceLists, type PriceListView } from '@filrouge/contract/price-lists.ts'
import { say as tell } from '@filrouge/contract/say.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { doLater } from '../frame/later.ts'
import { hasRole, useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { type OfficeWord, useWords } from '../say.ts'
import { dayWords } from './day-words.ts'
import { MakePriceList } from './make-price-list.tsx'
import { PricesMenu } from './prices-menu.tsx'

/** For whom and where prices differ on purpose, in the order in which lists count; and another one. */
export function PriceListsPage() {
  const say = useWords()
  const asked = useAsk(listPriceLists, {})
  const maySet = hasRole(useSession(), 'merchandiser')
  const lists = asked.answer?.items
  useTitle(say('lists.title'))
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{say('lists.title')}</h1>
      </div>
      <PricesMenu />
      <p class="soft prices-lead">{say('lists.lead')}</p>
      <Problem problem={asked.problem} onRetry={asked.again} />
      {!lists && !asked.problem && <Skeleton lines={4} />}
      {lists?.length === 0 && <p class="strong">{say('lists.none')}</p>}
      {lists && lists.length > 0 && (
        <table>
          <caption class="only-heard">{say('lists.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('differences.list')}</th>
              <th scope="col" class="is-detail">
                {say('lists.forWhom')}
              </th>
              <th scope="col" class="is-figure">
                {say('lists.articles')}
              </th>
              {maySet && <td />}
            </tr>
          </thead>
          <tbody>
            {lists.map((list) => (
              <Row key={list.code} list={list} maySet={maySet} onEnded={asked.again} />
            ))}
          </tbody>
        </table>
      )}
      {maySet && <MakePriceList onMade={asked.again} />}
    </div>
  )
}

function Row({ list, maySet, onEnded }: { list: PriceListView; maySet: boolean; onEnded: () => void }) {
  const say = useWords()
  const api = useApi()
  const language = useLanguage()
  const end = () =>
    doLater(
      {
        key: `list ${list.code}`,
        words: say('lists.soonEnded', { title: list.title }),
        undoWords: say('lists.keep'),
      },
      async () => {
        await api(endPriceList, { code: list.code })
        onEnded()
        return say('lists.isEnded', { title: list.title })
      },
    )
  const forWhom = wordsFor(list, language)
  return (
    <tr class={list.status === 'over' ? 'is-over' : ''}>
      <th scope="row">
        {list.title}
        <span class="cell-more">{datesOf(list, say, language)}</span>
        <span class="cell-more is-narrow">{forWhom}</span>
        {list.reason && <span class="cell-more">{list.reason}</span>}
      </th>
      <td class="is-detail">{forWhom}</td>
      <td class="is-figure">
        {list.articles > 0 && list.status === 'in_force' ? (
          <Link to={`/articles/prices/differences?list=${list.code}`}>{list.articles}</Link>
        ) : (
          list.articles
        )}
      </td>
      {maySet && (
        <td class="is-figure">
          {list.status !== 'over' && (
            <Button kind="quiet" onPress={end} name={`${say('lists.end')} : ${list.title}`}>
              {say('lists.end')}
            </Button>
          )}
        </td>
      )}
    </tr>
  )
}

/** What a list asks of an occasion, in words. */
function wordsFor(list: PriceListView, language: Language): string {
  return [
    ...list.channels.map((channel) => tell(language, `channel.${channel}`)),
    ...list.locations.map(({ name }) => name),
    ...list.segments.map(({ title }) => title),
    ...(list.postcodes.length > 0 ? [list.postcodes.map((one) => `${one}…`).join(', ')] : []),
  ].join(' · ')
}

type Say = (word: OfficeWord, values?: Record<string, string | number>) => string

function datesOf({ status, startsAt, endsAt }: PriceListView, say: Say, language: Language): string {
  if (status === 'over') return say('lists.wasUntil', { day: dayWords(endsAt ?? startsAt, language) })
  const start = say(status === 'planned' ? 'lists.from' : 'lists.since', { day: dayWords(startsAt, language) })
  return endsAt ? `${start}, ${say('lists.until', { day: dayWords(endsAt, language) })}` : start
}
