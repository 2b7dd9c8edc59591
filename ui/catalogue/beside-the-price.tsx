import type { VariantView } from '@filrouge/contract/catalogue.ts'
import type { Language } from '@filrouge/kernel/language.ts'
import { formatMoney, type Money } from '@filrouge/kernel/money.ts'
import { say } from '../say.ts'

type Told = Pick<VariantView, 'pricePerUnit' | 'ecoContribution' | 'quantityPrices'>

/** What the law wants told beside a price, and what each costs when one takes more of it: the same on her page and in the associate's hand. */
export function BesideThePrice({ variant, language }: { variant: Told; language: Language }) {
  const { pricePerUnit, ecoContribution, quantityPrices = [] } = variant
  if (!pricePerUnit && !ecoContribution && quantityPrices.length === 0) return null
  const amount = (price: VariantView['price']) => formatMoney(price as Money, language)
  return (
    <ul class="beside-price">
      {quantityPrices.map(({ from, price }) => (
        <li key={from} class="quantity-price">
          {say(language, 'price.fromQuantity', { quantity: from, price: amount(price) })}
        </li>
      ))}
      {pricePerUnit && <li>{say(language, `price.per.${pricePerUnit.per}`, { price: amount(pricePerUnit.price) })}</li>}
      {ecoContribution && <li>{say(language, 'price.eco', { amount: amount(ecoContribution) })}</li>}
    </ul>
  )
}
