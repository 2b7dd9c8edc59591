import { listSearches } from '@filrouge/contract/search.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { useRef } from 'preact/hooks'
import { useRowKeys } from '../frame/row-keys.ts'
import { RowLink } from '../frame/row-link.tsx'
import { useWords } from '../say.ts'

/** What shoppers searched for in the last thirty days: most, or without finding it. */
export function Searched({ kind }: { kind: 'frequent' | 'without_result' }) {
  const say = useWords()
  const list = useRef<HTMLDivElement>(null)
  useRowKeys(list)
  const { answer, problem, again } = useAsk(listSearches, { kind, limit: 15 })
  const title = `searched-${kind}`
  return (
    <section class="stack-small" aria-labelledby={title} ref={list}>
      <h2 id={title}>{say(`searching.${kind}`)}</h2>
      <Problem problem={problem} onRetry={again} />
      {!answer && !problem && <Skeleton lines={5} />}
      {answer?.items.length === 0 && (
        <p class="soft">{say(`searching.none.${answer.searched === 0 ? 'frequent' : kind}`)}</p>
      )}
      {answer && answer.items.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{say('searching.query')}</th>
              <th scope="col" class="is-figure">
                {say('searching.times')}
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.items.map(({ query, language, searched }) => (
              <tr key={`${language} ${query}`}>
                <th scope="row">
                  <RowLink to={`/articles/search?query=${encodeURIComponent(query)}`}>{query}</RowLink>
                  {language === 'en' && <span class="cell-more">{say('searching.inEnglish')}</span>}
                </th>
                <td class="is-figure">{searched}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
