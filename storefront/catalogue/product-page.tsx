import { type ProductView, showProduct, type VariantView } from '@filrouge/contract/catalogue.ts'
import { type PromiseOption, promiseArticle } from '@filrouge/contract/promise.ts'
import { currentCart } from '../carts/current-cart.ts'
import { sayPromise } from '../dates.ts'
import { goTo, link, type PageAnswer, type PageRequest, problemIn, show, withQuery } from '../page.ts'
import { Availability } from '../promises/availability.tsx'
import { type Place, placeOf } from '../promises/places.ts'
import { notThere } from '../shell/fault-pages.tsx'
import { Notice, Price, withUnit } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { AddToBasket } from './add-to-basket.tsx'
import { Picture } from './product-tile.tsx'
import { nameOfVariant, VariantChoice } from './variant-choice.tsx'

interface Availabilities {
  options: readonly PromiseOption[]
  isPostcodeUnknown: boolean
}

/** One article: what it is, what it costs, where it can be had and when. */
export async function productPage(request: PageRequest): Promise<PageAnswer> {
  const sku = request.query.get('sku')
  const asCart = currentCart(request)
  const place = placeOf(request, sku ? null : await asCart)
  const asEarly = sku ? availability(request, sku, place) : undefined
  asEarly?.catch(() => undefined)
  const [product, cart] = await Promise.all([
    request.api(showProduct, { id: request.params.handle ?? '' }).catch((error) => {
      if (problemIn(error)?.code === 'product_not_found') return null
      throw error
    }),
    asCart,
  ])
  if (!product) return notThere(request)
  const variant = product.variants.find((one) => one.sku === sku) ?? product.variants[0]
  if (!variant) return notThere(request)
  if (sku && variant.sku !== sku) return goTo(request, `/products/${product.handle}`)
  const found = variant.price ? await (asEarly ?? availability(request, variant.sku, place)) : nothing
  const canBeHad = found.options.length > 0 || found.isPostcodeUnknown
  const siblings = canBeHad || !variant.price ? [] : await siblingsToHave(request, product, variant, place)
  const title = `${product.title}${product.title.includes(product.brand) ? '' : ` ${product.brand}`}`
  return show(
    <Shell request={request} title={title} description={product.description.slice(0, 160)} cart={cart}>
      <Breadcrumb request={request} product={product} />
      <div class="product" data-touch={request.hasSession ? 'product_view' : undefined} data-sku={variant.sku}>
        <Picture image={product.image} category={product.category.code} isLarge />
        <div class="product-buy">
          <p class="quiet">{product.brand}</p>
          <h1>{product.title}</h1>
          <Price price={variant.price} priorPrice={variant.priorPrice} language={request.language} isLarge />
          <Headline request={request} found={found} />
          <VariantChoice request={request} product={product} chosen={variant} />
          {variant.price && canBeHad && <AddToBasket request={request} sku={variant.sku} />}
          {!canBeHad && <CannotBeHad request={request} product={product} variant={variant} siblings={siblings} />}
          {canBeHad && variant.price && (
            <Availability
              request={request}
              options={found.options}
              place={place}
              isPostcodeUnknown={found.isPostcodeUnknown}
              sku={variant.sku}
            />
          )}
        </div>
        <Description request={request} product={product} variant={variant} />
      </div>
    </Shell>,
  )
}

const nothing: Availabilities = { options: [], isPostcodeUnknown: false }

async function availability(request: PageRequest, sku: string, place: Place): Promise<Availabilities> {
  try {
    const { options } = await request.api(promiseArticle, {
      sku,
      limit: Object.keys(place).length > 0 ? 5 : 1,
      ...place,
    })
    return { options, isPostcodeUnknown: false }
  } catch (error) {
    const code = problemIn(error)?.code
    // The article is shown all the same, with the field to put right.
    if (code === 'postcode_not_found' || code === 'invalid_input') return { options: [], isPostcodeUnknown: true }
    if (code === 'variant_not_found') return nothing
    throw error
  }
}

