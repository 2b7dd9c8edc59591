import { useLanguage } from '@filrouge/ui/app.ts'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { problemWords } from '@filrouge/ui/components/problem.tsx'
import { Link, useGo } from '@filrouge/ui/router.tsx'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { canSell, useSession } from '../frame/session.ts'
import { useWords } from '../say.ts'
import { afterKey, type Found, localFound, looksLike } from './found-list.ts'
import { FoundRow } from './found-row.tsx'
import { matchingRows } from './local-rows.ts'
import { useRecents } from './recent.ts'
import { type Finding, useFound } from './use-found.ts'
import { useLocalRows } from './use-local-rows.ts'

// An input is a combobox by itself only with a datalist; this one has its own list.
const noDatalist = { list: undefined }

/**
 * One field that opens everything: what was open a moment ago, pages and things to do at once, customers, orders and articles as they are found.
 * Enter opens the row that is marked; pressed before the answer is there, it waits for it, so that a fast hand never opens what an earlier text
 * had found.
 */
export function Finder({ onGone, showShortcuts }: { onGone: () => void; showShortcuts: () => void }) {
  const say = useWords()
  const go = useGo()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [marked, setMarked] = useState(0)
  const [isEnterWaiting, setEnterWaiting] = useState(false)
  const { rows, finding, isUpToDate } = useRows(typed, showShortcuts)
  const mayFindPeople = canSell(useSession())

  const open = (found: Found) => {
    setTyped('')
    onGone()
    if (found.kind === 'action' && found.local.act) found.local.act()
    else if (found.to !== undefined) go(found.to)
  }
  useEffect(() => field.current?.focus(), [])
  useEffect(() => setMarked(0), [typed.trim()])
  useEffect(() => {
    if (!isEnterWaiting || !isUpToDate) return
    setEnterWaiting(false)
    const first = rows[0]
    if (first) open(first)
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const next = afterKey(event.key, marked, rows.length)
    if (next !== undefined) {
      event.preventDefault()
      setMarked(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const chosen = rows[marked]
      // What needs no server already answers this text; what was found may answer an earlier one.
      if (chosen && (isUpToDate || 'local' in chosen)) open(chosen)
      else if (!isUpToDate) setEnterWaiting(true)
    } else if (event.key === 'Escape') {
      // A search field takes the first Escape to empty itself; here one press is enough to be back on the page.
      onGone()
    }
  }

  return (
    <search class="finder">
      <label class="finder-field">
        <span class="only-heard">{say(mayFindPeople ? 'find.label' : 'find.labelArticles')}</span>
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          role="combobox"
          {...noDatalist}
          aria-expanded={rows.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={rows[marked] ? `${id}-${marked}` : undefined}
          aria-autocomplete="list"
          aria-describedby={`${id}-hint`}
          autocomplete="off"
          spellcheck={false}
          maxLength={200}
          placeholder={say(mayFindPeople ? 'find.placeholder' : 'find.placeholderArticles')}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setEnterWaiting(false)
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <p class="only-heard" role="status">
        {typed.trim() !== '' && isUpToDate && say('find.count', { count: rows.length })}
      </p>
      <div class="finder-found">
        <div role="listbox" id={`${id}-list`} aria-label={say('find.results')}>
          {rows.map((found, index) => (
            <FoundRow
              key={found.key}
              id={`${id}-${index}`}
              found={found}
              isFirstOfKind={rows[index - 1]?.kind !== found.kind}
              isMarked={index === marked}
              onMark={() => setMarked(index)}
              onOpen={() => open(found)}
            />
          ))}
        </div>
        {typed.trim() !== '' && isUpToDate && rows.length === 0 && <NothingFound finding={finding} onGone={onGone} />}
      </div>
      <p class="finder-hint" id={`${id}-hint`}>
        {say('find.hint')}
      </p>
    </search>
  )
}

/** The rows for what is typed: those at hand first, so that nothing moves when the answer comes. */
function useRows(typed: string, showShortcuts: () => void) {
  const recents = useRecents()
  const { actions, shops } = useLocalRows(showShortcuts)
  const finding = useFound(typed)
  const text = typed.trim()
  if (text === '') {
    const recent = recents.map((one): Found => ({ kind: 'recent', key: `recent ${one.to}`, to: one.to, recent: one }))
    return { rows: [...recent, ...localFound(actions)], finding, isUpToDate: true }
  }
  const local = localFound([...matchingRows(actions, text), ...matchingRows(shops, text)])
  return { rows: [...local, ...finding.found], finding, isUpToDate: finding.text === text }
}

function NothingFound({ finding, onGone }: { finding: Finding; onGone: () => void }) {
  const say = useWords()
  const language = useLanguage()
  const mayAdd = canSell(useSession())
  if (finding.problem) return <p class="finder-nothing">{problemWords(finding.problem, language)}</p>
  const kind = looksLike(finding.text)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the press is the link's; the search only closes behind it
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <div class="finder-nothing stack-small" onClick={(event) => event.target instanceof HTMLAnchorElement && onGone()}>
      <p class="strong">{say('find.nothing', { text: finding.text })}</p>
      {mayAdd && (kind === 'email' || kind === 'phone') ? (
        <p>
          <Link to={`/customers/new?${kind}=${encodeURIComponent(finding.text)}`} class="button">
            {say('find.addCustomer', { reach: finding.text })}
          </Link>
        </p>
      ) : (
        <p class="soft">{say('find.nothingLead')}</p>
      )}
    </div>
  )
}
