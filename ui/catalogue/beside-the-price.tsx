import type { VariantView } from '@filrouge/contract/catalogue.ts'
import type { Language } from '@filrouge/kernel/language.ts'
import { formatMoney, type Money, money } from '@filrouge/kernel/money.ts'
import { netOf } from '@filrouge/rules/net-totals.ts'
import { say } from '../say.ts'

type Told = Pick<VariantView, 'pricePerUnit' | 'ecoContribution' | 'quantityPrices'>

interface BesideProps {
  variant: Told
  language: Language
  /** For who buys for a company: the rate within the prices, which are then told without tax. */
  withoutVat?: number | undefined
}

/** What the law wants told beside a price, and what each costs when one takes more of it: the same on her page and in the associate's hand. */
export function BesideThePrice({ variant, language, withoutVat }: BesideProps) {
  const { pricePerUnit, ecoContribution, quantityPrices = [] } = variant
  if (!pricePerUnit && !ecoContribution && quantityPrices.length === 0) return null
  const amount = (price: VariantView['price']) => formatMoney(price as Money, language)
  const priced = (price: VariantView['price']) =>
    withoutVat === undefined
      ? amount(price)
      : say(language, 'price.net', {
          price: amount(money(netOf(price!.minor, withoutVat), price!.currency as Money['currency'])),
        })
  return (
    <ul class="beside-price">
      {quantityPrices.map(({ from, price }) => (
        <li key={from} class="quantity-price">
          {say(language, 'price.fromQuantity', { quantity: from, price: priced(price) })}
        </li>
      ))}
      {pricePerUnit && <li>{say(language, `price.per.${pricePerUnit.per}`, { price: priced(pricePerUnit.price) })}</li>}
      {ecoContribution && <li>{say(language, 'price.eco', { amount: amount(ecoContribution) })}</li>}
    </ul>
  )
}
