import { listSynonyms, removeSynonym, type SynonymView, setSynonym } from '@filrouge/contract/search.ts'
import { searchWords } from '@filrouge/kernel/text.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { showToast } from '@filrouge/ui/components/toast.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { SynonymForm } from './synonym-form.tsx'

const few = 8

/** The synonyms, those that touch the query first; added, changed and removed here, at once, and taken back as quickly. */
export function Synonyms({ query, onChanged }: { query?: string; onChanged: () => void }) {
  const say = useWords()
  const api = useApi()
  const { answer, problem, again } = useAsk(listSynonyms, {})
  const [edited, setEdited] = useState<SynonymView | 'new'>()
  const [isWhole, setWhole] = useState(false)
  const changed = () => {
    setEdited(undefined)
    again()
    onChanged()
  }
  const put = async ({ id, said, found, isOneWay }: Pick<SynonymView, 'id' | 'said' | 'found' | 'isOneWay'>) => {
    await api(setSynonym, { id, said, ...(isOneWay ? { found } : {}) })
    changed()
  }
  const remove = usePress(async (group: SynonymView) => {
    await api(removeSynonym, { id: group.id })
    changed()
    showToast({ words: say('searching.synonymRemoved'), onUndo: () => put(group) })
  })
  const groups = query ? touching(query, answer?.items ?? []) : (answer?.items ?? [])
  const shown = isWhole ? groups : groups.slice(0, few)
  return (
    <section class="stack-small" aria-labelledby="synonyms-title">
      <div class="section-title">
        <h2 id="synonyms-title">{say(query ? 'searching.synonymsOf' : 'searching.synonyms')}</h2>
        {!edited && (
          <Button kind="quiet" onPress={() => setEdited('new')}>
            {say('searching.addSynonym')}
          </Button>
        )}
      </div>
      <Problem problem={problem ?? remove.problem} onRetry={again} />
      {!answer && !problem && <Skeleton lines={4} />}
      {edited === 'new' && <SynonymForm suggested={query} onSave={put} onCancel={() => setEdited(undefined)} />}
      {answer && groups.length === 0 && edited !== 'new' && <p class="soft">{say('searching.noSynonyms')}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="synonym-list">
        {shown.map((group) =>
          edited !== 'new' && edited?.id === group.id ? (
            <li key={group.id}>
              <SynonymForm group={group} onSave={put} onCancel={() => setEdited(undefined)} />
            </li>
          ) : (
            <li key={group.id} class="home-row">
              <span>
                {group.said.join(' · ')}
                {group.isOneWay && <span class="soft"> → {group.found.join(' · ')}</span>}
              </span>
              <span class="synonym-acts">
                <Button
                  kind="quiet"
                  name={say('searching.changeOne', { words: group.said.join(', ') })}
                  onPress={() => setEdited(group)}
                >
                  {say('searching.change')}
                </Button>
                <Button
                  kind="quiet"
                  name={say('searching.removeOne', { words: group.said.join(', ') })}
                  onPress={() => remove.press(group)}
                >
                  {say('searching.remove')}
                </Button>
              </span>
            </li>
          ),
        )}
      </ul>
      {groups.length > shown.length && (
        <p>
          <Button onPress={() => setWhole(true)}>{say('searching.allSynonyms', { count: groups.length })}</Button>
        </p>
      )}
    </section>
  )
}

/** The groups in which a word of the query stands. */
function touching(query: string, groups: readonly SynonymView[]): SynonymView[] {
  const asked = new Set(searchWords(query).map(withoutPlural))
  return groups.filter(({ said, found }) =>
    [...said, ...found].some((phrase) => searchWords(phrase).some((word) => asked.has(withoutPlural(word)))),
  )
}

const withoutPlural = (word: string) => (word.length > 3 ? word.replace(/[sx]$/, '') : word)
