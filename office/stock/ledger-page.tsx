import { listLocations } from '@filrouge/contract/locations.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { Chip, Chips, useFilters } from '../frame/chips.tsx'
import { useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { Ledger } from './ledger.tsx'

/** Everything that moved at one place; first of all at the place of who is at the desk. */
export function LedgerPage() {
  const say = useWords()
  const { locationId } = useSession()
  const { get, set } = useFilters()
  const locations = useAsk(listLocations, { limit: 100 }).answer?.items.filter(({ kind }) => kind !== 'supplier')
  const place =
    locations?.find(({ code }) => code === get('place')) ??
    locations?.find(({ id }) => id === locationId) ??
    locations?.[0]
  useTitle(say('ledger.title'))
  return (
    <div class="stack">
      <p>
        <Link to="/stock" class="back-link">
          <Icon name="back" />
          {say('stock.title')}
        </Link>
      </p>
      <h1>{place ? say('ledger.at', { name: place.name }) : say('ledger.title')}</h1>
      <Chips name={say('stock.filter')}>
        <Chip
          name={say('stock.location')}
          any={place?.name ?? ''}
          value={get('place')}
          options={(locations ?? []).map(({ code, name }) => [code, name])}
          onValue={(code) => set({ place: code })}
        />
      </Chips>
      {place ? <Ledger key={place.id} place={{ locationId: place.id, locationName: place.name }} /> : <Spinner />}
    </div>
  )
}
