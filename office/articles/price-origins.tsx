import type { Output } from '@filrouge/contract/endpoint.ts'
import type { showPrice } from '@filrouge/contract/pricing.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Money } from '@filrouge/ui/components/money.tsx'
import { dayWords } from '@filrouge/ui/dates.ts'
import { Link } from '@filrouge/ui/router.tsx'
import { useWords } from '../say.ts'

const mostShown = 8

/** The prices that offers and published codes made of it, the newest first, each with the version that stood then. */
export function PriceOrigins({ history }: { history: Output<typeof showPrice>['history'] }) {
  const say = useWords()
  const language = useLanguage()
  const now = useNow()
  const made = history.filter(({ by }) => by).slice(0, mostShown)
  if (made.length === 0) return null
  return (
    <section class="stack-small">
      <h3>{say('prices.byOffers')}</h3>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="coupons">
        {made.map(({ amount, from, to, by = [] }) => (
          <li key={from} class="row-apart">
            <span>
              {by.map(({ offerId, title, version, code }) => (
                <span key={offerId} class="cell-more">
                  <Link to={`/offers/${encodeURIComponent(offerId)}`}>{title}</Link>{' '}
                  <span class="soft small">
                    {say('prices.offerVersion', { version })}
                    {code && ` · ${code}`}
                  </span>
                </span>
              ))}
              <span class="soft small cell-more">
                {to
                  ? say('prices.fromTo', { from: dayWords(from, language, now), to: dayWords(to, language, now) })
                  : say('prices.sinceDay', { day: dayWords(from, language, now) })}
              </span>
            </span>
            <Money amount={amount} />
          </li>
        ))}
      </ul>
    </section>
  )
}
