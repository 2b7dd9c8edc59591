import { findCustomers } from '@filrouge/contract/customers.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { Link, useGo } from '@filrouge/ui/router.tsx'
import { useEffect } from 'preact/hooks'
import { useWords } from '../say.ts'

/** Her card was scanned: her file opens by itself; a card that is nobody's says so. */
export function ScannedCardPage({ number }: { number: string }) {
  const word = useWords()
  const go = useGo()
  const found = useAsk(findCustomers, { query: number })
  const [customer] = found.answer?.items ?? []
  useEffect(() => {
    if (customer) go(`/customers/${customer.id}`, { replace: true })
  }, [customer?.id])
  return (
    <div class="stack">
      <h1>{word('card.scanned')}</h1>
      {found.problem && <Problem problem={found.problem} onRetry={found.again} />}
      {!found.answer && !found.problem && <Spinner />}
      {found.answer && !customer && (
        <Empty title={word('card.nobody', { number })}>
          <Link to="/scan" class="button">
            {word('scan.press')}
          </Link>
        </Empty>
      )}
    </div>
  )
}
