import type { ArticleSalesView, Came, SalesView } from '@filrouge/contract/figures.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Money } from '@filrouge/ui/components/money.tsx'
import type { ComponentChildren } from 'preact'
import { useWords } from '../say.ts'
import { Change } from './change.tsx'
import type { Beside } from './revenue-plot.tsx'
import { countWords, shareWords, spanWords, wholeMoney } from './said.ts'

/** The one figure, and those that say what it is made of; each beside the other period. */
export function HeadFigures(props: { sales: SalesView; articles: ArticleSalesView | undefined; beside: Beside }) {
  const say = useWords()
  const language = useLanguage()
  const { sales, articles } = props
  const { figures } = sales.period
  const other = sales[props.beside]
  return (
    <section class="figures-top" aria-label={say('figures.revenue')}>
      <div class="figures-main">
        <p class="soft">
          {say('figures.revenue')}, {spanWords(sales.period, language)}
        </p>
        <p class="figure-large display">
          <Money amount={figures.revenue} />
        </p>
        <p>
          <Change now={figures.revenue.minor} before={other.figures.revenue.minor} />{' '}
          <span class="soft">
            {say('figures.against', {
              amount: wholeMoney(other.figures.revenue, language),
              span: spanWords(other, language),
            })}
          </span>
        </p>
        <p class="soft small">
          {say('figures.net', { amount: wholeMoney(figures.revenueNet, language) })}
          {figures.delivery.minor > 0 &&
            ` · ${say('figures.ofDelivery', { amount: wholeMoney(figures.delivery, language) })}`}
        </p>
      </div>
      <dl class="figures-list">
        <Figure name={say('figures.orders')} of={(one) => one.orders} {...props} />
        <Figure
          name={say('figures.averageBasket')}
          of={(one) => one.averageBasket?.minor}
          words={(minor) => wholeMoney({ minor, currency: sales.currency }, language)}
          {...props}
        />
        <Figure name={say('figures.customers')} of={(one) => one.customers} {...props} />
        <Figure name={say('figures.units')} of={(one) => one.units} {...props} />
        <Figure
          name={say('figures.returned')}
          of={(one) => one.returned.minor}
          words={(minor) => wholeMoney({ minor, currency: sales.currency }, language)}
          isUnwelcome
          more={
            figures.sold.minor > 0 &&
            say('figures.ofSold', { share: shareWords(figures.returned.minor / figures.sold.minor, language) })
          }
          {...props}
        />
        {articles?.margin && <MarginFigure articles={articles} beside={props.beside} />}
      </dl>
    </section>
  )
}

function Figure(props: {
  name: string
  sales: SalesView
  beside: Beside
  of: (figures: Came) => number | undefined
  words?: (value: number) => string
  isUnwelcome?: boolean
  more?: ComponentChildren
}) {
  const language = useLanguage()
  const now = props.of(props.sales.period.figures)
  if (now === undefined) return null
  const words = props.words ?? ((value: number) => countWords(value, language))
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <span class="figure-value display">{words(now)}</span>
        <Change
          now={now}
          before={props.of(props.sales[props.beside].figures) ?? 0}
          isUnwelcome={props.isUnwelcome ?? false}
        />
        {props.more && <span class="cell-more">{props.more}</span>}
      </dd>
    </div>
  )
}

/** What is left of what has a known cost, and of how much of the revenue that is. */
function MarginFigure({ articles, beside }: { articles: ArticleSalesView; beside: Beside }) {
  const say = useWords()
  const language = useLanguage()
  const { margin } = articles
  if (!margin) return null
  const other = beside === 'previous' ? articles.previousMargin : articles.yearBeforeMargin
  return (
    <div>
      <dt>{say('figures.margin')}</dt>
      <dd>
        <span class="figure-value display">{wholeMoney(margin.margin, language)}</span>
        {other && <Change now={margin.margin.minor} before={other.margin.minor} />}
        <span class="cell-more">
          {say('figures.marginRate', { rate: shareWords(margin.rate, language) })}
          {margin.share < 0.9995 &&
            ` · ${say('figures.marginShare', { share: shareWords(margin.share, language, 0) })}`}
        </span>
      </dd>
    </div>
  )
}
