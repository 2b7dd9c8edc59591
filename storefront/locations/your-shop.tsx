import type { LocationView } from '@filrouge/contract/locations.ts'
import { FranceMap } from '@filrouge/ui/map/france-map.tsx'
import { link, type PageRequest } from '../page.ts'
import { outlines } from '../promises/france.tsx'
import { PlaceForm } from '../promises/place-form.tsx'
import { placeOf, sayDistance } from '../promises/places.ts'
import { say } from '../words.ts'
import { Opening } from './opening.tsx'
import { shopLabel } from './shop-points.ts'

interface YourShopProps {
  request: PageRequest
  shops: readonly LocationView[]
  /** Nearest first, because she has said where she is. */
  isNear: boolean
}

/** The shop near her and its hours now; as long as nobody knows where she is, all of them on the map and the question. */
export function YourShop({ request, shops, isNear }: YourShopProps) {
  const { language } = request
  const [nearest] = shops
  if (!nearest) return null
  const points = shops.map((shop, index) => ({
    id: shop.id,
    latitude: shop.latitude,
    longitude: shop.longitude,
    label: shopLabel(request, shop),
    state: isNear && index === 0 ? ('good' as const) : ('plain' as const),
    isHere: isNear && index === 0,
    href: link(language, `/shops/${shop.code}`),
  }))
  return (
    <section class="your-shop" aria-labelledby="your-shop-title">
      <div class="inner your-shop-inner">
        <div>
          <h2 id="your-shop-title">{isNear ? nearest.name : say(language, 'home.shops', { count: shops.length })}</h2>
          {isNear ? (
            <>
              <Opening request={request} shop={nearest} />
              <p>
                {`${nearest.address.street}, ${nearest.address.postcode} ${nearest.address.city}`}
                {nearest.distanceMetres !== undefined && (
                  <span class="quiet"> · {sayDistance(nearest.distanceMetres, language)}</span>
                )}
              </p>
              <p class="actions">
                <a class="button" href={link(language, `/shops/${nearest.code}`)}>
                  {say(language, 'home.shopSee')}
                </a>
                <a class="plain-link" href={link(language, '/shops')}>
                  {say(language, 'home.shopOthers')}
                </a>
              </p>
            </>
          ) : (
            <>
              <p>{say(language, 'home.shopsText')}</p>
              <PlaceForm
                request={request}
                place={placeOf(request, null)}
                isUnknown={false}
                path="/shops"
                press={say(language, 'shops.see')}
              />
            </>
          )}
        </div>
        <FranceMap name={say(language, 'availability.map')} points={points} outlines={outlines} />
      </div>
    </section>
  )
}
