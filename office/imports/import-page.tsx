import {
  beginImport,
  cancelImport,
  downloadBadRows,
  type ImportView,
  listImportProblems,
  showImport,
  watchImport,
} from '@filrouge/contract/imports.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { useApi, useApp, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, useLive, usePress } from '@filrouge/ui/ask.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Progress } from '@filrouge/ui/components/progress.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { More } from '../frame/more.tsx'
import { PageProblem } from '../frame/page-problem.tsx'
import { useTitle } from '../frame/title.ts'
import { usePages } from '../frame/use-pages.ts'
import { useWords } from '../say.ts'
import { ColumnMatch } from './column-match.tsx'
import { formatWords, sizeWords, standingOf, toneOf } from './import-words.ts'
import { saveFile } from './save-file.ts'

/** One file on its way in: what it is, a rehearsal, the run with its progress, what came of it. */
export function ImportPage({ id }: { id: string }) {
  const say = useWords()
  const asked = useAsk(showImport, { id: id as Id<'importRun'> })
  const live = useLive(watchImport, asked.answer ? { id: id as Id<'importRun'> } : null)
  const [pressed, setPressed] = useState<ImportView>()
  // A press is answered before the stream tells of it; from then on the stream is newer.
  const one =
    pressed && pressed.status !== 'reading' && pressed.status !== 'writing' ? (live ?? pressed) : (live ?? asked.answer)
  useTitle(one?.fileName)
  return (
    <div class="stack">
      <p>
        <Link to="/imports" class="back-link">
          <Icon name="back" />
          {say('imports.title')}
        </Link>
      </p>
      {!one && asked.problem && <PageProblem problem={asked.problem} onRetry={asked.again} />}
      {!one && !asked.problem && <Skeleton lines={8} />}
      {one && <Shown one={one} seen={setPressed} />}
    </div>
  )
}

function Shown({ one, seen }: { one: ImportView; seen: (one: ImportView) => void }) {
  const say = useWords()
  const language = useLanguage()
  const standing = standingOf(one)
  const isRunning = standing === 'running' || standing === 'rehearsing'
  const hasResult = standing !== 'ready' && !isRunning
  return (
    <>
      <header class="stack-small">
        <div class="page-head">
          <h1 class="import-name">{one.fileName}</h1>
          <Badge tone={toneOf[standing]}>{say(`imports.standing.${standing}`)}</Badge>
        </div>
        <p class="soft">
          {[formatWords(one.format, language), sizeWords(one.bytes, language), one.startedBy]
            .filter(Boolean)
            .join(' · ')}
          {' · '}
          <DateWords at={one.createdAt} as="moment" />
        </p>
      </header>
      {isRunning && <Running one={one} seen={seen} />}
      {one.error && (
        <p class="notice" role="alert">
          {one.error}
        </p>
      )}
      {hasResult && <Result one={one} />}
      {one.canBegin && standing === 'ready' && <ColumnMatch one={one} seen={seen} />}
      {one.canBegin && standing !== 'done' && <Begin one={one} seen={seen} />}
      {hasResult && one.bad + one.remarks > 0 && <Problems key={one.finishedAt} one={one} />}
      {one.canBegin && hasResult && standing !== 'done' && <ColumnMatch one={one} seen={seen} />}
    </>
  )
}

function Running({ one, seen }: { one: ImportView; seen: (one: ImportView) => void }) {
  const say = useWords()
  const api = useApi()
  const cancel = usePress(async () => seen(await api(cancelImport, { id: one.id })))
  const words =
    one.status === 'reading'
      ? say('imports.reading', { rows: one.rowsRead })
      : say(one.isRehearsal ? 'imports.rehearsing' : 'imports.writing', { done: one.rowsDone, rows: one.rowsRead })
  return (
    <section class="stack-small" aria-live="polite">
      <Progress words={words} done={one.share} of={1} />
      <p class="soft small">{say('imports.goesOn')}</p>
      <p>
        <Button onPress={cancel.press} isBusy={cancel.isBusy}>
          {say('imports.cancel')}
        </Button>
      </p>
      <Problem problem={cancel.problem} onRetry={cancel.press} />
    </section>
  )
}

