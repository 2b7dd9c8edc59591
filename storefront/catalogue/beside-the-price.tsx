import type { VariantView } from '@filrouge/contract/catalogue.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { sayMoney } from '../shell/pieces.tsx'
import { say } from '../words.ts'

/** What the law wants told beside a price, and what each costs when one takes more of it. */
export function BesideThePrice({ variant, language }: { variant: VariantView; language: Language }) {
  const { pricePerUnit, ecoContribution, quantityPrices = [] } = variant
  if (!pricePerUnit && !ecoContribution && quantityPrices.length === 0) return null
  return (
    <ul class="beside-price">
      {quantityPrices.map(({ from, price }) => (
        <li key={from} class="quantity-price">
          {say(language, 'price.fromQuantity', { quantity: from, price: sayMoney(price, language) })}
        </li>
      ))}
      {pricePerUnit && (
        <li>{say(language, `price.per.${pricePerUnit.per}`, { price: sayMoney(pricePerUnit.price, language) })}</li>
      )}
      {ecoContribution && <li>{say(language, 'price.eco', { amount: sayMoney(ecoContribution, language) })}</li>}
    </ul>
  )
}
