import type { CustomerFile } from '@filrouge/contract/customers.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { useWords } from '../say.ts'

/** What she agreed to, and since when: what was never asked is a no. */
export function Consents({ consents }: { consents: CustomerFile['consents'] }) {
  const say = useWords()
  if (consents.length === 0) return null
  return (
    <section class="stack-small" aria-labelledby="consents-title">
      <h2 id="consents-title">{say('customer.consents')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list">
        {consents.map(({ purpose, given, at }) => (
          <li key={purpose} class="home-row">
            <span>{say(`customer.consent.${purpose}`)}</span>
            <Badge tone={given ? 'good' : 'plain'}>{say(given ? 'customer.agreed' : 'customer.notAgreed')}</Badge>
            <span class="cell-more">{at ? <DateWords at={at} as="day" /> : say('customer.neverAsked')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