/** The same article in other sizes or colours that can be had; only asked when this one cannot. */
async function siblingsToHave(request: PageRequest, product: ProductView, variant: VariantView, place: Place) {
  const others = product.variants.filter((one) => one.sku !== variant.sku && one.price).slice(0, 12)
  const found = await Promise.all(others.map((one) => availability(request, one.sku, place)))
  return others.filter((_, index) => (found[index]?.options.length ?? 0) > 0)
}

function Breadcrumb({ request, product }: { request: PageRequest; product: ProductView }) {
  const { language } = request
  return (
    <nav class="breadcrumb" aria-label={say(language, 'shell.breadcrumb')}>
      <a href={link(language, '/')}>{say(language, 'shell.home')}</a>
      {product.breadcrumb.map((category) => (
        <a key={category.code} href={link(language, `/c/${category.code}`)}>
          {category.title}
        </a>
      ))}
    </nav>
  )
}

/** The soonest way, in one line beside the price. */
function Headline({ request, found }: { request: PageRequest; found: Availabilities }) {
  const offered = found.options.filter((option) => option.mode !== 'takeaway')
  const best = offered.find((option) => option.mode === 'home') ?? offered[0]
  if (!best) return null
  return <p class="headline">{sayPromise(best.mode, best, request.language, request.now)}</p>
}

interface CannotProps {
  request: PageRequest
  product: ProductView
  variant: VariantView
  siblings: readonly VariantView[]
}

function CannotBeHad({ request, product, variant, siblings }: CannotProps) {
  const { language } = request
  const name = nameOfVariant(variant, language)
  const postcode = request.query.get('postcode')
  if (!variant.price) return <Notice tone="warning" title={say(language, 'product.notSold')} />
  return (
    <Notice tone="warning" title={say(language, name ? 'product.unavailableVariant' : 'product.unavailable', { name })}>
      {siblings.length > 0 ? (
        <>
          <p>{say(language, 'product.siblings')}</p>
          <ul class="chips">
            {siblings.map((one) => (
              <li key={one.sku}>
                <a
                  class="chip"
                  href={link(language, withQuery(`/products/${product.handle}`, { sku: one.sku, postcode }))}
                >
                  {nameOfVariant(one, language)}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          <a href={link(language, `/c/${product.category.code}`)}>
            {say(language, 'product.seeCategory', { category: product.category.title })}
          </a>
        </p>
      )}
    </Notice>
  )
}

function Description({
  request,
  product,
  variant,
}: {
  request: PageRequest
  product: ProductView
  variant: VariantView
}) {
  const { language } = request
  const reference = variant.gtin ? `${variant.sku} · GTIN ${variant.gtin}` : variant.sku
  return (
    <div class="product-text">
      {product.description && (
        <section aria-labelledby="description-title">
          <h2 id="description-title">{say(language, 'product.description')}</h2>
          {product.description.split(/\n+/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      )}
      <section aria-labelledby="attributes-title">
        <h2 id="attributes-title">{say(language, 'product.attributes')}</h2>
        <dl class="attributes">
          {product.attributes.map((attribute) => (
            <div key={attribute.key}>
              <dt>{attribute.title}</dt>
              <dd>{withUnit(attribute.value, attribute.unit)}</dd>
            </div>
          ))}
          <div>
            <dt>{say(language, 'product.reference')}</dt>
            <dd>{reference}</dd>
          </div>
          {product.manufacturer && (
            <div>
              <dt>{say(language, 'product.manufacturer')}</dt>
              <dd>
                {product.manufacturer.name}, {product.manufacturer.postalAddress},{' '}
                <a href={`mailto:${product.manufacturer.email}`}>{product.manufacturer.email}</a>
              </dd>
            </div>
          )}
        </dl>
      </section>
    </div>
  )
}
