import type { Totals } from '@filrouge/contract/shapes.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { Fragment } from 'preact'
import { useLanguage } from '../app.ts'
import { Money } from '../components/money.tsx'
import { say } from '../say.ts'

/**
 * What there is to pay and the VAT in it; a basket and an order are added up in the same words. A delivery that is not chosen yet has no price,
 * not a free one.
 */
export function TotalsList(props: {
  totals: Totals
  isDeliveryChosen?: boolean
  /** Nothing is brought. */
  isGiftsAlone?: boolean
}) {
  const { totals, isDeliveryChosen = true, isGiftsAlone = false } = props
  const language = useLanguage()
  if (totals.net && !isGiftsAlone)
    return <CompanyTotals totals={totals} net={totals.net} isDeliveryChosen={isDeliveryChosen} />
  const percent = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 2 })
  return (
    <dl class="totals" data-fact="totals">
      {!isGiftsAlone && (
        <>
          <dt>{say(language, 'order.goods')}</dt>
          <dd>
            <Money amount={totals.goods} />
          </dd>
        </>
      )}
      {totals.discounts.minor > 0 && (
        <>
          <dt>{say(language, 'order.discounts')}</dt>
          <dd>
            −<Money amount={totals.discounts} />
          </dd>
        </>
      )}
      {totals.gifts && (
        <>
          <dt>{say(language, 'gift.cards')}</dt>
          <dd>
            <Money amount={totals.gifts} />
          </dd>
        </>
      )}
      {!isGiftsAlone && (
        <>
          <dt>{say(language, 'order.deliveryCost')}</dt>
          <dd>
            {!isDeliveryChosen ? (
              say(language, 'order.deliveryToChoose')
            ) : totals.delivery.minor === 0 ? (
              say(language, 'order.deliveryFree')
            ) : (
              <Money amount={totals.delivery} />
            )}
          </dd>
        </>
      )}
      <dt class="is-sum">{say(language, 'order.total')}</dt>
      <dd class="is-sum">
        <Money amount={totals.total} />
      </dd>
      {totals.vat.map((group) => (
        <Fragment key={group.ratePercent}>
          <dt class="soft small">{say(language, 'order.vat', { rate: percent.format(group.ratePercent) })}</dt>
          <dd class="soft small">
            <Money amount={group.amount} />
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}

interface CompanyTotalsProps {
  totals: Totals
  net: NonNullable<Totals['net']>
  isDeliveryChosen: boolean
}

/** For a company: without tax, then the tax by rate, then what is paid; it adds up line by line. */
function CompanyTotals({ totals, net, isDeliveryChosen }: CompanyTotalsProps) {
  const language = useLanguage()
  const percent = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 2 })
  return (
    <dl class="totals" data-fact="totals">
      <dt>{say(language, 'company.goods')}</dt>
      <dd>
        <Money amount={net.goods} />
      </dd>
      <dt>{say(language, 'company.delivery')}</dt>
      <dd>{isDeliveryChosen ? <Money amount={net.delivery} /> : say(language, 'order.deliveryToChoose')}</dd>
      <dt class="strong">{say(language, 'company.total')}</dt>
      <dd class="strong">
        <Money amount={net.total} />
      </dd>
      {totals.vat.map((group) => (
        <Fragment key={group.ratePercent}>
          <dt>
            {say(language, 'company.vat', { rate: percent.format(group.ratePercent) })} <Money amount={group.base} />
          </dt>
          <dd>
            <Money amount={group.amount} />
          </dd>
        </Fragment>
      ))}
      {totals.gifts && (
        <>
          <dt>{say(language, 'gift.cards')}</dt>
          <dd>
            <Money amount={totals.gifts} />
          </dd>
        </>
      )}
      <dt class="is-sum">{say(language, 'company.paid')}</dt>
      <dd class="is-sum">
        <Money amount={totals.total} />
      </dd>
    </dl>
  )
}
