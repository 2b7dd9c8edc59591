import { type ProductView, shownPrice, showProduct, type VariantView } from '@filrouge/contract/catalogue.ts'
import { type LocationView, listLocations } from '@filrouge/contract/locations.ts'
import { type ProgrammeView, showProgramme } from '@filrouge/contract/loyalty.ts'
import { type PromiseOption, promiseArticle, promiseEach } from '@filrouge/contract/promise.ts'
import { pointsFor } from '@filrouge/rules/points.ts'
import { BesideThePrice } from '@filrouge/ui/catalogue/beside-the-price.tsx'
import { currentCart } from '../carts/current-cart.ts'
import { sayPoints } from '../customers/say-points.ts'
import { goTo, link, type PageAnswer, type PageRequest, problemIn, show, withQuery } from '../page.ts'
import { Availability } from '../promises/availability.tsx'
import { PlaceForm } from '../promises/place-form.tsx'
import { isPlaced, type KnownPlace, keepingPlace, knownPlace, type Place, placeAsked } from '../promises/places.ts'
import { PromiseBox } from '../promises/promise-box.tsx'
import { shopsEverywhere, shopsNear } from '../promises/ways.ts'
import { Breadcrumb } from '../shell/breadcrumb.tsx'
import { notThere } from '../shell/fault-pages.tsx'
import { Notice, Price } from '../shell/pieces.tsx'
import { Same } from '../shell/same.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { AddToBasket, BuyBar } from './add-to-basket.tsx'
import { ArticleOffers, type Offered, offersOn } from './article-offers.tsx'
import { Gallery, picturesOf } from './gallery.tsx'
import { ProductDetails } from './product-details.tsx'
import { productFacts } from './product-facts.ts'
import { ProductTiles } from './product-tile.tsx'
import { nameOfVariant, VariantChoice } from './variant-choice.tsx'

interface Found {
  options: readonly PromiseOption[]
  isPostcodeUnknown: boolean
}

interface Shown {
  request: PageRequest
  product: ProductView
  variant: VariantView
  found: Found
  place: Place
  known: KnownPlace | undefined
  shops: readonly LocationView[]
  /** Of the same article, what can be had where this variant cannot. */
  siblings: readonly VariantView[]
  /** What one of it earns with a card. */
  points: { count: number; most: number }
  /** What offers take off it, and what is missing for others. */
  offered: Offered | undefined
}

/** One article: what it is, what it costs, where it can be had and when. */
export async function productPage(request: PageRequest): Promise<PageAnswer> {
  const sku = request.query.get('sku')
  const asCart = currentCart(request)
  const place = await placeAsked(request, sku && request.postcode ? null : await asCart)
  const asEarly = sku ? availability(request, sku, place) : undefined
  asEarly?.catch(() => undefined)
  const [product, cart, known, shops, programme] = await Promise.all([
    request.api(showProduct, { id: request.params.handle ?? '' }).catch((error) => {
      if (problemIn(error)?.code === 'product_not_found') return null
      throw error
    }),
    asCart,
    knownPlace(request, place),
    request.api(listLocations, { kind: 'shop', limit: 100 }),
    request.api(showProgramme, {}),
  ])
  if (!product) return notThere(request)
  const variant = product.variants.find((one) => one.sku === sku) ?? product.variants[0]
  if (!variant) return notThere(request)
  if (sku && variant.sku !== sku) return goTo(request, `/products/${product.handle}`)
  const [found, offered] = variant.price
    ? await Promise.all([asEarly ?? availability(request, variant.sku, place), offersOn(request, variant.sku)])
    : [nothing, undefined]
  const isHad = found.options.length > 0 || found.isPostcodeUnknown
  const siblings = isHad || !variant.price ? [] : await siblingsToHave(request, product, variant, place)
  const hers = offered?.points
  const points =
    hers === undefined ? pointsOfArticle(programme, product, variant, request.now) : { count: hers, most: hers }
  const shown = { request, product, variant, found, place, known, shops: shops.items, siblings, points, offered }
  const title = `${product.title}${product.title.includes(product.brand) ? '' : ` ${product.brand}`}`
  const page = show(
    <Shell
      request={request}
      title={title}
      description={product.description.slice(0, 160)}
      cart={cart}
      picture={variant.picture?.large ?? product.pictureLarge}
      facts={productFacts(shown)}
    >
      <Article {...shown} />
    </Shell>,
  )
  return found.isPostcodeUnknown ? page : keepingPlace(page, request, place)
}

/** What one article earns at its price whoever buys it, from the first tier to the best, by the rules that the basket is counted by. */
function pointsOfArticle({ rules }: ProgrammeView, product: ProductView, variant: VariantView, now: Date) {
  const { price } = shownPrice(variant)
  if (!rules || !price) return { count: 0, most: 0 }
  const lines = [{ totalMinor: price.minor, categories: product.breadcrumb.map(({ code }) => code) }]
  const counts = (rules.tiers.length > 0 ? rules.tiers : [undefined]).map(
    (tier) => pointsFor(rules, lines, tier, now).points,
  )
  return { count: Math.min(...counts), most: Math.max(...counts) }
}

