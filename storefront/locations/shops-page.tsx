import { type LocationView, listLocations, showLocation } from '@filrouge/contract/locations.ts'
import { currentCart } from '../carts/current-cart.ts'
import { sayClock } from '../dates.ts'
import { link, type PageAnswer, type PageRequest, problemIn, show } from '../page.ts'
import { PlaceForm } from '../promises/place-form.tsx'
import { placeOf, sayDistance } from '../promises/places.ts'
import { notThere } from '../shell/fault-pages.tsx'
import { sayPhone } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'

/** Every shop, nearest first where she says where she is. */
export async function shopsPage(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const cart = await currentCart(request)
  const place = placeOf(request, null)
  const isAsked = Object.keys(place).length > 0
  let isUnknown = false
  const list = (where: object) => request.api(listLocations, { kind: 'shop', limit: 100, ...where })
  const shops = await list(place).catch((error) => {
    const status = problemIn(error)?.status
    if (!isAsked || (status !== 404 && status !== 422)) throw error
    isUnknown = true
    return list({})
  })
  return show(
    <Shell request={request} title={say(language, 'shops.title')} cart={cart}>
      <h1>{say(language, 'shops.title')}</h1>
      <PlaceForm
        request={request}
        place={place}
        isUnknown={isUnknown}
        path="/shops"
        press={say(language, 'shops.see')}
      />
      <ul class="shops">
        {shops.items.map((shop) => (
          <li key={shop.id}>
            <a href={link(language, `/shops/${shop.code}`)}>{shop.name}</a>
            {shop.distanceMetres !== undefined && (
              <span class="quiet"> {sayDistance(shop.distanceMetres, language)}</span>
            )}
            <p>{`${shop.address.street}, ${shop.address.postcode} ${shop.address.city}`}</p>
            <OpenNow request={request} shop={shop} />
          </li>
        ))}
      </ul>
    </Shell>,
  )
}

function OpenNow({ request, shop }: { request: PageRequest; shop: LocationView }) {
  return (
    <p class={shop.isOpen ? 'here' : 'quiet'}>{say(request.language, shop.isOpen ? 'shops.open' : 'shops.closed')}</p>
  )
}

/** One shop: where, when, what it does. */
export async function shopPage(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const [shop, cart] = await Promise.all([
    request.api(showLocation, { id: request.params.code ?? '' }).catch((error) => {
      if (problemIn(error)?.status === 404) return null
      throw error
    }),
    currentCart(request),
  ])
  if (shop?.kind !== 'shop') return notThere(request)
  const { address } = shop
  const map = `https://www.openstreetmap.org/?mlat=${shop.latitude}&mlon=${shop.longitude}#map=17/${shop.latitude}/${shop.longitude}`
  return show(
    <Shell request={request} title={shop.name} cart={cart}>
      <nav class="breadcrumb" aria-label={say(language, 'shell.breadcrumb')}>
        <a href={link(language, '/shops')}>{say(language, 'shops.title')}</a>
      </nav>
      <h1>{shop.name}</h1>
      <OpenNow request={request} shop={shop} />
      <address>
        <span>{address.street}</span>
        <span>{`${address.postcode} ${address.city}`}</span>
        {shop.phone && <a href={`tel:${shop.phone}`}>{sayPhone(shop.phone)}</a>}
        <a href={map} rel="noopener">
          {say(language, 'shops.map')}
        </a>
      </address>
      <Hours request={request} shop={shop} />
      <Services request={request} shop={shop} />
    </Shell>,
  )
}

function Hours({ request, shop }: { request: PageRequest; shop: LocationView }) {
  const { language } = request
  const days = [1, 2, 3, 4, 5, 6, 7] as const
  return (
    <section aria-labelledby="hours-title">
      <h2 id="hours-title">{say(language, 'shops.hours')}</h2>
      <table class="hours">
        <tbody>
          {days.map((day) => {
            const spans = shop.hours.filter((span) => span.weekday === day)
            const text = spans.map((span) => `${sayClock(span.opens, language)} – ${sayClock(span.closes, language)}`)
            return (
              <tr key={day}>
                <th scope="row">{say(language, `weekday.${day}`)}</th>
                <td>{text.join(', ') || say(language, 'shops.closedDay')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

const services = ['click_and_collect', 'returns', 'adviser', 'knife_sharpening'] as const

function Services({ request, shop }: { request: PageRequest; shop: LocationView }) {
  const { language } = request
  const known = services.filter((service) => shop.services.includes(service))
  if (known.length === 0) return null
  return (
    <section aria-labelledby="services-title">
      <h2 id="services-title">{say(language, 'shops.services')}</h2>
      <ul>
        {known.map((service) => (
          <li key={service}>{say(language, `service.${service}`)}</li>
        ))}
      </ul>
    </section>
  )
}
