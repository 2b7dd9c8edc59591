import { listArticlesAt, type ProductCard } from '@filrouge/contract/catalogue.ts'
import { type LocationView, showLocation } from '@filrouge/contract/locations.ts'
import { civilDateIn, weekday } from '@filrouge/kernel/civil-date.ts'
import { FranceMap } from '@filrouge/ui/map/france-map.tsx'
import { currentCart } from '../carts/current-cart.ts'
import { ProductTiles } from '../catalogue/product-tile.tsx'
import { sayClock, sayDay } from '../dates.ts'
import { type PageAnswer, type PageRequest, problemIn, show } from '../page.ts'
import { outlines } from '../promises/france.tsx'
import { Breadcrumb, breadcrumbFact } from '../shell/breadcrumb.tsx'
import { notThere } from '../shell/fault-pages.tsx'
import { Icon } from '../shell/icons.tsx'
import { sayPhone } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { Opening } from './opening.tsx'
import { shopFact } from './shop-facts.ts'
import { shopPoints } from './shop-points.ts'

const closeKm = 14

/** One shop: where, when, what it does, and what lies in it now. */
export async function shopPage(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const id = request.params.code ?? ''
  const ifThere = (error: unknown) => {
    if (problemIn(error)?.status === 404) return null
    throw error
  }
  const [shop, cart, articles] = await Promise.all([
    request.api(showLocation, { id }).catch(ifThere),
    currentCart(request),
    request.api(listArticlesAt, { id, limit: 12 }).catch(ifThere),
  ])
  if (shop?.kind !== 'shop') return notThere(request)
  const crumbs = [
    { path: '/shops', title: say(language, 'shops.title') },
    { path: `/shops/${shop.code}`, title: shop.name },
  ]
  const { address } = shop
  return show(
    <Shell
      request={request}
      title={shop.name}
      description={say(language, 'shops.shopDescription', {
        name: shop.name,
        street: address.street,
        city: address.city,
      })}
      cart={cart}
      facts={[shopFact(request, shop), breadcrumbFact(request, crumbs)]}
    >
      <Breadcrumb request={request} crumbs={crumbs.slice(0, 1)} />
      <div class="shop">
        <div>
          <h1>{shop.name}</h1>
          <Opening request={request} shop={shop} />
          <Where shop={shop} request={request} />
          <Hours request={request} shop={shop} />
          <Services request={request} shop={shop} />
        </div>
        <FranceMap
          name={say(language, 'availability.map')}
          points={shopPoints(request, [shop]).map((point) => ({ ...point, isHere: true, href: undefined }))}
          around={{ latitude: shop.latitude, longitude: shop.longitude, widthKm: closeKm }}
          outlines={outlines}
        />
      </div>
      <Inside request={request} articles={articles?.items ?? []} />
    </Shell>,
  )
}

function Where({ request, shop }: { request: PageRequest; shop: LocationView }) {
  const { address } = shop
  const map = `https://www.openstreetmap.org/?mlat=${shop.latitude}&mlon=${shop.longitude}#map=17/${shop.latitude}/${shop.longitude}`
  return (
    <address>
      <span>{address.street}</span>
      <span>{`${address.postcode} ${address.city}`}</span>
      {shop.phone && <a href={`tel:${shop.phone}`}>{sayPhone(shop.phone)}</a>}
      <a href={map} rel="noopener">
        {say(request.language, 'shops.map')}
      </a>
    </address>
  )
}

const days = [1, 2, 3, 4, 5, 6, 7] as const

function Hours({ request, shop }: { request: PageRequest; shop: LocationView }) {
  const { language, now } = request
  const today = weekday(civilDateIn(now, shop.timeZone))
  return (
    <section aria-labelledby="hours-title">
      <h2 id="hours-title">{say(language, 'shops.hours')}</h2>
      <table class="hours">
        <tbody>
          {days.map((day) => {
            const spans = shop.hours.filter((span) => span.weekday === day)
            const text = spans.map((span) => `${sayClock(span.opens, language)} – ${sayClock(span.closes, language)}`)
            return (
              <tr key={day} class={day === today ? 'hours-today' : undefined}>
                <th scope="row">{say(language, `weekday.${day}`)}</th>
                <td>{text.join(', ') || say(language, 'shops.closedDay')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {shop.closedOn.length > 0 && (
        <p class="quiet">
          {say(language, 'shops.closedOn', {
            days: shop.closedOn.map((day) => sayDay(`${day}T12:00:00Z`, language, now)).join(', '),
          })}
        </p>
      )}
    </section>
  )
}

const services = {
  click_and_collect: 'collect',
  returns: 'return',
  adviser: 'advice',
  knife_sharpening: 'kitchen',
} as const

function Services({ request, shop }: { request: PageRequest; shop: LocationView }) {
  const { language } = request
  const known = (Object.keys(services) as (keyof typeof services)[]).filter((service) =>
    shop.services.includes(service),
  )
  if (known.length === 0) return null
  return (
    <section aria-labelledby="services-title">
      <h2 id="services-title">{say(language, 'shops.services')}</h2>
      <ul class="shop-services">
        {known.map((service) => (
          <li key={service}>
            <Icon name={services[service]} />
            {say(language, `service.${service}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Inside({ request, articles }: { request: PageRequest; articles: readonly ProductCard[] }) {
  if (articles.length === 0) return null
  return (
    <section aria-labelledby="inside-title">
      <h2 id="inside-title" class="section-title">
        {say(request.language, 'shops.inside')}
      </h2>
      <ProductTiles request={request} products={articles} isStrip />
    </section>
  )
}
