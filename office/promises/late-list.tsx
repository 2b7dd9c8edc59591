import type { Sent } from '@filrouge/contract/endpoint.ts'
import { listLatePromises } from '@filrouge/contract/promises-kept.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useRef } from 'preact/hooks'
import { More } from '../frame/more.tsx'
import { useRowKeys } from '../frame/row-keys.ts'
import { RowLink } from '../frame/row-link.tsx'
import { usePages } from '../frame/use-pages.ts'
import { useWords } from '../say.ts'

/** The promises that were not kept, each with the way to its order. */
export function LateList({ filter }: { filter: Sent<typeof listLatePromises> }) {
  const say = useWords()
  const language = useLanguage()
  const list = useRef<HTMLDivElement>(null)
  useRowKeys(list)
  const pages = usePages(listLatePromises, { ...filter, limit: 25 })
  return (
    <section class="stack-small" aria-labelledby="late-title" ref={list}>
      <h2 id="late-title">{say('kept.late')}</h2>
      <Problem problem={pages.problem} onRetry={pages.again} />
      <table class="kept-table">
        <thead>
          <tr>
            <th scope="col">{say('orders.number')}</th>
            <th scope="col">{say('kept.due')}</th>
            <th scope="col">{say('kept.happened')}</th>
            <th scope="col" class="is-figure">
              {say('kept.delay')}
            </th>
          </tr>
        </thead>
        <tbody>
          {pages.items?.map((late) => (
            <tr key={late.id}>
              <th scope="row">
                <RowLink to={`/orders/${late.orderId}`}>{late.orderNumber}</RowLink>
                <span class="cell-more">
                  {[sayCode(language, `mode.${late.mode}`), late.serviceTitle, late.locationName]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </th>
              <td>
                <DateWords at={late.dueAt} as="moment" />
              </td>
              <td>
                <DateWords at={late.happenedAt} as="moment" />
              </td>
              <td class="is-figure strong">
                {late.lateDays > 0 ? say('kept.days', { days: late.lateDays }) : say('kept.hours')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <More more={pages.more} isBusy={pages.isBusy} shown="" />
    </section>
  )
}
