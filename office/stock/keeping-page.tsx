import { listLocations } from '@filrouge/contract/locations.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { hasRole, useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { Carriers } from './carriers.tsx'
import { Closures } from './closures.tsx'
import { Leaving } from './leaving.tsx'
import { Safety } from './safety.tsx'
import { Waits } from './waits.tsx'
import { Windows } from './windows.tsx'

/** « Réserves et fermetures »: what is kept back, whose window is sold, when a place is closed, and how long things wait. */
export function KeepingPage() {
  const say = useWords()
  const session = useSession()
  const locations = useAsk(listLocations, { limit: 100 }).answer?.items ?? []
  useTitle(say('keeping.title'))
  const places = locations.filter(({ kind }) => kind !== 'supplier')
  const canKeep = hasRole(session, 'manager', 'merchandiser')
  const canClose = hasRole(session, 'manager')
  return (
    <div class="stack keeping">
      <p>
        <Link to="/stock" class="back-link">
          <Icon name="back" />
          {say('stock.title')}
        </Link>
      </p>
      <h1>{say('keeping.title')}</h1>
      <Safety places={places} canSet={canKeep} />
      <Closures places={places} canSet={canClose} />
      <Leaving canSet={canKeep} />
      <Windows shops={places.filter(({ kind }) => kind === 'shop')} canSet={canKeep} />
      <Waits canSet={canClose} />
      <Carriers canSet={canClose} />
    </div>
  )
}
