import type { OfferView } from '@filrouge/contract/promotions.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Link, useRoute } from '@filrouge/ui/router.tsx'
import { useSession } from '../frame/session.ts'
import { useWords } from '../say.ts'
import { canSetOffers } from './can-set-offers.ts'

/** The tone in which the state of an offer is told. */
export const toneOfState = { draft: 'plain', planned: 'info', running: 'good', over: 'plain' } as const

/** Which offer this is, how it stands, and its pages. */
export function OfferHead({ offer, title }: { offer: OfferView | undefined; title: string }) {
  const say = useWords()
  const { path } = useRoute()
  const maySet = canSetOffers(useSession())
  const pages = offer
    ? ([
        [`/offers/${offer.id}`, 'offers.setting'],
        [`/offers/${offer.id}/codes`, 'offers.codes'],
        ...(maySet ? [[`/offers/${offer.id}/trial`, 'trials.title'] as const] : []),
      ] as const)
    : []
  return (
    <>
      <p>
        <Link to="/offers" class="back-link">
          <Icon name="back" />
          {say('offers.title')}
        </Link>
      </p>
      <div class="stack-small">
        <h1>{title}</h1>
        {offer && (
          <p class="row offer-standing">
            <Badge tone={toneOfState[offer.state]}>{say(`offers.state.${offer.state}`)}</Badge>
            <span class="soft">
              {say('offers.usedTimes', { count: offer.uses })} · <Money amount={offer.spent} />
            </span>
          </p>
        )}
      </div>
      {pages.length > 0 && (
        <nav class="offers-menu" aria-label={say('offers.pages')}>
          {pages.map(([to, word]) => (
            <Link key={to} to={to} class="chip" {...(path === to ? { 'aria-current': 'page' as const } : {})}>
              {say(word)}
            </Link>
          ))}
        </nav>
      )}
    </>
  )
}
