import { listRepricings, type RepricingView, startRepricing } from '@filrouge/contract/repricings.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { useGo } from '@filrouge/ui/router.tsx'
import { useRef, useState } from 'preact/hooks'
import { More } from '../frame/more.tsx'
import { useRowKeys } from '../frame/row-keys.ts'
import { RowLink } from '../frame/row-link.tsx'
import { useTitle } from '../frame/title.ts'
import { usePages } from '../frame/use-pages.ts'
import { useWords } from '../say.ts'
import { PricesMenu } from './prices-menu.tsx'
import { askedOf, emptyDraft } from './repricing-draft.ts'
import { RepricingForm } from './repricing-form.tsx'

/** How a change of many prices stands, as a colour that repeats the word. */
export const toneOfRepricing = {
  computing: 'info',
  ready: 'warn',
  applying: 'info',
  applied: 'good',
  undoing: 'info',
  undone: 'plain',
  dropped: 'plain',
} as const satisfies Record<RepricingView['status'], string>

/** Many prices in one gesture: which, how; and those of before. */
export function RepricingsPage() {
  const say = useWords()
  const api = useApi()
  const go = useGo()
  const past = useRef<HTMLDivElement>(null)
  const pages = usePages(listRepricings, { limit: 20 })
  const [draft, setDraft] = useState(emptyDraft)
  const [missing, setMissing] = useState<'which' | 'how' | 'name'>()
  const compute = usePress(async () => {
    const made = askedOf(draft)
    setMissing('missing' in made ? made.missing : undefined)
    if ('missing' in made) return
    const one = await api(startRepricing, made.asked, { idempotencyKey: crypto.randomUUID() })
    go(`/articles/prices/many/${one.id}`)
  })
  useTitle(say('many.title'))
  useRowKeys(past)
  return (
    <div class="stack">
      <h1>{say('many.title')}</h1>
      <PricesMenu />
      <p class="soft prices-lead">{say('many.lead')}</p>
      <RepricingForm
        draft={draft}
        onDraft={(more) => setDraft((before) => ({ ...before, ...more }))}
        missing={missing}
        onSubmit={compute.press}
        isBusy={compute.isBusy}
      />
      <Problem problem={compute.problem} />
      <section class="stack-small past-repricings" aria-labelledby="past-many">
        <h2 id="past-many">{say('many.past')}</h2>
        <Problem problem={pages.problem} onRetry={pages.again} />
        {!pages.items && !pages.problem && <Skeleton lines={3} />}
        {pages.items?.length === 0 && <p class="soft">{say('many.none')}</p>}
        {pages.items && pages.items.length > 0 && (
          <div ref={past}>
            <table>
              <caption class="only-heard">{say('many.past')}</caption>
              <tbody>
                {pages.items.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <RowLink to={`/articles/prices/many/${one.id}`}>{one.title}</RowLink>
                      <span class="cell-more">
                        <DateWords at={one.setAt} as="moment" />
                        {one.setBy && ` · ${one.setBy}`}
                      </span>
                    </th>
                    <td class="is-figure is-detail">
                      {one.counts.articles} {say('many.articles')}
                    </td>
                    <td class="is-figure">
                      <Badge tone={toneOfRepricing[one.status]}>{say(`many.status.${one.status}`)}</Badge>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <More more={pages.more} isBusy={pages.isBusy} shown="" />
          </div>
        )}
      </section>
    </div>
  )
}
