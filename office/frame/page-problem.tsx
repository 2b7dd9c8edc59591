import type { ProblemError } from '@filrouge/client/client.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Problem, problemWords } from '@filrouge/ui/components/problem.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useWords } from '../say.ts'

/** A page that cannot be shown: why, and the way on. */
export function PageProblem({ problem, onRetry }: { problem: ProblemError; onRetry: () => unknown }) {
  const say = useWords()
  const language = useLanguage()
  if (problem.status !== 404) {
    return (
      <>
        <h1 class="only-heard">{problemWords(problem, language)}</h1>
        <Problem problem={problem} onRetry={onRetry} />
      </>
    )
  }
  return (
    <div class="stack">
      <h1>{problemWords(problem, language)}</h1>
      <p class="soft">{say('page.notFoundLead')}</p>
      <p>
        <Link to="/" class="button">
          {say('page.home')}
        </Link>
      </p>
    </div>
  )
}