function Result({ one }: { one: ImportView }) {
  const say = useWords()
  const language = useLanguage()
  const number = (value: number) => value.toLocaleString(localeOf[language])
  const isRehearsed = one.isRehearsal && one.status === 'done'
  return (
    <section class="stack-small" aria-label={say('imports.result')}>
      {isRehearsed && <p>{say('imports.rehearsedLead')}</p>}
      <dl class="import-figures">
        {(['added', 'changed', 'same', 'bad', 'remarks'] as const).map((what) => (
          <div key={what} class={what === 'bad' && one.bad > 0 ? 'is-bad' : undefined}>
            <dt>{say(`imports.count.${what}`)}</dt>
            <dd class="display">{number(one[what])}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Begin({ one, seen }: { one: ImportView; seen: (one: ImportView) => void }) {
  const say = useWords()
  const api = useApi()
  const rehearse = usePress(async () => seen(await api(beginImport, { id: one.id, isRehearsal: true })))
  const begin = usePress(async () => seen(await api(beginImport, { id: one.id, isRehearsal: false })))
  const isRehearsed = one.isRehearsal && one.status === 'done'
  const isComplete = one.missing.length === 0
  return (
    <div class="stack-small import-begin">
      {!isComplete && (
        <p class="notice">{say('imports.missing', { columns: one.missing.join(', '), count: one.missing.length })}</p>
      )}
      <p class="row">
        <Button
          kind={isRehearsed ? 'plain' : 'primary'}
          isDisabled={!isComplete}
          isBusy={rehearse.isBusy}
          onPress={rehearse.press}
        >
          {say('imports.rehearse')}
        </Button>
        <Button
          kind={isRehearsed ? 'primary' : 'plain'}
          isDisabled={!isComplete}
          isBusy={begin.isBusy}
          onPress={begin.press}
        >
          {say('imports.begin')}
        </Button>
      </p>
      {!isRehearsed && <p class="soft small">{say('imports.rehearseLead')}</p>}
      <Problem problem={rehearse.problem ?? begin.problem} />
    </div>
  )
}

function Problems({ one }: { one: ImportView }) {
  const say = useWords()
  const app = useApp()
  const pages = usePages(listImportProblems, { id: one.id, limit: 50 })
  const save = usePress(() => saveFile(app, downloadBadRows, { id: one.id }))
  return (
    <section class="stack-small" aria-labelledby="problems-title">
      <div class="section-title">
        <h2 id="problems-title">{say('imports.problems')}</h2>
        {one.bad > 0 && (
          <Button onPress={save.press} isBusy={save.isBusy}>
            {say('imports.saveBad', { count: one.bad })}
          </Button>
        )}
      </div>
      {one.bad > 0 && <p class="soft">{say('imports.saveBadLead')}</p>}
      <Problem problem={pages.problem ?? save.problem} onRetry={pages.problem ? pages.again : save.press} />
      {!pages.items && !pages.problem && <Skeleton lines={6} />}
      {pages.items && (
        <>
          <table>
            <thead>
              <tr>
                <th scope="col" class="is-figure">
                  {say('imports.line')}
                </th>
                <th scope="col">{say('imports.what')}</th>
                <th scope="col">{say('imports.consequence')}</th>
              </tr>
            </thead>
            <tbody>
              {pages.items.map((problem, place) => (
                <tr key={`${problem.line}-${place}`}>
                  <td class="is-figure">{problem.line}</td>
                  <td class="problem-text">{problem.text}</td>
                  <td>
                    <Badge tone={problem.isBad ? 'bad' : 'plain'}>
                      {say(problem.isBad ? 'imports.leftOut' : 'imports.remark')}
                    </Badge>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <More more={pages.more} isBusy={pages.isBusy} shown="" />
        </>
      )}
    </section>
  )
}
