import { type LocationView, listLocations, showLocation } from '@filrouge/contract/locations.ts'
import { showSession } from '@filrouge/contract/sessions.ts'
import { InsidePlace } from '@filrouge/contract/stock.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'

function useAskedMyself() {
  const session = useAsk(showSession, {})
  const locationId = session.answer?.locationId ?? null
  const shop = useAsk(showLocation, locationId === null ? null : { id: locationId })
  const near = shop.answer ? `${shop.answer.latitude},${shop.answer.longitude}` : undefined
  return {
    staffId: session.answer?.staffId,
    name: session.answer?.name,
    locationId,
    locationName: session.answer?.locationName ?? undefined,
    near,
    place: shop.answer && { latitude: shop.answer.latitude, longitude: shop.answer.longitude },
    timeZone: shop.answer?.timeZone,
    /** Where goods lie inside his shop. */
    insides: InsidePlace.options.filter((kind) => shop.answer?.places.some((place) => place.kind === kind)),
    /** Until it is known where he works, nothing can be asked about near and far. */
    isKnown: session.answer !== undefined && (locationId === null || shop.answer !== undefined),
    problem: session.problem ?? shop.problem,
    seenAt: session.seenAt,
    again: () => {
      session.again()
      shop.again()
    },
  }
}

/** Who is signed in, where he works, and the point the shop stands at. */
export type Myself = ReturnType<typeof useAskedMyself>

const MyselfContext = createContext<Myself | null>(null)

/** Asks once for all pages who is signed in. */
export function MyselfProvider({ children }: { children: ComponentChildren }) {
  const myself = useAskedMyself()
  return <MyselfContext.Provider value={myself}>{children}</MyselfContext.Provider>
}

/** Who is signed in, and where. */
export function useMyself(): Myself {
  const myself = useContext(MyselfContext)
  if (!myself) throw new Error('this page stands outside a session')
  return myself
}

/** Every shop and how far it is from the associate's, by its id. */
export function useShops(near: string | undefined): ReadonlyMap<string, LocationView> {
  const shops = useAsk(listLocations, near ? { kind: 'shop', near, limit: 100 } : null)
  return new Map((shops.answer?.items ?? []).map((shop) => [shop.id, shop]))
}
