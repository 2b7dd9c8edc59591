import { explainSearch } from '@filrouge/contract/search.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { Chips, SearchChip, useFilters } from '../frame/chips.tsx'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { FoundList } from './found-list.tsx'
import { Searched } from './searched.tsx'
import { Synonyms } from './synonyms.tsx'
import { Understood } from './understood.tsx'

/** What shoppers find for a query, why, and what a merchandiser can do about it; everything takes effect at once. */
export function SearchPage() {
  const say = useWords()
  const { get, set } = useFilters()
  const query = get('query')
  const found = useAsk(explainSearch, query ? { query, limit: 20 } : null)
  useTitle(say('searching.title'))
  return (
    <div class="stack searching">
      <p>
        <Link to="/articles" class="back-link">
          <Icon name="back" />
          {say('articles.title')}
        </Link>
      </p>
      <div class="stack-small">
        <h1>{say('searching.title')}</h1>
        <p class="soft">{say('searching.lead')}</p>
      </div>
      <Chips name={say('searching.try')}>
        <SearchChip
          name={say('searching.try')}
          placeholder={say('searching.placeholder')}
          value={query}
          onValue={(next) => set({ query: next })}
        />
      </Chips>
      {query ? (
        <div class="searching-columns">
          <section class="stack" aria-labelledby="found-title">
            <Problem problem={found.problem} onRetry={found.again} />
            {!found.answer && !found.problem && <Skeleton lines={8} />}
            {found.answer && <FoundList query={query} found={found.answer} onChanged={found.again} />}
          </section>
          <div class="sections">
            {found.answer && <Understood found={found.answer} />}
            <Synonyms query={query} onChanged={found.again} />
          </div>
        </div>
      ) : (
        <div class="sections">
          <div class="searching-lists">
            <Searched kind="frequent" />
            <Searched kind="without_result" />
          </div>
          <Synonyms onChanged={() => undefined} />
        </div>
      )}
    </div>
  )
}
