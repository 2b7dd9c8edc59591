import { type LocationView, listLocations } from '@filrouge/contract/locations.ts'
import { FranceMap } from '@filrouge/ui/map/france-map.tsx'
import { currentCart } from '../carts/current-cart.ts'
import { link, type PageAnswer, type PageRequest, problemIn, show } from '../page.ts'
import { outlines } from '../promises/france.tsx'
import { PlaceForm } from '../promises/place-form.tsx'
import { isPlaced, keepingPlace, knownPlace, placeAsked, sayDistance } from '../promises/places.ts'
import { Breadcrumb } from '../shell/breadcrumb.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { Opening } from './opening.tsx'
import { shopPoints } from './shop-points.ts'

/** Every shop on the map and in a list, nearest first where she says where she is. */
export async function shopsPage(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const [cart, place] = await Promise.all([currentCart(request), placeAsked(request, null)])
  let isUnknown = false
  const list = (where: object) => request.api(listLocations, { kind: 'shop', limit: 100, ...where })
  const [shops, known] = await Promise.all([
    list(place).catch((error) => {
      const status = problemIn(error)?.status
      if (!isPlaced(place) || (status !== 404 && status !== 422)) throw error
      isUnknown = true
      return list({})
    }),
    knownPlace(request, place),
  ])
  const page = show(
    <Shell
      request={request}
      title={say(language, 'shops.title')}
      description={say(language, 'shops.description', { count: shops.items.length })}
      cart={cart}
    >
      <div id="shops" class="shops-page">
        <div>
          <Breadcrumb request={request} crumbs={[]} />
          <h1>{say(language, 'shops.title')}</h1>
          <PlaceForm
            request={request}
            place={place}
            placeName={known?.name}
            isUnknown={isUnknown}
            path="/shops"
            press={say(language, 'shops.see')}
            swap="shops"
          />
          <ul class="shops">
            {shops.items.map((shop) => (
              <Shop key={shop.id} request={request} shop={shop} />
            ))}
          </ul>
        </div>
        <div class="shops-map">
          <FranceMap
            name={say(language, 'availability.map')}
            points={shopPoints(request, shops.items)}
            around={known && { ...known, widthKm: closeKm(shops.items) }}
            outlines={outlines}
          />
          <p class="quiet">
            <span class="key key-good">{say(language, 'shops.open')}</span>{' '}
            <span class="key key-none">{say(language, 'shops.closed')}</span>
          </p>
        </div>
      </div>
    </Shell>,
  )
  return isUnknown ? page : keepingPlace(page, request, place)
}

/** Wide enough for the three nearest. */
function closeKm(shops: readonly LocationView[]): number {
  const third = shops[Math.min(2, shops.length - 1)]?.distanceMetres ?? 0
  return Math.min(700, Math.max(14, (third / 1000) * 2.6))
}

function Shop({ request, shop }: { request: PageRequest; shop: LocationView }) {
  const { language } = request
  return (
    <li>
      <h2>
        <a href={link(language, `/shops/${shop.code}`)}>{shop.name}</a>
        {shop.distanceMetres !== undefined && <span class="quiet"> {sayDistance(shop.distanceMetres, language)}</span>}
      </h2>
      <p>{`${shop.address.street}, ${shop.address.postcode} ${shop.address.city}`}</p>
      <Opening request={request} shop={shop} />
    </li>
  )
}
