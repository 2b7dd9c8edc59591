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
