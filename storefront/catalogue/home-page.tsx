import { listBestSellers, type ProductCard, searchProducts } from '@filrouge/contract/catalogue.ts'
import { type LocationView, listLocations } from '@filrouge/contract/locations.ts'
import { type PromiseOption, promiseArticle } from '@filrouge/contract/promise.ts'
import { currentCart } from '../carts/current-cart.ts'
import { sayPromise } from '../dates.ts'
import { YourShop } from '../locations/your-shop.tsx'
import { link, type PageAnswer, type PageRequest, show } from '../page.ts'
import { placeOf } from '../promises/places.ts'
import { categoryIcon, Icon } from '../shell/icons.tsx'
import { sayMoney } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { homeFacts } from './home-facts.ts'
import { Picture, ProductTiles } from './product-tile.tsx'

const rankedAtMost = 5

/** The door of the shop: one article and its date, the departments, what is new, what sells, the shop near by. */
export async function homePage(request: PageRequest): Promise<PageAnswer> {
  const { language, settings, departments } = request
  const cart = await currentCart(request)
  const place = placeOf(request, cart)
  const shops = (where: object) => request.api(listLocations, { kind: 'shop', limit: 100, ...where })
  const [newest, wanted, near, faces] = await Promise.all([
    request.api(searchProducts, { sort: 'newest', limit: 60 }),
    request.api(listBestSellers, { limit: 8 }),
    // A postcode of another time may exist no more: the shops are shown all the same.
    shops(place).catch(() => shops({})),
    Promise.all(departments.map(({ code }) => request.api(searchProducts, { category: code, limit: 4 }))),
  ])
  const fresh = someOfEach(newest.items)
  const article = [...wanted.items, ...fresh].find(({ pictureLarge, price }) => pictureLarge && price)
  const soonest = article && (await soonestAtHome(request, article, place))
  return show(
    <Shell
      request={request}
      title={settings.retailerName}
      description={say(language, 'home.description')}
      cart={cart}
      look="home"
      picture={article?.pictureLarge}
      facts={homeFacts(request)}
      isWide
    >
      <Hero request={request} article={article} soonest={soonest} />
      <Universes request={request} faces={faces.map(({ items }) => items)} />
      {fresh.length > 0 && (
        <section class="inner home-part" aria-labelledby="new-title">
          <div class="home-heading">
            <h2 id="new-title">{say(language, 'home.new')}</h2>
            <a href={link(language, '/search?sort=newest')}>{say(language, 'home.newAll')}</a>
          </div>
          <ProductTiles request={request} products={fresh} isStrip />
        </section>
      )}
      {wanted.items.length >= 3 && <BestSellers request={request} products={wanted.items.slice(0, rankedAtMost)} />}
      <YourShop request={request} shops={near.items} isNear={Object.keys(place).length > 0} />
      <Services request={request} shops={near.items} />
    </Shell>,
  )
}

const ofEachCategory = 2
const mostFresh = 12

/** What came in together is often of one kind: no more than two of each are shown. */
function someOfEach(articles: readonly ProductCard[]): ProductCard[] {
  const counts = new Map<string, number>()
  return articles
    .filter(({ category }) => {
      const count = (counts.get(category.code) ?? 0) + 1
      counts.set(category.code, count)
      return count <= ofEachCategory
    })
    .slice(0, mostFresh)
}

async function soonestAtHome(
  request: PageRequest,
  article: ProductCard,
  place: object,
): Promise<PromiseOption | undefined> {
  const sku = article.variants.find(({ price }) => price)?.sku
  if (!sku) return undefined
  const ask = (where: object) => request.api(promiseArticle, { sku, limit: 1, ...where })
  const { options } = await ask(place)
    .catch(() => ask({}))
    .catch(() => ({ options: [] }))
  return options.find(({ mode }) => mode === 'home')
}

interface HeroProps {
  request: PageRequest
  article: ProductCard | undefined
  soonest: PromiseOption | undefined
}

function Hero({ request, article, soonest }: HeroProps) {
  const { language, now } = request
  return (
    <section class="hero">
      <div class="inner hero-inner">
        <div class="hero-words">
          <h1>{say(language, 'home.title')}</h1>
          <p>{say(language, 'home.description')}</p>
        </div>
        {article && (
          <a class="hero-article" href={link(language, `/products/${article.handle}`)}>
            <img
              src={article.pictureLarge}
              srcset={`${article.image} 400w, ${article.pictureLarge} 1200w`}
              sizes="(min-width: 60rem) 50vw, 100vw"
              width={1200}
              height={1200}
              alt=""
              fetchpriority="high"
            />
            {article.price && <b class="hero-price">{sayMoney(article.price, language)}</b>}
            <span class="hero-name">
              <strong>{article.title}</strong>
              {soonest && <span>{sayPromise('home', soonest, language, now)}</span>}
            </span>
          </a>
        )}
      </div>
    </section>
  )
}

/** The departments, each behind the picture of one of its articles, in a composition rather than a row of equals. */
function Universes({ request, faces }: { request: PageRequest; faces: readonly (readonly ProductCard[])[] }) {
  const { language, departments } = request
  return (
    <section class="inner home-part" aria-labelledby="departments-title">
      <h2 id="departments-title" class="unseen">
        {say(language, 'home.categories')}
      </h2>
      <ul class="universes">
        {departments.map(({ code, title }, index) => {
          const face = faces[index]?.find(({ image }) => image)
          return (
            <li key={code}>
              <a class="universe" href={link(language, `/c/${encodeURIComponent(code)}`)}>
                <span>{title}</span>
                {face ? (
                  <img
                    src={face.pictureLarge ?? face.image}
                    alt=""
                    width={600}
                    height={600}
                    loading="lazy"
                    decoding="async"
                  />
                ) : (
                  <Icon name={categoryIcon(code)} />
                )}
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What was ordered most of late, in its order. */
function BestSellers({ request, products }: { request: PageRequest; products: readonly ProductCard[] }) {
  const { language } = request
  return (
    <section class="inner home-part ranked" aria-labelledby="wanted-title">
      <div class="ranked-words">
        <h2 id="wanted-title">{say(language, 'home.bestSellers')}</h2>
        <p class="quiet">{say(language, 'home.bestSellersText')}</p>
      </div>
      <ol>
        {products.map((product) => (
          <li key={product.id}>
            <Picture image={product.image} category={product.category.code} />
            <p>
              <span class="quiet">{product.brand}</span>
              <a href={link(language, `/products/${product.handle}`)}>{product.title}</a>
            </p>
            {product.price && <b class="ranked-price">{sayMoney(product.price, language)}</b>}
          </li>
        ))}
      </ol>
    </section>
  )
}

const services = [
  ['collect', 'collect'],
  ['truck', 'date'],
  ['return', 'return'],
  ['advice', 'advice'],
] as const

function Services({ request, shops }: { request: PageRequest; shops: readonly LocationView[] }) {
  const { language } = request
  return (
    <section class="inner home-part" aria-labelledby="services-title">
      <h2 id="services-title">{say(language, 'home.services')}</h2>
      <ul class="services">
        {services.map(([icon, service]) => (
          <li key={service}>
            <Icon name={icon} />
            <h3>{say(language, `home.service.${service}`)}</h3>
            <p>{say(language, `home.service.${service}.text`, { count: shops.length })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
