import type { ArticleSalesView } from '@filrouge/contract/figures.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { useState } from 'preact/hooks'
import { RowLink } from '../frame/row-link.tsx'
import { Thumbnail } from '../frame/thumbnail.tsx'
import { useWords } from '../say.ts'
import { countWords, decimalOf, shareWords, wholeMoney } from './said.ts'
import { SaveTable } from './save-table.tsx'

const fewArticles = 8

/** What sold best, by amount. */
export function BestArticles({ articles }: { articles: ArticleSalesView }) {
  const say = useWords()
  const language = useLanguage()
  const { best } = articles
  const [isWhole, setWhole] = useState(false)
  if (best.length === 0) return null
  const hasMargin = best.some(({ margin }) => margin)
  const shown = isWhole ? best : best.slice(0, fewArticles)
  return (
    <section class="stack-small" aria-labelledby="figures-best">
      <div class="section-title">
        <h2 id="figures-best">{say('figures.best')}</h2>
        <SaveTable
          name="best-sellers"
          title={say('figures.best')}
          head={[
            'SKU',
            say('figures.article'),
            say('figures.units'),
            say('figures.sold'),
            say('figures.returned'),
            say('figures.margin'),
          ]}
          rows={best.map((one) => [
            ...[one.sku, one.title, one.units, decimalOf(one.sold), decimalOf(one.returned)],
            one.margin ? decimalOf(one.margin.margin) : '',
          ])}
        />
      </div>
      <table class="best-table">
        <thead>
          <tr>
            <th scope="col" class="best-place">
              <span class="only-heard">{say('figures.place')}</span>
            </th>
            <th scope="col">{say('figures.article')}</th>
            <th scope="col" class="is-figure is-detail">
              {say('figures.units')}
            </th>
            <th scope="col" class="is-figure">
              {say('figures.sold')}
            </th>
            <th scope="col" class="is-figure is-detail">
              {say('figures.returned')}
            </th>
            {hasMargin && (
              <th scope="col" class="is-figure is-detail">
                {say('figures.margin')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((one, index) => (
            <tr key={one.sku}>
              <td class="best-place soft">{index + 1}</td>
              <th scope="row">
                <span class="best-article">
                  <Thumbnail image={one.image} />
                  <span>
                    {one.handle ? (
                      <RowLink to={`/articles/${one.handle}?sku=${encodeURIComponent(one.sku)}`}>{one.title}</RowLink>
                    ) : (
                      one.title
                    )}
                    <span class="cell-more">
                      {one.sku} · {say('figures.unitsCount', { count: one.units })}
                    </span>
                  </span>
                </span>
              </th>
              <td class="is-figure is-detail">{countWords(one.units, language)}</td>
              <td class="is-figure strong">{wholeMoney(one.sold, language)}</td>
              <td class="is-figure is-detail">{one.returned.minor > 0 ? wholeMoney(one.returned, language) : '–'}</td>
              {hasMargin && (
                <td class="is-figure is-detail">{one.margin ? shareWords(one.margin.rate, language) : '–'}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < best.length && (
        <Button kind="quiet" onPress={() => setWhole(true)}>
          {say('figures.more', { count: best.length - shown.length })}
        </Button>
      )}
    </section>
  )
}
