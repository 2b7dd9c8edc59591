import { listLocations } from '@filrouge/contract/locations.ts'
import { useApp, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { useMemo } from 'preact/hooks'
import { areasFor } from '../frame/areas.ts'
import { canSell, hasRole, useSession } from '../frame/session.ts'
import { useSignOut } from '../frame/sign-out.ts'
import { useWords } from '../say.ts'
import type { LocalRow } from './local-rows.ts'

/** Pages, things to do and shops: the rows of the search that are there before a key is pressed. */
export function useLocalRows(showShortcuts: () => void): { actions: LocalRow[]; shops: LocalRow[] } {
  const say = useWords()
  const app = useApp()
  const language = useLanguage()
  const session = useSession()
  const signOut = useSignOut()
  const locations = useAsk(listLocations, { limit: 100 }).answer?.items
  const actions = useMemo((): LocalRow[] => {
    const action = (key: string, title: string, rest: Partial<LocalRow>): LocalRow => ({
      kind: 'action',
      key,
      title,
      ...rest,
    })
    const other = language === 'fr' ? 'en' : 'fr'
    return [
      ...(canSell(session)
        ? [
            action('sell', say('find.sell'), { to: '/customers?then=sell', words: say('find.sellWords') }),
            action('add', say('customer.add'), { to: '/customers/new', words: say('find.addWords') }),
          ]
        : []),
      ...areasFor(session).map(({ to, word, letter }) =>
        action(to, say(word), { to, more: `G ${letter.toUpperCase()}` }),
      ),
      ...(hasRole(session, 'merchandiser')
        ? [action('prices', say('find.prices'), { to: '/articles/prices', words: say('find.pricesWords') })]
        : []),
      action('scarce', say('find.scarce'), { to: '/stock?sort=scarce', words: say('find.scarceWords') }),
      action('ledger', say('ledger.title'), { to: '/stock/movements', words: say('find.ledgerWords') }),
      action('language', say('menu.language'), {
        act: () => app.language.set(other),
        words: say('find.languageWords'),
      }),
      action('keys', say('keys.title'), { act: showShortcuts, more: '?' }),
      action('leave', say('signOut'), { act: signOut.press }),
    ]
  }, [language, session])
  const shops = useMemo(
    () =>
      (locations ?? []).map(
        (location): LocalRow => ({
          kind: 'shop',
          key: location.id,
          title: location.name,
          more: `${location.address.postcode} ${location.address.city}`,
          words: `${location.address.city} ${location.address.postcode} ${location.code}`,
          to: `/stock?place=${encodeURIComponent(location.code)}`,
        }),
      ),
    [locations],
  )
  return { actions, shops }
}
