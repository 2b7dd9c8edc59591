import { shownPrice, showProduct, showVariant } from '@filrouge/contract/catalogue.ts'
import type { Output } from '@filrouge/contract/endpoint.ts'
import { recordTouch } from '@filrouge/contract/journeys.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { ArticlePicture } from '@filrouge/ui/catalogue/article-picture.tsx'
import { BesideThePrice } from '@filrouge/ui/catalogue/beside-the-price.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Price } from '@filrouge/ui/components/price.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link, useGo, useRoute } from '@filrouge/ui/router.tsx'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useSale } from '../carts/sale.tsx'
import { useWords } from '../say.ts'
import { ArticleOffers } from './article-offers.tsx'
import { ArticlePromises, ElsewhereAtAGlance, usePromises } from './article-promises.tsx'
import { ArticleStock } from './article-stock.tsx'
import { choicesOf } from './choose-variant.ts'

/** One article: its price large, where it is, when it can be had; the basket at the thumb. */
export function ArticlePage({ code }: { code: string }) {
  const word = useWords()
  const go = useGo()
  const { customerId } = useSale()
  const found = useAsk(showVariant, { code, ...(customerId ? { customerId } : {}) })
  const isUnknown = found.problem?.code === 'variant_not_found'
  const seen = useRef(found.answer)
  if (found.answer) seen.current = found.answer
  // Another size or colour of the article on the screen is known already: nothing blinks while it is asked anew.
  const sibling = seen.current?.product.variants.find((variant) => variant.sku === code)
  const article = found.answer ?? (sibling && seen.current && { ...sibling, product: seen.current.product })
  // A link may name the product rather than one of its variants.
  const byHandle = useAsk(showProduct, isUnknown ? { id: code } : null)
  const firstSku = byHandle.answer?.variants[0]?.sku
  useEffect(() => {
    if (firstSku) go(`/articles/${encodeURIComponent(firstSku)}`, { replace: true })
  }, [firstSku])
  if (!article && isUnknown && byHandle.problem) {
    return (
      <div class="stack">
        <h1>{word('article.unknown')}</h1>
        <p class="soft">{code}</p>
        <Problem problem={found.problem}>
          <div class="row">
            <Link to="/scan" class="button">
              {word('article.scanAnother')}
            </Link>
            <Link to={`/articles?query=${encodeURIComponent(code)}`} class="button">
              {word('article.searchIt')}
            </Link>
          </div>
        </Problem>
      </div>
    )
  }
  if (!article) {
    return (
      <div class="stack">
        <h1 class="only-heard">{word('article.title')}</h1>
        {!isUnknown && <Problem problem={found.problem} onRetry={found.again} />}
        {!found.problem && <Skeleton hasPicture lines={6} />}
      </div>
    )
  }
  return <ArticleSheet variant={article} />
}

/** The article becomes part of her journey; the page neither waits for it nor fails with it. */
function useTouch(sku: string) {
  const api = useApi()
  const { customerId } = useSale()
  const { query } = useRoute()
  const kind = query.get('from') === 'scan' ? 'scan' : 'advice'
  useEffect(() => {
    if (customerId) void api(recordTouch, { kind, sku, customerId }).catch(() => undefined)
  }, [sku, customerId])
}

type Article = Output<typeof showVariant>

/** A picture of this very variant, else of the article. */
const pictureOf = ({ picture, product }: Article) => (picture ?? product.pictures[0])?.large ?? product.image

function ArticleSheet({ variant }: { variant: Article }) {
  const word = useWords()
  const go = useGo()
  const { product } = variant
  const { customer } = useSale()
  const { price, priorPrice } = shownPrice(variant)
  const withoutVat = customer?.company ? product.vatRatePercent : undefined
  const language = useLanguage()
  const promises = usePromises(variant.sku)
  useTouch(variant.sku)
  // Another article beside the same list begins at its top; another size of this one stays where it is.
  useEffect(() => window.scrollTo(0, 0), [product.id])
  return (
    <article class="stack article">
      <header class="article-head">
        <ArticlePicture image={pictureOf(variant)} category={product.category.code} size="large" />
        <div class="article-title">
          <p class="soft small">{product.brand}</p>
          <h1>{product.title}</h1>
          <p class="soft small">
            {variant.sku}
            {variant.gtin && ` · ${variant.gtin}`}
          </p>
        </div>
      </header>
      {price ? (
        <div>
          <Price price={price} priorPrice={priorPrice} withoutVat={withoutVat} />
          <BesideThePrice variant={variant} language={language} withoutVat={withoutVat} />
        </div>
      ) : (
        <p class="notice">{word('article.notSold')}</p>
      )}
      {variant.price && <ArticleOffers sku={variant.sku} shown={variant.offered} />}
      <ArticleStock sku={variant.sku} onMoved={promises.asked.again} />
      <ElsewhereAtAGlance promises={promises} isCompany={withoutVat !== undefined} />
      {choicesOf(product.variants, variant.sku).map((choice) => (
        <fieldset key={choice.key} class="stack-small">
          <legend class="field-label">{optionWords(choice.key, word)}</legend>
          <div class="chips">
            {choice.values.map((value) => (
              <Button
                key={value.value}
                pressed={value.isChosen}
                onPress={() => go(`/articles/${encodeURIComponent(value.sku)}`, { replace: true })}
              >
                {value.value}
              </Button>
            ))}
          </div>
        </fieldset>
      ))}
      <ArticlePromises promises={promises} isCompany={withoutVat !== undefined} />
      {variant.price && <AddBar key={variant.sku} article={{ sku: variant.sku, title: product.title }} />}
    </article>
  )
}

function optionWords(key: string, word: ReturnType<typeof useWords>): string {
  switch (key) {
    case 'colour':
    case 'size':
    case 'storage':
    case 'waist':
    case 'length':
      return word(`option.${key}`)
    default:
      return key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ')
  }
}

function AddBar({ article }: { article: { sku: string; title: string } }) {
  const word = useWords()
  const sale = useSale()
  const [isAdded, setAdded] = useState(false)
  const add = usePress(async () => {
    setAdded(false)
    await sale.add(article)
    setAdded(true)
  })
  const inBasket = sale.cart?.lines.find((line) => line.sku === article.sku)?.quantity ?? 0
  const waits = sale.waiting.some((change) => change.sku === article.sku)
  return (
    <div class="thumb-bar">
      <Problem problem={add.problem} />
      <p role="status" class="small">
        {isAdded && waits && (
          <span class="row">
            <span class="seen-at">
              <Icon name="offline" /> {word('offline.added')}
            </span>
            <Link to="/basket">{word('article.seeBasket')}</Link>
          </span>
        )}
        {isAdded && !waits && inBasket > 0 && (
          <span class="row">
            <span class="good">
              <Icon name="tick" /> {word('article.added', { count: inBasket })}
            </span>
            <Link to="/basket">{word('article.seeBasket')}</Link>
          </span>
        )}
      </p>
      <Button kind="primary" isWide onPress={add.press} isBusy={add.isBusy}>
        <Icon name="plus" />
        {sale.customerId ? word('article.addToHers') : word('article.add')}
      </Button>
    </div>
  )
}
