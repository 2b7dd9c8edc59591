import { listPriceChanges } from '@filrouge/contract/pricing.ts'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useRef } from 'preact/hooks'
import { More } from '../frame/more.tsx'
import { useRowKeys } from '../frame/row-keys.ts'
import { RowLink } from '../frame/row-link.tsx'
import { useTitle } from '../frame/title.ts'
import { usePages } from '../frame/use-pages.ts'
import { PricesMenu } from '../pricing/prices-menu.tsx'
import { useWords } from '../say.ts'

/** Prices that will change, and those that have. */
export function PricesPage() {
  const say = useWords()
  const list = useRef<HTMLDivElement>(null)
  useTitle(say('prices.title'))
  useRowKeys(list)
  return (
    <div class="stack">
      <p>
        <Link to="/articles" class="back-link">
          <Icon name="back" />
          {say('articles.title')}
        </Link>
      </p>
      <h1>{say('prices.title')}</h1>
      <PricesMenu />
      <div class="sections" ref={list}>
        <Changes when="planned" />
        <Changes when="past" />
      </div>
    </div>
  )
}

function Changes({ when }: { when: 'planned' | 'past' }) {
  const say = useWords()
  const pages = usePages(listPriceChanges, { when, limit: 25 })
  const changes = pages.items
  return (
    <section class="stack-small" aria-labelledby={`${when}-title`}>
      <h2 id={`${when}-title`}>{say(when === 'planned' ? 'prices.planned' : 'prices.past')}</h2>
      <Problem problem={pages.problem} onRetry={pages.again} />
      {!changes && !pages.problem && <Skeleton lines={6} />}
      {changes?.length === 0 && (
        <p class="soft">{say(when === 'planned' ? 'prices.nonePlanned' : 'prices.nonePast')}</p>
      )}
      {changes && changes.length > 0 && (
        <>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('stock.article')}</th>
                <th scope="col">{say('ledger.when')}</th>
                <th scope="col" class="is-figure is-detail">
                  {say('prices.before')}
                </th>
                <th scope="col" class="is-figure">
                  {say('articles.price')}
                </th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={change.id}>
                  <th scope="row">
                    <RowLink to={`/articles/${change.productHandle}?sku=${encodeURIComponent(change.sku)}`}>
                      {change.title}
                    </RowLink>
                  </th>
                  <td>
                    <DateWords at={change.from} as="moment" />
                    <span class="cell-more">
                      {[say(`prices.kind.${change.kind}`), change.setBy].filter(Boolean).join(' · ')}
                    </span>
                  </td>
                  <td class="is-figure is-detail">
                    <Money amount={change.before} />
                  </td>
                  <td class="is-figure strong">
                    <Money amount={change.amount} />
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
