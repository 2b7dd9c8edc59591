import { useLanguage } from '@filrouge/ui/app.ts'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { problemWords } from '@filrouge/ui/components/problem.tsx'
import { Link, useGo } from '@filrouge/ui/router.tsx'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { afterKey, type Found, looksLike } from './found-list.ts'
import { FoundRow } from './found-row.tsx'
import { useFound } from './use-found.ts'

// An input is a combobox by itself only with a datalist; this one has its own list.
const noDatalist = { list: undefined }

/**
 * One field that finds customers, orders and articles as one list. Enter opens the row that is marked; pressed before the answer is there, it
 * waits for it, so that a fast hand never opens what an earlier text had found.
 */
export function Finder({ onGone }: { onGone?: () => void }) {
  const say = useWords()
  const go = useGo()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [marked, setMarked] = useState(0)
  const [isEnterWaiting, setEnterWaiting] = useState(false)
  const finding = useFound(typed)
  const isUpToDate = finding.text === typed.trim()

  const open = (found: Found) => {
    setTyped('')
    onGone?.()
    go(found.to)
  }
  useEffect(() => field.current?.focus(), [])
  // A new text begins at the first row
  useEffect(() => setMarked(0), [finding.text])
  useEffect(() => {
    if (!isEnterWaiting || !isUpToDate) return
    setEnterWaiting(false)
    const first = finding.found[0]
    if (first) open(first)
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const next = afterKey(event.key, marked, finding.found.length)
    if (next !== undefined) {
      event.preventDefault()
      setMarked(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' && typed.trim() !== '') {
      event.preventDefault()
      const chosen = finding.found[marked]
      if (!isUpToDate) setEnterWaiting(true)
      else if (chosen) open(chosen)
    } else if (event.key === 'Escape') {
      // A search field takes the first Escape to empty itself; here one press is enough to be back on the page.
      setTyped('')
      onGone?.()
    }
  }

  const isOpen = finding.text !== ''
  return (
    <search class="finder">
      <label class="finder-field">
        <span class="only-heard">{say('find.label')}</span>
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          role="combobox"
          {...noDatalist}
          aria-expanded={isOpen && finding.found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={isOpen && finding.found[marked] ? `${id}-${marked}` : undefined}
          aria-autocomplete="list"
          aria-describedby={`${id}-hint`}
          autocomplete="off"
          spellcheck={false}
          maxLength={200}
          placeholder={say('find.placeholder')}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setEnterWaiting(false)
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <p class="finder-hint field-hint" id={`${id}-hint`}>
        {say('find.hint')}
      </p>
      <p class="only-heard" role="status">
        {isOpen && isUpToDate && say('find.count', { count: finding.found.length })}
      </p>
      <div class="finder-found" hidden={!isOpen}>
        <div role="listbox" id={`${id}-list`} aria-label={say('find.results')}>
          {finding.found.map((found, index) => (
            <FoundRow
              key={found.key}
              id={`${id}-${index}`}
              found={found}
              isFirstOfKind={finding.found[index - 1]?.kind !== found.kind}
              isMarked={index === marked}
              onMark={() => setMarked(index)}
              onOpen={() => open(found)}
            />
          ))}
        </div>
        {isOpen && finding.found.length === 0 && <NothingFound finding={finding} onGone={onGone} />}
      </div>
    </search>
  )
}

function NothingFound({
  finding,
  onGone,
}: {
  finding: ReturnType<typeof useFound>
  onGone?: (() => void) | undefined
}) {
  const say = useWords()
  const language = useLanguage()
  if (finding.problem) return <p class="finder-nothing">{problemWords(finding.problem, language)}</p>
  const kind = looksLike(finding.text)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the press is the link's; the search only closes behind it
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <div
      class="finder-nothing stack-small"
      onClick={(event) => event.target instanceof HTMLAnchorElement && onGone?.()}
    >
      <p class="strong">{say('find.nothing', { text: finding.text })}</p>
      {kind === 'email' || kind === 'phone' ? (
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
