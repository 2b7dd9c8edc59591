import { Link } from '@filrouge/ui/router.tsx'
import { useWords } from '../say.ts'
import { useTitle } from './title.ts'

/** Nothing at this address, and the way on. */
export function NotFoundPage() {
  const say = useWords()
  useTitle(say('page.notFound'))
  return (
    <div class="stack">
      <h1>{say('page.notFound')}</h1>
      <p class="soft">{say('page.notFoundLead')}</p>
      <p>
        <Link to="/" class="button">
          {say('page.home')}
        </Link>
      </p>
    </div>
  )
}
