import { type ProductCard, searchProducts, shownPrice, type showVariant } from '@filrouge/contract/catalogue.ts'
import type { Output } from '@filrouge/contract/endpoint.ts'
import { type PromiseOption, promiseEach } from '@filrouge/contract/promise.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { ArticlePicture } from '@filrouge/ui/catalogue/article-picture.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { NetMoney } from '@filrouge/ui/components/net-money.tsx'
import { AskedProblem } from '@filrouge/ui/components/seen-at.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { Link, useGo, useRoute } from '@filrouge/ui/router.tsx'
import { useEffect, useState } from 'preact/hooks'
import { answers } from '../app.ts'
import { useSale } from '../carts/sale.tsx'
import { useWords } from '../say.ts'
import { useMyself } from '../sessions/myself.tsx'
import { looksLikeCode, scannedCode } from './scanned-code.ts'

/** Articles by words, found while typing; a code goes straight to its article. Beside an article it is a list, not the page. */
export function SearchPage({ isBeside = false }: { isBeside?: boolean }) {
  const word = useWords()
  const go = useGo()
  const { query: address } = useRoute()
  const [text, setText] = useState(address.get('query') ?? '')
  const query = useSettled(text.trim())
  useEffect(() => {
    // In the address, so that coming back from an article finds the list again.
    if (!isBeside && query !== (address.get('query') ?? '')) {
      go(query ? `/articles?query=${encodeURIComponent(query)}` : '/articles', { replace: true })
    }
  }, [query])
  const asked = address.get('query')
  useEffect(() => {
    if (asked !== null && asked !== text.trim()) setText(asked)
  }, [asked])
  const found = useAsk(searchProducts, query.length >= 2 ? { query, limit: 30 } : null)
  const promiseOf = usePromised(found.answer?.items)
  return (
    <div class="stack">
      {isBeside ? <h2 class="sides-title">{word('search.title')}</h2> : <h1>{word('search.title')}</h1>}
      <search>
        <form
          class="stack-small"
          onSubmit={(event) => {
            event.preventDefault()
            if (looksLikeCode(text)) go(`/articles/${encodeURIComponent(scannedCode(text))}`)
          }}
        >
          <Field
            label={word('search.label')}
            name="query"
            type="search"
            value={text}
            onValue={setText}
            enterKeyHint="search"
            autocomplete="off"
            autoFocus
          />
        </form>
      </search>
      <AskedProblem asked={found} />
      {query.length < 2 && <SeenArticles />}
      {found.isBusy && !found.answer && <Spinner />}
      {found.answer && (
        <section class="stack-small" aria-label={word('search.results')}>
          <p class="soft small" role="status">
            {found.answer.corrected
              ? word('search.corrected', { count: found.answer.total, words: found.answer.corrected })
              : word('search.count', { count: found.answer.total })}
          </p>
          {found.answer.items.length === 0 && <Empty title={word('search.nothing')} />}
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
          <ul role="list" class="list">
            {found.answer.items.map((product) => (
              <li key={product.id}>
                <ProductRow product={product} promised={promiseOf(product)} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

const modes: PromiseOption['mode'][] = ['takeaway', 'collect', 'home']

/** What is promised first of each article found, near the shop: one question for the whole list. */
function usePromised(products: readonly ProductCard[] | undefined): (product: ProductCard) => string | undefined {
  const myself = useMyself()
  const language = useLanguage()
  const lines = (products ?? []).flatMap(({ variants: [first] }) => (first ? [{ sku: first.sku }] : []))
  const near = myself.near ? { near: myself.near } : {}
  const asked = useAsk(promiseEach, myself.isKnown && lines.length > 0 ? { lines, modes, limit: 1, ...near } : null)
  return ({ variants: [first] }) => {
    const options = asked.answer?.items.find(({ sku }) => sku === first?.sku)?.options ?? []
    const isHere = ({ mode, locationId }: PromiseOption) => mode === 'takeaway' && locationId === myself.locationId
    const best =
      options.find(isHere) ??
      options
        .filter(({ mode }) => mode !== 'takeaway')
        .sort((one, other) => (one.earliest < other.earliest ? -1 : 1))[0]
    if (!best || !asked.answer) return undefined
    const placeName = isHere(best) ? undefined : best.locationName
    return promisedWords({ ...best, placeName }, language, new Date(asked.answer.at))
  }
}

const seenShown = 8

/** Where nothing is looked for: the articles seen last, which need no network. */
function SeenArticles() {
  const word = useWords()
  const seen = answers.latest<Output<typeof showVariant>>('showVariant').map(({ product }) => product)
  const products = seen.filter((one, index) => seen.findIndex(({ id }) => id === one.id) === index)
  if (products.length === 0) return null
  return (
    <section class="stack-small">
      <h2 class="field-label">{word('search.seen')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="list">
        {products.slice(0, seenShown).map((product) => (
          <li key={product.id}>
            <ProductRow product={product} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ProductRow({ product, promised }: { product: ProductCard; promised?: string | undefined }) {
  const word = useWords()
  const { customer } = useSale()
  const first = product.variants[0]
  const { price, priorPrice } = shownPrice(product)
  return (
    <Link to={`/articles/${encodeURIComponent(first?.sku ?? product.handle)}`} class="list-row">
      <ArticlePicture image={product.image} category={product.category.code} />
      <span class="list-row-main">
        <span class="strong">{product.title}</span>
        <span class="soft small">
          {product.brand}
          {product.variants.length > 1 && ` · ${word('search.variants', { count: product.variants.length })}`}
        </span>
        {promised && <span class="small">{promised}</span>}
      </span>
      <span class="list-row-end">
        {price ? (
          <NetMoney amount={price} withoutVat={customer?.company ? product.vatRatePercent : undefined} />
        ) : (
          <span class="soft small">{word('article.notSold')}</span>
        )}
        {priorPrice && !customer?.company && (
          <span class="small">
            <Money amount={priorPrice} kind="prior" />
          </span>
        )}
      </span>
    </Link>
  )
}

/** A text once the typing has paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 180)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
