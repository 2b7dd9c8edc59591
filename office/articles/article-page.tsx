import { type ProductView, shownPrice, showProduct, type VariantView } from '@filrouge/contract/catalogue.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { Link, useRoute } from '@filrouge/ui/router.tsx'
import { variantWords } from '../finding/article-code.ts'
import { useRemember } from '../finding/recent.ts'
import { useAgainWhenBack } from '../frame/connection.tsx'
import { PageProblem } from '../frame/page-problem.tsx'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { PricePanel } from './price-panel.tsx'

/** One article: its variants, what each costs and has cost, and what the shop says of it. */
export function ArticlePage({ handle = '' }: Record<string, string>) {
  const say = useWords()
  const language = useLanguage()
  const asked = useAsk(showProduct, { id: handle })
  const { query } = useRoute()
  const product = asked.answer
  useTitle(product?.title)
  useAgainWhenBack(asked.again)
  useRemember(
    product && { kind: 'article', to: `/articles/${product.handle}`, title: product.title, more: product.brand },
  )
  if (!product) return asked.problem ? <PageProblem problem={asked.problem} onRetry={asked.again} /> : <Spinner />
  const variant = product.variants.find(({ sku }) => sku === query.get('sku')) ?? product.variants[0]
  const picture = product.pictures[0]
  return (
    <div class="stack">
      <p>
        <Link to="/articles" class="back-link">
          <Icon name="back" />
          {say('articles.title')}
        </Link>
      </p>
      <div class={picture ? 'article-columns' : ''}>
        {picture && (
          <div class="product-picture">
            <img
              src={variant?.picture?.small ?? picture.small}
              alt={variant?.picture?.alt ?? picture.alt}
              width={picture.width}
              height={picture.height}
            />
          </div>
        )}
        <div class="sections">
          <header class="stack-small">
            <p class="soft">{product.breadcrumb.map(({ title }) => title).join(' › ')}</p>
            <h1>{product.title}</h1>
            <p class="row">
              <span>{product.brand}</span>
              <a href={`${language === 'en' ? '/en' : ''}/products/${product.handle}`} target="_blank" rel="noreferrer">
                {say('articles.onTheShop')}
              </a>
              {variant && <Link to={`/stock/${encodeURIComponent(variant.sku)}`}>{say('articles.toStock')}</Link>}
            </p>
          </header>
          {product.variants.length > 1 && <Variants product={product} chosen={variant} />}
          {variant && (
            <PricePanel
              key={variant.sku}
              variant={variant}
              sisters={product.variants.map(({ sku }) => sku)}
              onPriced={asked.again}
            />
          )}
          <AboutArticle product={product} />
        </div>
      </div>
    </div>
  )
}

function Variants({ product, chosen }: { product: ProductView; chosen: VariantView | undefined }) {
  const say = useWords()
  return (
    <section class="stack-small" aria-labelledby="variants-title">
      <h2 id="variants-title">{say('articles.variants')}</h2>
      <div class="variants-scroll">
        <table class="variants-table">
          <thead>
            <tr>
              <th scope="col">{say('articles.variant')}</th>
              <th scope="col" class="is-detail">
                {say('articles.reference')}
              </th>
              <th scope="col" class="is-figure">
                {say('articles.price')}
              </th>
            </tr>
          </thead>
          <tbody>
            {product.variants.map((variant) => (
              <tr key={variant.sku} class={variant.sku === chosen?.sku ? 'is-marked' : ''}>
                <th scope="row">
                  <Link
                    to={`/articles/${encodeURIComponent(product.handle)}?sku=${encodeURIComponent(variant.sku)}`}
                    class="row-link"
                    {...(variant.sku === chosen?.sku ? { 'aria-current': 'page' as const } : {})}
                  >
                    {variantWords(variant) || variant.sku}
                  </Link>
                </th>
                <td class="figures soft is-detail">
                  {variant.sku}
                  {variant.gtin && ` · ${variant.gtin}`}
                </td>
                <td class="is-figure">
                  <VariantPrice variant={variant} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** What is paid for it, and what that is reduced from. */
function VariantPrice({ variant }: { variant: VariantView }) {
  const { price, priorPrice } = shownPrice(variant)
  return (
    <>
      {price ? <Money amount={price} /> : '—'} {priorPrice && <Money amount={priorPrice} kind="prior" />}
    </>
  )
}

/** What the shop says of it, as it is; it is written elsewhere. */
function AboutArticle({ product }: { product: ProductView }) {
  const say = useWords()
  return (
    <section class="stack-small article-about" aria-labelledby="about-title">
      <h2 id="about-title">{say('articles.about')}</h2>
      {product.description && <p class="article-text">{product.description}</p>}
      <dl class="attributes">
        {product.attributes.map(({ key, title, value, unit }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>
              {value}
              {unit && `\u00a0${unit}`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
