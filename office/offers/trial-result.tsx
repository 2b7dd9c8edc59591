import type { OfferTrialView } from '@filrouge/contract/offer-trials.ts'
import { sayWhyNot } from '@filrouge/contract/offer-words.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { type Money as Amount, formatMoney } from '@filrouge/kernel/money.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { canSell, useSession } from '../frame/session.ts'
import { signedMoney } from '../pricing/amount-words.ts'
import { useWords } from '../say.ts'

/** What was found: who would have got it, what it would have cost, where; and what no calculation of the past can know. */
export function TrialResult({ trial }: { trial: OfferTrialView }) {
  const say = useWords()
  const language = useLanguage()
  const number = new Intl.NumberFormat(language)
  const amount = (value: OfferTrialView['discounts']) => formatMoney(value as Amount, language)
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <div class="sections">
      <section class="stack-small" aria-labelledby="trial-title" aria-live="polite">
        <h2 id="trial-title" class="trial-headline">
          {say('trials.headline', { given: trial.given, total: trial.total, discounts: amount(trial.discounts) })}
        </h2>
        <p class="soft">
          {say('trials.people', { people: trial.people, guests: trial.guests })}
          {trial.usedUpAt && (
            <>
              {' '}
              {say('trials.usedUp')} <DateWords at={trial.usedUpAt} as="moment" />.
            </>
          )}
        </p>
        <table class="trial-sums">
          <caption class="only-heard">{say('trials.sums')}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col" class="is-figure is-detail">
                {say('trials.before')}
              </th>
              <th scope="col" class="is-figure">
                {say('trials.after')}
              </th>
              <th scope="col" class="is-figure">
                {say('trials.difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {(
              [
                ['trials.revenue', trial.revenueBefore, trial.revenueAfter],
                ['trials.theirRevenue', trial.theirRevenueBefore, trial.theirRevenueAfter],
                ['trials.margin', trial.marginBefore, trial.marginAfter],
              ] as const
            ).map(([word, before, after]) => (
              <tr key={word}>
                <th scope="row">{say(word)}</th>
                <td class="is-figure is-detail">
                  <Money amount={before} />
                </td>
                <td class="is-figure strong">
                  <Money amount={after} />
                </td>
                <td class="is-figure">
                  {signedMoney({ minor: after.minor - before.minor, currency: after.currency }, language)}
                  {before.minor > 0 && (
                    <span class="cell-more">
                      {share.format((after.minor - before.minor) / before.minor).replace('-', '−')}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="soft small">{say('trials.costs', { known: trial.withCosts, given: trial.given })}</p>
      </section>
      <Places trial={trial} number={number} />
      <Most trial={trial} />
      <WhyNot trial={trial} number={number} />
      <section class="stack-small" aria-labelledby="unknown-title">
        <h2 id="unknown-title">{say('trials.unknown')}</h2>
        <ul class="plain-list soft">
          <li>{say('trials.unknownPeople')}</li>
          {trial.assumesCode && <li>{say('trials.unknownCode')}</li>}
          <li>{say('trials.unknownGuests')}</li>
          <li>{say('trials.unknownGiven')}</li>
        </ul>
      </section>
    </div>
  )
}

function Places({ trial, number }: { trial: OfferTrialView; number: Intl.NumberFormat }) {
  const say = useWords()
  const language = useLanguage()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? trial.places : trial.places.slice(0, few)
  const largest = Math.max(1, ...trial.places.map(({ discounts }) => discounts.minor))
  return (
    <section class="stack-small" aria-labelledby="trial-places">
      <h2 id="trial-places">{say('trials.places')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('batches.place')}</th>
            <th scope="col" class="is-figure">
              {say('trials.given')}
            </th>
            <th scope="col" class="is-figure is-detail">
              {say('trials.orders')}
            </th>
            <th scope="col" class="is-figure">
              {say('trials.discounts')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ channel, locationName, orders, given, discounts }) => (
            <tr key={`${channel} ${locationName}`}>
              <th scope="row">
                {sayCode(language, `channel.${channel as 'web'}`)}
                {locationName && <span class="cell-more">{locationName}</span>}
                <meter class="trial-bar" min={0} max={largest} value={discounts.minor} aria-hidden="true" />
              </th>
              <td class="is-figure">{number.format(given)}</td>
              <td class="is-figure is-detail">{number.format(orders)}</td>
              <td class="is-figure strong">
                <Money amount={discounts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {trial.places.length > shown.length && (
        <p>
          <Button onPress={() => setWhole(true)}>{say('trials.allPlaces', { count: trial.places.length })}</Button>
        </p>
      )}
    </section>
  )
}

const few = 10

function Most({ trial }: { trial: OfferTrialView }) {
  const say = useWords()
  const language = useLanguage()
  const maySee = canSell(useSession())
  if (trial.most.length === 0) return null
  return (
    <section class="stack-small" aria-labelledby="trial-most">
      <h2 id="trial-most">{say('trials.most')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('trials.order')}</th>
            <th scope="col" class="is-detail">
              {say('batches.place')}
            </th>
            <th scope="col" class="is-figure">
              {say('trials.total')}
            </th>
            <th scope="col" class="is-figure">
              {say('trials.discounts')}
            </th>
          </tr>
        </thead>
        <tbody>
          {trial.most.map((order) => (
            <tr key={order.orderId}>
              <th scope="row">
                {maySee ? <Link to={`/orders/${order.orderId}`}>{order.number}</Link> : order.number}
                <span class="cell-more">
                  <DateWords at={order.placedAt} as="day" />
                </span>
              </th>
              <td class="is-detail">{sayCode(language, `channel.${order.channel as 'web'}`)}</td>
              <td class="is-figure">
                <Money amount={order.total} />
              </td>
              <td class="is-figure strong">
                <Money amount={order.discount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function WhyNot({ trial, number }: { trial: OfferTrialView; number: Intl.NumberFormat }) {
  const say = useWords()
  const language = useLanguage()
  if (trial.whyNot.length === 0) return null
  const words = (code: string) =>
    code === 'needs_more' || code === 'needs_quantity' ? say(`trials.whyNot.${code}`) : sayWhyNot({ code }, language)
  return (
    <section class="stack-small" aria-labelledby="trial-why">
      <h2 id="trial-why">{say('trials.whyNot')}</h2>
      <ul class="member-list">
        {trial.whyNot.map(({ code, orders }) => (
          <li key={code} class="home-row">
            <span>{words(code)}</span>
            <span class="figures">{number.format(orders)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
