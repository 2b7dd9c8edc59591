import { showVariant } from '@filrouge/contract/catalogue.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { showStock } from '@filrouge/contract/stock.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { Toggle } from '@filrouge/ui/components/toggle.tsx'
import { useGo, useRoute } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { variantWords } from '../finding/article-code.ts'
import { ArticleFinder } from '../finding/article-finder.tsx'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { levelsToShow } from './levels.ts'

/** Where an article is, everywhere at once. */
export function StockPage() {
  const say = useWords()
  const go = useGo()
  const code = useRoute().query.get('article')
  useTitle(say('stock.title'))
  return (
    <div class="stack">
      <h1>{say('stock.title')}</h1>
      <p class="soft">{say('stock.lead')}</p>
      <ArticleFinder
        key={code ?? ''}
        label={say('stock.find')}
        placeholder={say('stock.findPlaceholder')}
        choose={say('menu.stock')}
        chooseNamed={(title) => `${say('menu.stock')} · ${title}`}
        needsPrice={false}
        onChoose={(variant) => go(`/stock?article=${encodeURIComponent(variant.sku)}`)}
        autoFocus={!code}
      />
      {code && <ArticleStock key={code} code={code} />}
    </div>
  )
}

function ArticleStock({ code }: { code: string }) {
  const go = useGo()
  const variant = useAsk(showVariant, { code })
  const sku = variant.answer?.sku
  const stock = useAsk(showStock, sku ? { sku } : null)
  const problem = variant.problem ?? stock.problem
  if (problem) return <Problem problem={problem} onRetry={variant.problem ? variant.again : stock.again} />
  if (!variant.answer || !stock.answer) return <Spinner />
  const { product } = variant.answer
  return (
    <section class="stack" aria-labelledby="article-title">
      <header class="stack-small">
        <h2 id="article-title" class="article-title">
          {product.title}
        </h2>
        <p class="row">
          <span class="figures soft">{variant.answer.sku}</span>
          {variant.answer.price && (
            <span class="strong">
              <Money amount={variant.answer.price} />
            </span>
          )}
          {variant.answer.priorPrice && <Money amount={variant.answer.priorPrice} kind="prior" />}
        </p>
        {product.variants.length > 1 && (
          <select
            class="variant-choice"
            aria-labelledby="article-title"
            value={variant.answer.sku}
            onChange={(event) => go(`/stock?article=${encodeURIComponent(event.currentTarget.value)}`)}
          >
            {product.variants.map((one) => (
              <option key={one.sku} value={one.sku}>
                {variantWords(one) || one.sku}
              </option>
            ))}
          </select>
        )}
      </header>
      <StockTable title={product.title} items={stock.answer.items} />
    </section>
  )
}

type Items = Parameters<typeof levelsToShow>[0]

function StockTable({ title, items }: { title: string; items: Items }) {
  const say = useWords()
  const language = useLanguage()
  const [onlyAvailable, setOnlyAvailable] = useState(false)
  const { rows, available, places, atSuppliers, incoming } = levelsToShow(items, { onlyAvailable })
  const number = new Intl.NumberFormat(localeOf[language])
  if (items.length === 0) return <p class="soft">{say('stock.nowhere')}</p>
  return (
    <>
      <div class="row-apart">
        <p class="order-promise">
          {say('stock.sum', { available, places })}
          {atSuppliers > 0 && <span class="soft"> · {say('stock.supplierSum', { count: atSuppliers })}</span>}
          {incoming > 0 && <span class="soft"> · {say('stock.incomingSum', { count: incoming })}</span>}
        </p>
        <Toggle isOn={onlyAvailable} onTurn={setOnlyAvailable}>
          {say('stock.onlyAvailable')}
        </Toggle>
      </div>
      {rows.length === 0 ? (
        <div class="stack-small">
          <p class="strong">{say('stock.noneHere')}</p>
          <p class="soft">{say('stock.noneHereLead')}</p>
        </div>
      ) : (
        <div class="table-scroll">
          <table class="stock-table">
            <caption class="only-heard">{say('stock.caption', { title })}</caption>
            <thead>
              <tr>
                <th scope="col">{say('stock.location')}</th>
                {(['available', 'onHand', 'reserved', 'incoming'] as const).map((name) => (
                  <th key={name} scope="col" class="is-figure">
                    {say(`stock.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.locationId} class={row.available === 0 ? 'is-none' : ''}>
                  <th scope="row">
                    {row.locationName}
                    <span class="cell-more">
                      {sayCode(language, `locationKind.${row.locationKind}`)}
                      {row.safety > 0 && ` · ${say('stock.safety', { count: row.safety })}`}
                    </span>
                  </th>
                  <td class="is-figure strong">{number.format(row.available)}</td>
                  <td class="is-figure">{number.format(row.onHand)}</td>
                  <td class="is-figure">{number.format(row.reserved)}</td>
                  <td class="is-figure">{row.incoming === 0 ? '—' : number.format(row.incoming)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
