import { downloadExport, type ImportView, listFormats, listImports } from '@filrouge/contract/imports.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { useApp, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { useRef } from 'preact/hooks'
import { More } from '../frame/more.tsx'
import { useRowKeys } from '../frame/row-keys.ts'
import { RowLink } from '../frame/row-link.tsx'
import { useTitle } from '../frame/title.ts'
import { useEvery } from '../frame/use-every.ts'
import { usePages } from '../frame/use-pages.ts'
import { useWords } from '../say.ts'
import { FileDrop } from './file-drop.tsx'
import { formatWords, sizeWords, standingOf, toneOf } from './import-words.ts'
import { saveFile } from './save-file.ts'

/** Files in and out: where one is dropped, what came in before, what can be taken away. */
export function ImportsPage() {
  const say = useWords()
  const language = useLanguage()
  const formats = useAsk(listFormats, {})
  useTitle(say('imports.title'))
  return (
    <div class="stack">
      <h1>{say('imports.title')}</h1>
      <Problem problem={formats.problem} onRetry={formats.again} />
      {formats.answer && (
        <div class="sections">
          <FileDrop sizeAtMost={sizeWords(formats.answer.bytesAtMost, language)} />
          <Earlier />
          <TakeOut what={formats.answer.exports} />
        </div>
      )}
      {!formats.answer && !formats.problem && <Skeleton lines={8} />}
    </div>
  )
}

const refreshMs = 5000

function Earlier() {
  const say = useWords()
  const list = useRef<HTMLElement>(null)
  const pages = usePages(listImports, { limit: 25 })
  useRowKeys(list)
  useEvery(refreshMs, pages.again)
  const imports = pages.items
  return (
    <section class="stack-small" aria-labelledby="earlier-title" ref={list}>
      <h2 id="earlier-title">{say('imports.earlier')}</h2>
      <Problem problem={pages.problem} onRetry={pages.again} />
      {!imports && !pages.problem && <Skeleton lines={4} />}
      {imports?.length === 0 && <p class="soft">{say('imports.none')}</p>}
      {imports && imports.length > 0 && (
        <>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('imports.file')}</th>
                <th scope="col">{say('imports.standing')}</th>
                <th scope="col" class="is-figure">
                  {say('imports.rows')}
                </th>
                <th scope="col" class="is-figure">
                  {say('imports.bad')}
                </th>
                <th scope="col" class="is-detail">
                  {say('ledger.when')}
                </th>
              </tr>
            </thead>
            <tbody>
              {imports.map((one) => (
                <EarlierRow key={one.id} one={one} />
              ))}
            </tbody>
          </table>
          <More more={pages.more} isBusy={pages.isBusy} shown="" />
        </>
      )}
    </section>
  )
}

function EarlierRow({ one }: { one: ImportView }) {
  const say = useWords()
  const language = useLanguage()
  const standing = standingOf(one)
  const number = (value: number) => value.toLocaleString(localeOf[language])
  return (
    <tr>
      <th scope="row">
        <RowLink to={`/imports/${one.id}`}>{one.fileName}</RowLink>
        <span class="cell-more">{formatWords(one.format, language)}</span>
      </th>
      <td>
        <Badge tone={toneOf[standing]}>{say(`imports.standing.${standing}`)}</Badge>
        {(standing === 'running' || standing === 'rehearsing') && (
          <progress class="row-progress" value={one.share} max={1} aria-label={one.fileName} />
        )}
      </td>
      <td class="is-figure">{number(one.rowsRead)}</td>
      <td class={one.bad > 0 ? 'is-figure strong' : 'is-figure'}>{number(one.bad)}</td>
      <td class="is-detail">
        <DateWords at={one.createdAt} as="moment" />
        {one.startedBy && <span class="cell-more">{one.startedBy}</span>}
      </td>
    </tr>
  )
}

function TakeOut({ what }: { what: readonly string[] }) {
  const say = useWords()
  const language = useLanguage()
  return (
    <section class="stack-small" aria-labelledby="out-title">
      <h2 id="out-title">{say('imports.out')}</h2>
      <p class="soft">{say('imports.outLead')}</p>
      <ul class="export-list">
        {what.map((one) => (
          <li key={one}>
            <span class="strong">{formatWords(one, language)}</span>
            <span class="row">
              <TakeOutButton what={one} syntax="csv" />
              <TakeOutButton what={one} syntax="ndjson" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function TakeOutButton({ what, syntax }: { what: string; syntax: 'csv' | 'ndjson' }) {
  const say = useWords()
  const app = useApp()
  const language = useLanguage()
  const taking = usePress(() => saveFile(app, downloadExport, { what, syntax }))
  return (
    <>
      <Button
        kind="quiet"
        isBusy={taking.isBusy}
        onPress={taking.press}
        name={say('imports.takeOut', { what: formatWords(what, language), syntax: syntax.toUpperCase() })}
      >
        {syntax.toUpperCase()}
      </Button>
      <Problem problem={taking.problem} onRetry={taking.press} />
    </>
  )
}
