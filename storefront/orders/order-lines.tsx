import type { OrderView } from '@filrouge/contract/orders.ts'
import { Picture } from '../catalogue/product-tile.tsx'
import { link, type PageRequest, withQuery } from '../page.ts'
import { LineTotal, sayMoney, sayPriceTo } from '../shell/pieces.tsx'
import { say } from '../words.ts'

/** What was bought, as the contract was concluded. */
export function OrderLines({ request, order }: { request: PageRequest; order: OrderView }) {
  const { language } = request
  return (
    <section aria-labelledby="lines-title">
      <h2 id="lines-title">{say(language, 'order.lines')}</h2>
      <ul class="lines order-lines">
        {order.lines.map((line) => (
          <li key={line.sku} class="line">
            <Picture image={line.image} category="" />
            <div class="line-text">
              {line.productHandle ? (
                <a href={link(language, withQuery(`/products/${line.productHandle}`, { sku: line.sku }))}>
                  {line.title}
                </a>
              ) : (
                line.title
              )}
              <p class="quiet">
                {say(language, 'order.quantity', { quantity: line.quantity })} ·{' '}
                {say(language, 'basket.each', {
                  price: sayPriceTo(
                    { language, isCompany: line.totalNet !== undefined },
                    line.unitPrice,
                    line.vatRatePercent,
                  ),
                })}
              </p>
              {line.ecoContribution && (
                <p class="quiet">{say(language, 'price.eco', { amount: sayMoney(line.ecoContribution, language) })}</p>
              )}
              {line.discounts.map((discount) => (
                <p key={discount.code} class="line-discount">
                  {discount.title} {sayMoney({ ...discount.amount, minor: -discount.amount.minor }, language)}
                </p>
              ))}
            </div>
            <LineTotal line={line} language={language} />
          </li>
        ))}
      </ul>
    </section>
  )
}
