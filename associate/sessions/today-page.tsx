import { endSession } from '@filrouge/contract/sessions.ts'
import { useApp } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useSale } from '../carts/sale.tsx'
import { LanguageChoice } from '../language-choice.tsx'
import { useWords } from '../say.ts'
import { useMyself } from './myself.tsx'

/** Where the day begins: who I am, where, and the few things done all day long. */
export function TodayPage() {
  const app = useApp()
  const word = useWords()
  const myself = useMyself()
  const sale = useSale()
  const signOut = usePress(async () => {
    sale.leave()
    // Signed out here whatever the server answers: a phone is handed on.
    await app.api(endSession, {}).catch(() => undefined)
    app.lastSeen.clear()
    app.token.set(null)
  })
  return (
    <div class="stack">
      <header>
        <h1>{myself.name ? word('today.hello', { name: myself.name }) : word('today.title')}</h1>
        <p class="soft">
          {myself.locationName ?? ''}
          {myself.locationName && ' · '}
          <DateWords at={new Date().toISOString()} timeZone={myself.timeZone} />
        </p>
      </header>
      <Problem problem={myself.problem} onRetry={myself.again} />
      <nav class="actions" aria-label={word('today.actions')}>
        <Link to="/articles" class="action">
          <Icon name="search" />
          {word('today.search')}
        </Link>
        <Link to="/scan" class="action">
          <Icon name="scan" />
          {word('today.scan')}
        </Link>
        <Link to="/customers" class="action">
          <Icon name="person" />
          {word('today.customer')}
        </Link>
        <Link to="/basket" class="action">
          <Icon name="basket" />
          {word('today.basket')}
        </Link>
      </nav>
      <footer class="today-foot">
        <LanguageChoice />
        <Button kind="quiet" onPress={signOut.press}>
          {word('today.signOut')}
        </Button>
      </footer>
    </div>
  )
}
