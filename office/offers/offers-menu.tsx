import { Link, useRoute } from '@filrouge/ui/router.tsx'
import { type OfficeWord, useWords } from '../say.ts'

const pages: readonly (readonly [to: string, word: OfficeWord])[] = [
  ['/offers', 'offers.title'],
  ['/offers/calendar', 'calendar.title'],
  ['/offers/segments', 'segments.title'],
  ['/offers/loyalty', 'programme.title'],
  ['/offers/gift-cards', 'giftCards.title'],
]

/** What offers are made of, a page each. */
export function OffersMenu() {
  const say = useWords()
  const { path } = useRoute()
  return (
    <nav class="offers-menu" aria-label={say('offers.menu')}>
      {pages.map(([to, word]) => (
        <Link key={to} to={to} class="chip" {...(path === to ? { 'aria-current': 'page' as const } : {})}>
          {say(word)}
        </Link>
      ))}
    </nav>
  )
}