/** All that changes when another variant or another place is chosen. */
function Article(shown: Shown) {
  const { request, product, variant, found, place, known, shops, points } = shown
  const { language } = request
  const canBeHad = found.options.length > 0 || found.isPostcodeUnknown
  const canBuy = variant.price !== undefined && canBeHad
  const crumbs = product.breadcrumb.map(({ code, title }) => ({ path: `/c/${code}`, title }))
  return (
    <article id="article" aria-labelledby="article-title">
      <Breadcrumb request={request} crumbs={crumbs} />
      <div class="product" data-touch={request.hasSession ? 'product_view' : undefined} data-sku={variant.sku}>
        <Same of={product} as={`gallery ${variant.sku}`}>
          {() => <Gallery request={request} product={product} pictures={picturesOf(product, variant)} />}
        </Same>
        <div class="product-buy">
          <p class="product-brand">{product.brand}</p>
          <h1 id="article-title">{product.title}</h1>
          <Price
            {...shownPrice(variant)}
            language={language}
            isLarge
            withoutVat={request.isCompany ? product.vatRatePercent : undefined}
          />
          <BesideThePrice
            variant={variant}
            language={language}
            withoutVat={request.isCompany ? product.vatRatePercent : undefined}
          />
          <ArticleOffers request={request} offered={shown.offered} shown={variant.offered} />
          {points.count > 0 && (
            <p class="article-points">
              <a href={link(language, '/card')}>
                {say(language, points.most > points.count ? 'loyalty.articleRange' : 'loyalty.article', {
                  points: sayPoints(points.count, language),
                  most: sayPoints(points.most, language),
                })}
              </a>
            </p>
          )}
          {canBeHad && variant.price && <PromiseBox request={request} options={found.options} />}
          {canBuy && (
            <PlaceForm
              request={request}
              place={place}
              placeName={known?.name}
              isUnknown={found.isPostcodeUnknown}
              path={request.path}
              sku={request.query.get('sku') ?? undefined}
              swap="article"
            />
          )}
          {product.variants.length > 1 && (
            <Same of={product} as={`choice ${variant.sku}`}>
              {() => <VariantChoice request={request} product={product} chosen={variant} />}
            </Same>
          )}
          {canBuy && <AddToBasket request={request} sku={variant.sku} />}
          {!canBeHad && <CannotBeHad {...shown} />}
          {canBuy && <Reassurance request={request} />}
        </div>
      </div>
      {canBuy && found.options.length > 0 && (
        <Availability request={request} options={found.options} shops={shops} place={place} known={known} />
      )}
      {product.goesWith.length > 0 && (
        <section class="goes-with" aria-labelledby="goes-with-title">
          <h2 id="goes-with-title">{say(language, 'product.goesWith')}</h2>
          {/* Prices without tax are for companies alone: what is written once is written for each kind of reader. */}
          <Same of={product} as={request.isCompany ? 'goes with, for a company' : 'goes with'}>
            {() => <ProductTiles request={request} products={product.goesWith} isStrip />}
          </Same>
        </section>
      )}
      <Same of={product} as={`details ${variant.sku}`}>
        {() => <ProductDetails request={request} product={product} variant={variant} />}
      </Same>
      {canBuy && <BuyBar request={request} variant={variant} />}
    </article>
  )
}

const nothing: Found = { options: [], isPostcodeUnknown: false }

async function availability(request: PageRequest, sku: string, place: Place): Promise<Found> {
  try {
    const limit = isPlaced(place) ? shopsNear : shopsEverywhere
    const { options } = await request.api(promiseArticle, { sku, limit, ...place })
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
  if (others.length === 0) return []
  const lines = others.map(({ sku }) => ({ sku }))
  const { items } = await request.api(promiseEach, { lines, limit: 1, ...place })
  return others.filter((_, index) => (items[index]?.options.length ?? 0) > 0)
}

function CannotBeHad({ request, product, variant, siblings }: Shown) {
  const { language } = request
  const name = nameOfVariant(variant, language)
  if (!variant.price) return <Notice tone="warning" title={say(language, 'product.notSold')} />
  return (
    <Notice tone="warning" title={say(language, name ? 'product.unavailableVariant' : 'product.unavailable', { name })}>
      {siblings.length > 0 ? (
        <>
          <p>{say(language, 'product.siblings')}</p>
          <ul class="chips">
            {siblings.map((one) => (
              <li key={one.sku}>
                <a class="chip" href={link(language, withQuery(`/products/${product.handle}`, { sku: one.sku }))}>
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

function Reassurance({ request }: { request: PageRequest }) {
  const { language, seller } = request
  return (
    <ul class="reassurance">
      <li>{say(language, 'product.reassureReturn')}</li>
      <li>{say(language, 'product.reassureGuarantee')}</li>
      {seller && <li>{say(language, 'product.reassureSeller', { name: seller.name })}</li>}
    </ul>
  )
}
