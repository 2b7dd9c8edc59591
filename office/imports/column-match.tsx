import { type ImportView, listFormats, matchImport } from '@filrouge/contract/imports.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useId } from 'preact/hooks'
import { useWords } from '../say.ts'
import { columnWords, formatWords } from './import-words.ts'

/** What kind of file it is and which of its columns is which, as guessed, each with what the file has there: changed in place. */
export function ColumnMatch({ one, seen }: { one: ImportView; seen: (one: ImportView) => void }) {
  const say = useWords()
  const language = useLanguage()
  const api = useApi()
  const kindId = useId()
  const formats = useAsk(listFormats, {})
  const match = usePress(async (change: { format?: string; mapping?: Record<string, string> }) =>
    seen(await api(matchImport, { id: one.id, ...change })),
  )
  const columns = formats.answer?.formats.find(({ name }) => name === one.format)?.columns ?? []
  const change = (name: string, column: string) => {
    const { [name]: _, ...others } = one.mapping
    void match.press({ mapping: column === '' ? others : { ...others, [name]: column } })
  }
  const samples = (column: string | undefined) =>
    column === undefined ? '' : (one.firstRows.map((row) => row[column] ?? '').find((cell) => cell !== '') ?? '')
  const near = columns.filter(({ name, isRequired }) => isRequired || one.mapping[name] !== undefined)
  const far = columns.filter((column) => !near.includes(column))
  const table = (shown: typeof columns) => (
    <table class="column-table">
      <thead>
        <tr>
          <th scope="col">{say('imports.ours')}</th>
          <th scope="col">{say('imports.theirs')}</th>
          <th scope="col" class="is-detail">
            {say('imports.example')}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ name, isRequired }) => (
          <tr key={name} class={one.missing.includes(name) ? 'is-missing' : undefined}>
            <th scope="row">
              {columnWords(name, language)}
              {isRequired && <span class="cell-more">{say('imports.required')}</span>}
            </th>
            <td>
              <select
                aria-label={say('imports.matchOf', { column: columnWords(name, language) })}
                aria-invalid={one.missing.includes(name) || undefined}
                value={one.mapping[name] ?? ''}
                onChange={(event) => change(name, event.currentTarget.value)}
              >
                <option value="">{say('imports.notThere')}</option>
                {one.columns.map((column) => (
                  <option key={column} value={column}>
                    {column}
                  </option>
                ))}
              </select>
            </td>
            <td class="is-detail soft sample">{samples(one.mapping[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
  return (
    <section class="stack-small" aria-labelledby="columns-title">
      <h2 id="columns-title">{say('imports.columns')}</h2>
      <div class="field narrow">
        <label class="field-label" for={kindId}>
          {say('imports.kind')}
        </label>
        <select
          id={kindId}
          value={one.format}
          onChange={(event) => void match.press({ format: event.currentTarget.value })}
        >
          {formats.answer?.formats.map(({ name }) => (
            <option key={name} value={name}>
              {formatWords(name, language)}
            </option>
          ))}
        </select>
      </div>
      <Problem problem={formats.problem ?? match.problem} onRetry={formats.problem ? formats.again : undefined} />
      {columns.length === 0 && formats.answer && <p class="soft">{say('imports.noColumns')}</p>}
      {near.length > 0 && table(near)}
      {far.length > 0 && (
        <details>
          <summary>{say('imports.further', { count: far.length })}</summary>
          {table(far)}
        </details>
      )}
    </section>
  )
}
