import { type ProductView, showProduct, type VariantView } from '@filrouge/contract/catalogue.ts'
import { currentCart } from '../carts/current-cart.ts'
import { sayDay } from '../dates.ts'
import { LegalText } from '../legal/legal-text.tsx'
import { sellerOf } from '../legal/seller.ts'
import * as guarantee from '../legal/texts/guarantee.ts'
import { link, type PageAnswer, type PageRequest, problemIn, show } from '../page.ts'
import { notThere } from '../shell/fault-pages.tsx'
import { withUnit } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { Picture } from './product-tile.tsx'

/**
 * The sheet of an article: what it is, by which codes it is known, who answers for it, and the guarantee in the words of the law. Made of the
 * catalogue as it stands, so that it never differs from the page; on paper it is one document. No price: paper outlives prices.
 */
export async function sheetPage(request: PageRequest): Promise<PageAnswer> {
  const { language, now } = request
  const [product, cart] = await Promise.all([
    request.api(showProduct, { id: request.params.handle ?? '' }).catch((error) => {
      if (problemIn(error)?.code === 'product_not_found') return null
      throw error
    }),
    currentCart(request),
  ])
  if (!product) return notThere(request)
  const title = say(language, 'sheet.title', { product: product.title })
  return show(
    <Shell request={request} title={title} cart={cart} part="buying" isPrivate>
      <article class="sheet">
        <header class="sheet-head">
          <div>
            <p class="quiet">{say(language, 'sheet.kind')}</p>
            <h1>{product.title}</h1>
            <p class="quiet">
              {product.brand} · {product.category.title} ·{' '}
              {say(language, 'sheet.asOf', { day: sayDay(now, language, new Date(0)) })}
            </p>
            <p class="actions sheet-actions">
              <button type="button" class="button with-script" data-print>
                {say(language, 'sheet.print')}
              </button>
              <a class="button button-quiet" href={link(language, `/products/${product.handle}`)}>
                {say(language, 'sheet.back')}
              </a>
            </p>
          </div>
          <Picture image={product.image} category={product.category.code} />
        </header>
        <p class="sheet-text">{product.description}</p>
        <div class="sheet-facts">
          <Attributes request={request} product={product} />
          <Variants request={request} product={product} />
        </div>
        <WhoAnswers request={request} product={product} />
        <section class="prose" aria-labelledby="sheet-guarantee">
          <h2 id="sheet-guarantee">{say(language, 'product.guarantee')}</h2>
          <LegalText request={request} text={noticeOf(request)} />
        </section>
      </article>
    </Shell>,
  )
}

/** The boxed notice of the law alone (C. conso., annexe à l'article D211-2), without what follows it on the page of guarantees. */
function noticeOf({ language, seller, settings }: PageRequest): string {
  const writings = { fr: guarantee.fr, en: guarantee.en }
  const whole = writings[language](sellerOf(seller, settings.retailerName, language))
  return whole.trim().split(/\n\s*\n/)[0] ?? ''
}

interface Part {
  request: PageRequest
  product: ProductView
}

function Attributes({ request, product }: Part) {
  const { language } = request
  return (
    <section aria-labelledby="sheet-attributes">
      <h2 id="sheet-attributes">{say(language, 'product.attributes')}</h2>
      <dl class="attributes">
        {product.attributes.map(({ key, title, value, unit }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>{withUnit(value, unit)}</dd>
          </div>
        ))}
        {product.weightGrams > 0 && (
          <div>
            <dt>{say(language, 'sheet.weight')}</dt>
            <dd>{weightWords(product.weightGrams, language)}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

const weightWords = (grams: number, language: 'fr' | 'en') =>
  grams < 1000
    ? `${grams}\u00a0g`
    : `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(grams / 1000)}\u00a0kg`

function Variants({ request, product }: Part) {
  const { language } = request
  const what = (variant: VariantView) => Object.values(variant.options).join(', ') || variant.title
  return (
    <section aria-labelledby="sheet-variants">
      <h2 id="sheet-variants">{say(language, 'sheet.references')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(language, 'sheet.article')}</th>
            <th scope="col">{say(language, 'product.reference')}</th>
            <th scope="col">GTIN</th>
          </tr>
        </thead>
        <tbody>
          {product.variants.map((variant) => (
            <tr key={variant.sku}>
              <th scope="row">{what(variant)}</th>
              <td>{variant.sku}</td>
              <td>{variant.gtin ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The maker and the seller, with their addresses (GPSR art. 19; C. conso. L111-1). */
function WhoAnswers({ request, product }: Part) {
  const { language, seller } = request
  const { manufacturer } = product
  if (!manufacturer && !seller) return null
  return (
    <section aria-labelledby="sheet-who">
      <h2 id="sheet-who">{say(language, 'sheet.who')}</h2>
      <dl class="attributes">
        {manufacturer && (
          <div>
            <dt>{say(language, 'product.manufacturer')}</dt>
            <dd>
              {manufacturer.name}, {manufacturer.postalAddress}, {manufacturer.email}
            </dd>
          </div>
        )}
        {seller && (
          <div>
            <dt>{say(language, 'product.seller')}</dt>
            <dd>
              {say(language, 'product.sellerText', { name: seller.name, siren: seller.siren })}
              {seller.street && `, ${seller.street}, ${seller.postcode} ${seller.city}`}
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}
