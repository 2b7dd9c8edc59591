import { showProduct, showVariant, type VariantView } from '@filrouge/contract/catalogue.ts'
import { recordTouch } from '@filrouge/contract/journeys.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { Link, useGo, useRoute } from '@filrouge/ui/router.tsx'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useSale } from '../carts/sale.tsx'
import { useWords } from '../say.ts'
import { ArticlePromises, ElsewhereAtAGlance, usePromises } from './article-promises.tsx'
import { ArticleStock } from './article-stock.tsx'
import { choicesOf } from './choose-variant.ts'

/** One article: its price large, where it is, when it can be had; the basket at the thumb. */
export function ArticlePage({ code }: { code: string }) {
  const word = useWords()
  const go = useGo()
  const found = useAsk(showVariant, { code })
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
        {!found.problem && <Spinner />}
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

type Article = VariantView & { product: { handle: string; title: string; brand: string; variants: VariantView[] } }

function ArticleSheet({ variant }: { variant: Article & { product: { image?: string | undefined } } }) {
  const word = useWords()
  const go = useGo()
  const { product } = variant
  const promises = usePromises(variant.sku)
  useTouch(variant.sku)
  return (
    <article class="stack">
      <header class="article-head">
        {product.image && <img class="picture" src={product.image} alt="" width="96" height="96" />}
        <div>
          <p class="soft small">{product.brand}</p>
          <h1>{product.title}</h1>
          <p class="soft small">
            {variant.sku}
            {variant.gtin && ` · ${variant.gtin}`}
          </p>
        </div>
      </header>
      <p class="price">
        {variant.price ? <Money amount={variant.price} /> : word('article.notSold')}
        {variant.priorPrice && (
          <span class="price-prior">
            <Money amount={variant.priorPrice} kind="prior" />
          </span>
        )}
      </p>
      <ArticleStock sku={variant.sku} />
      <ElsewhereAtAGlance promises={promises} />
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
      <ArticlePromises promises={promises} />
      {variant.price && <AddBar key={variant.sku} sku={variant.sku} />}
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

function AddBar({ sku }: { sku: string }) {
  const word = useWords()
  const sale = useSale()
  const [isAdded, setAdded] = useState(false)
  const add = usePress(async () => {
    setAdded(false)
    await sale.add(sku)
    setAdded(true)
  })
  const inBasket = sale.cart?.lines.find((line) => line.sku === sku)?.quantity ?? 0
  return (
    <div class="thumb-bar">
      <Problem problem={add.problem} />
      <p role="status" class="small">
        {isAdded && inBasket > 0 && (
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
