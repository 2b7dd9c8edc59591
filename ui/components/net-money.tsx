import { netOf } from '@filrouge/rules/net-totals.ts'
import { useLanguage } from '../app.ts'
import { say } from '../say.ts'
import { type Amount, Money } from './money.tsx'

/** A price without the tax in it. */
export const withoutTax = (amount: Amount, ratePercent: number): Amount => ({
  ...amount,
  minor: netOf(amount.minor, ratePercent),
})

/** A price; for who buys for a company (`withoutVat`, the rate within it) without tax first, and what is paid second. */
export function NetMoney({ amount, withoutVat }: { amount: Amount; withoutVat: number | undefined }) {
  return withoutVat === undefined ? (
    <Money amount={amount} />
  ) : (
    <Both net={withoutTax(amount, withoutVat)} gross={amount} />
  )
}

/** What a line of a basket or an order comes to; of a company its share of what is owed without tax first. */
export function LineMoney({ line }: { line: { total: Amount; totalNet?: Amount | undefined } }) {
  return line.totalNet ? <Both net={line.totalNet} gross={line.total} /> : <Money amount={line.total} />
}

/** The price of one of a line; of a company without tax. */
export function UnitMoney({
  line,
}: {
  line: { unitPrice: Amount; totalNet?: Amount | undefined; vatRatePercent: number }
}) {
  return <Money amount={line.totalNet ? withoutTax(line.unitPrice, line.vatRatePercent) : line.unitPrice} />
}

function Both({ net, gross }: { net: Amount; gross: Amount }) {
  const language = useLanguage()
  return (
    <span class="money-both">
      <span>
        <Money amount={net} /> <span class="money-tax">{say(language, 'company.net')}</span>
      </span>
      <span class="soft small">
        <Money amount={gross} /> {say(language, 'company.gross')}
      </span>
    </span>
  )
}
