import { Link, useRoute } from '@filrouge/ui/router.tsx'
import { hasRole, useSession } from '../frame/session.ts'
import { type OfficeWord, useWords } from '../say.ts'

const pages: readonly (readonly [to: string, word: OfficeWord, role?: 'merchandiser'])[] = [
  ['/articles/prices', 'pricing.changes'],
  ['/articles/prices/many', 'pricing.many', 'merchandiser'],
  ['/articles/prices/lists', 'pricing.lists'],
  ['/articles/prices/differences', 'pricing.differences'],
]

/** What there is to know and to do about prices, a page each. */
export function PricesMenu() {
  const say = useWords()
  const session = useSession()
  const { path } = useRoute()
  return (
    <nav class="prices-menu" aria-label={say('pricing.menu')}>
      {pages
        .filter(([, , role]) => role === undefined || hasRole(session, role))
        .map(([to, word]) => (
          <Link key={to} to={to} class="chip" {...(path === to ? { 'aria-current': 'page' as const } : {})}>
            {say(word)}
          </Link>
        ))}
    </nav>
  )
}
