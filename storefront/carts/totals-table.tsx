import type { Language, Totals } from '@filrouge/contract/shapes.ts'
import { sayMoney } from '../shell/pieces.tsx'
import { say } from '../words.ts'

interface TotalsProps {
  totals: Totals
  language: Language
  hasDelivery: boolean
  /** Nothing is brought. */
  isGiftsAlone?: boolean
}

/** Goods, discounts, delivery, total, and the VAT inside it. The marks let a script follow a press before the server has answered. */
export function TotalsTable({ totals, language, hasDelivery, isGiftsAlone = false }: TotalsProps) {
  if (totals.net && !isGiftsAlone)
    return <CompanyTotals totals={totals} net={totals.net} language={language} hasDelivery={hasDelivery} />
  return (
    <dl class="totals">
      {!isGiftsAlone && (
        <div>
          <dt>{say(language, 'totals.goods')}</dt>
          <dd data-sum={totals.goods.minor}>{sayMoney(totals.goods, language)}</dd>
        </div>
      )}
      {totals.discounts.minor !== 0 && (
        <div>
          <dt>{say(language, 'totals.discounts')}</dt>
          <dd>{sayMoney({ ...totals.discounts, minor: -totals.discounts.minor }, language)}</dd>
        </div>
      )}
      {totals.gifts && (
        <div>
          <dt>{say(language, 'gift.cards')}</dt>
          <dd>{sayMoney(totals.gifts, language)}</dd>
        </div>
      )}
      {!isGiftsAlone && (
        <div>
          <dt>{say(language, 'totals.delivery')}</dt>
          <dd>{hasDelivery ? sayFreeOr(totals.delivery, language) : say(language, 'totals.deliveryLater')}</dd>
        </div>
      )}
      <div class="totals-total">
        <dt>{say(language, 'totals.total')}</dt>
        <dd data-sum={totals.total.minor}>{sayMoney(totals.total, language)}</dd>
      </div>
      {totals.vat.map((group) => (
        <div key={group.ratePercent} class="quiet">
          <dt>{say(language, 'totals.vat', { rate: sayPercent(group.ratePercent, language) })}</dt>
          <dd>{sayMoney(group.amount, language)}</dd>
        </div>
      ))}
    </dl>
  )
}

type CompanyProps = TotalsProps & { net: NonNullable<Totals['net']> }

/** For a company: without tax, then the tax by rate, then what is paid. It adds up line by line. */
function CompanyTotals({ totals, net, language, hasDelivery }: CompanyProps) {
  return (
    <dl class="totals totals-company">
      <div>
        <dt>{say(language, 'company.goods')}</dt>
        <dd>{sayMoney(net.goods, language)}</dd>
      </div>
      <div>
        <dt>{say(language, 'company.delivery')}</dt>
        <dd>{hasDelivery ? sayFreeOr(net.delivery, language) : say(language, 'totals.deliveryLater')}</dd>
      </div>
      <div class="totals-net">
        <dt>{say(language, 'company.total')}</dt>
        <dd>{sayMoney(net.total, language)}</dd>
      </div>
      {totals.vat.map((group) => (
        <div key={group.ratePercent}>
          <dt>
            {say(language, 'company.vat', {
              ...{ rate: sayPercent(group.ratePercent, language), base: sayMoney(group.base, language) },
            })}
          </dt>
          <dd>{sayMoney(group.amount, language)}</dd>
        </div>
      ))}
      {totals.gifts && (
        <div>
          <dt>{say(language, 'gift.cards')}</dt>
          <dd>{sayMoney(totals.gifts, language)}</dd>
        </div>
      )}
      <div class="totals-total">
        <dt>{say(language, 'totals.total')}</dt>
        <dd data-sum={totals.total.minor}>{sayMoney(totals.total, language)}</dd>
      </div>
    </dl>
  )
}

const sayFreeOr = (cost: Totals['delivery'], language: Language): string =>
  cost.minor === 0 ? say(language, 'totals.free') : sayMoney(cost, language)

const sayPercent = (percent: number, language: Language): string =>
  language === 'fr' ? `${String(percent).replace('.', ',')}\u202f%` : `${percent}%`
