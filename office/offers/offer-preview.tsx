import { listCategories, type ProductCard, searchProducts } from '@filrouge/contract/catalogue.ts'
import { sayWhyNot } from '@filrouge/contract/offer-words.ts'
import { type Currency, formatMoney, money } from '@filrouge/kernel/money.ts'
import { applyOffers } from '@filrouge/rules/apply-offers.ts'
import type { Offer, OfferLine, Verdict } from '@filrouge/rules/offer.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { serverNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'

/** What an offer would take off a basket of real articles, worked out here by the rules themselves. */
export function OfferPreview({ offer, category, currency }: { offer: Offer; category: string; currency: string }) {
  const say = useWords()
  const language = useLanguage()
  const chosen = useAsk(searchProducts, { limit: 2, ...(category === '' ? {} : { category }) }).answer?.items ?? []
  const others = useAsk(searchProducts, { limit: 4 }).answer?.items ?? []
  const categories = useAsk(listCategories, {}).answer?.items ?? []
  const [quantities, setQuantities] = useState<Record<string, number>>({})
  const products = [...chosen, ...others.filter(({ id }) => !chosen.some((one) => one.id === id))].slice(0, 3)
  const parentOf = new Map(categories.map(({ code, parent }) => [code, parent]))
  const lines = products.flatMap((product) => lineOf(product, parentOf, quantities[product.id] ?? 1))
  const { verdicts, byLine } = applyOffers(
    lines.map(({ line }) => line),
    [{ ...offer, needsCode: false }],
    {
      at: serverNow(),
      timeZone: 'Europe/Paris',
      channel: 'web',
      delivery: { mode: 'home', costMinor: 590 },
      isKnown: true,
      isFirstPurchase: true,
      segments: [],
      opened: new Set(),
      left: new Map(),
    },
  )
  const say2 = (minor: number) => formatMoney(money(minor, currency as Currency), language)
  const step = (id: string, by: number) =>
    setQuantities({ ...quantities, [id]: Math.max(0, (quantities[id] ?? 1) + by) })
  const [verdict] = verdicts
  return (
    <section class="stack-small offer-preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{say('offers.preview')}</h2>
      <p class="soft small">{say('offers.previewLead')}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="preview-lines">
        {products.map((product) => {
          const place = lines.findIndex(({ id }) => id === product.id)
          const line = lines[place]?.line
          const off = byLine[place] ?? 0
          return (
            <li key={product.id}>
              <span class="preview-title">{product.title}</span>
              <span class="stepper">
                <Button name={`− ${product.title}`} onPress={() => step(product.id, -1)}>
                  <Icon name="minus" />
                </Button>
                <output class="figures">{quantities[product.id] ?? 1}</output>
                <Button name={`+ ${product.title}`} onPress={() => step(product.id, 1)}>
                  <Icon name="plus" />
                </Button>
              </span>
              <span class="preview-amounts">
                {line ? say2(line.unitPriceMinor * line.quantity - off) : '—'}
                {off > 0 && <span class="preview-off">−{say2(off)}</span>}
              </span>
            </li>
          )
        })}
      </ul>
      <p class="preview-total" role="status">
        {said(verdict)}
      </p>
    </section>
  )

  function said(one: Verdict | undefined): string {
    if (one?.isApplied) return `${say('offers.previewTotal')} : ${say2(one.goodsMinor + one.deliveryMinor)}`
    if (!one) return ''
    const { why } = one
    const missing = 'missingMinor' in why ? { missing: money(why.missingMinor, currency as Currency) } : {}
    const count = 'missing' in why ? { missingQuantity: why.missing } : {}
    return say('offers.previewNothing', { why: sayWhyNot({ code: why.code, ...missing, ...count }, language) })
  }
}

function lineOf(
  product: ProductCard,
  parentOf: ReadonlyMap<string, string | undefined>,
  quantity: number,
): { id: string; line: OfferLine }[] {
  const variant = product.variants.find(({ price }) => price)
  if (!variant?.price || quantity === 0) return []
  const categories: string[] = []
  for (let code: string | undefined = product.category.code; code !== undefined; code = parentOf.get(code))
    categories.push(code)
  const { sku, price, priorPrice } = variant
  const line = {
    sku,
    unitPriceMinor: price.minor,
    quantity,
    categories,
    brand: product.brand,
    isReduced: priorPrice !== undefined,
  }
  return [{ id: product.id, line }]
}
