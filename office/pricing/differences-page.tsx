import {
  type DivergentArticle,
  downloadPriceDivergences,
  listPriceDivergences,
  listPriceLists,
} from '@filrouge/contract/price-lists.ts'
import { type Money as Amount, formatMoney } from '@filrouge/kernel/money.ts'
import { useApp, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { useRef } from 'preact/hooks'
import { Chip, Chips, useFilters } from '../frame/chips.tsx'
import { More } from '../frame/more.tsx'
import { useRowKeys } from '../frame/row-keys.ts'
import { RowLink } from '../frame/row-link.tsx'
import { useTitle } from '../frame/title.ts'
import { usePages } from '../frame/use-pages.ts'
import { saveFile } from '../imports/save-file.ts'
import { useWords } from '../say.ts'
import { percentWords, signedMoney } from './amount-words.ts'
import { dayWords } from './day-words.ts'
import { PricesMenu } from './prices-menu.tsx'

/** Every article that does not cost the same everywhere: in which list, by how much, since when and by whom. */
export function DifferencesPage() {
  const say = useWords()
  const app = useApp()
  const table = useRef<HTMLDivElement>(null)
  const { get, set } = useFilters()
  const list = get('list')
  const pages = usePages(listPriceDivergences, { limit: 50, ...(list ? { list } : {}) })
  const lists = useAsk(listPriceLists, {}).answer?.items.filter(({ status }) => status === 'in_force') ?? []
  const save = usePress(() => saveFile(app, downloadPriceDivergences, list ? { list } : {}))
  useTitle(say('differences.title'))
  useRowKeys(table)
  const { first, items } = pages
  const isEmpty = first?.divergent === 0
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{say('differences.title')}</h1>
        {first && !isEmpty && (
          <Button onPress={save.press} isBusy={save.isBusy}>
            {say('differences.save')}
          </Button>
        )}
      </div>
      <PricesMenu />
      <Problem problem={pages.problem ?? save.problem} onRetry={pages.again} />
      {!first && !pages.problem && <Skeleton lines={8} />}
      {first && isEmpty && (
        <div class="one-price">
          <p class="one-price-words">{say('differences.none')}</p>
          <p class="soft">{say('differences.noneLead', { articles: first.articles })}</p>
        </div>
      )}
      {first && !isEmpty && (
        <>
          <p>{say('differences.some', { divergent: first.divergent, articles: first.articles })}</p>
          {lists.length > 1 && (
            <Chips name={say('differences.list')}>
              <Chip
                name={say('differences.list')}
                any={say('differences.anyList')}
                value={list}
                options={lists.map(({ code, title }) => [code, title])}
                onValue={(next) => set({ list: next })}
              />
            </Chips>
          )}
          <div ref={table}>
            <table class="differences-table">
              <caption class="only-heard">{say('differences.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('stock.article')}</th>
                  <th scope="col">{say('differences.list')}</th>
                  <th scope="col" class="is-figure is-detail">
                    {say('differences.everybody')}
                  </th>
                  <th scope="col" class="is-figure">
                    {say('differences.there')}
                  </th>
                  <th scope="col" class="is-figure is-detail">
                    {say('differences.difference')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {items?.map((article) => (
                  <Article key={article.sku} article={article} />
                ))}
              </tbody>
            </table>
          </div>
          <More more={pages.more} isBusy={pages.isBusy} shown="" />
        </>
      )}
    </div>
  )
}

function Article({ article }: { article: DivergentArticle }) {
  const say = useWords()
  const language = useLanguage()
  return (
    <>
      {article.others.map((other, place) => (
        <tr key={other.list} class={place > 0 ? 'is-same-article' : ''}>
          <th scope="row">
            {place === 0 ? (
              <>
                <RowLink to={`/articles/${article.productHandle}?sku=${encodeURIComponent(article.sku)}`}>
                  {article.title}
                </RowLink>
                <span class="cell-more">{article.sku}</span>
              </>
            ) : (
              <span class="only-heard">{article.title}</span>
            )}
          </th>
          <td>
            {other.title}
            <span class="cell-more">
              {other.setBy
                ? say('differences.whyBy', { day: dayWords(other.since, language), name: other.setBy })
                : say('differences.why', { day: dayWords(other.since, language) })}
            </span>
          </td>
          <td class="is-figure is-detail soft">{article.price && <Money amount={article.price} />}</td>
          <td class="is-figure strong">
            <Money amount={other.price} />
            {article.price && (
              <span class="cell-more is-brief">
                {say('differences.insteadOf', { price: formatMoney(article.price as Amount, language) })}
              </span>
            )}
          </td>
          <td class="is-figure is-detail">
            {signedMoney(other.difference, language)}
            <span class="cell-more">{percentWords(other.differencePercent)}</span>
          </td>
        </tr>
      ))}
    </>
  )
}
