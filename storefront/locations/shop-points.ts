import type { LocationView } from '@filrouge/contract/locations.ts'
import type { MapPoint } from '@filrouge/ui/map/france-map.tsx'
import { link, type PageRequest } from '../page.ts'

/** A shop's name beside its mark: without the retailer's, which goes without saying on its own map. */
export const shopLabel = ({ settings }: PageRequest, { name }: { name: string }): string =>
  name.startsWith(`${settings.retailerName} `) ? name.slice(settings.retailerName.length + 1) : name

/** Shops as points of the map, each leading to its page: full where it is open now. */
export const shopPoints = (request: PageRequest, shops: readonly LocationView[]): MapPoint[] =>
  shops.map((shop) => ({
    id: shop.id,
    latitude: shop.latitude,
    longitude: shop.longitude,
    label: shopLabel(request, shop),
    state: shop.isOpen ? 'good' : 'none',
    href: link(request.language, `/shops/${shop.code}`),
  }))
