import { listCategories, type ProductCard, searchProducts } from '@filrouge/contract/catalogue.ts'
import { listPastBaskets, type PastBasketView, showPastBasket } from '@filrouge/contract/offer-trials.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { formatMoney, type Money } from '@filrouge/kernel/money.ts'
import type { Occasion, Offer, OfferLine } from '@filrouge/rules/offer.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { useEffect, useState } from 'preact/hooks'
import { useAfterPause } from '../finding/use-after-pause.ts'
import { useWords } from '../say.ts'

/** A basket to try an offer on. */
export interface PreviewBasket {
  lines: { title: string; line: OfferLine }[]
  occasion: Omit<Occasion, 'at' | 'opened' | 'left'>
}

/** An order that was really placed, chosen among the newest or by its number. */
export function OrderBasket({ onBasket }: { onBasket: (basket: PreviewBasket | undefined) => void }) {
  const say = useWords()
  const language = useLanguage()
  const list = useAsk(listPastBaskets, { limit: 20 })
  const [chosen, setChosen] = useState('')
  const [typed, setTyped] = useState('')
  const asked = useAfterPause(typed.trim())
  const number = asked || chosen || list.answer?.items[0]?.number
  const basket = useAsk(showPastBasket, number ? { number } : null)
  const answer = basket.answer
  useEffect(() => onBasket(answer && basketOfOrder(answer)), [answer])
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'Europe/Paris' })
  return (
    <div class="stack-small">
      <label class="field">
        <span class="field-label">{say('offers.previewOrder')}</span>
        <select
          value={number ?? ''}
          onChange={(event) => {
            setTyped('')
            setChosen(event.currentTarget.value)
          }}
        >
          {asked && <option value={asked}>{asked}</option>}
          {list.answer?.items.map(({ number: one, placedAt, channel, firstTitle, articles, total }) => (
            <option key={one} value={one}>
              {[
                one,
                day.format(new Date(placedAt)),
                sayCode(language, `channel.${channel}`),
                articles > 1 ? `${firstTitle} +${articles - 1}` : firstTitle,
                formatMoney(total as Money, language),
              ].join(' · ')}
            </option>
          ))}
        </select>
      </label>
      <Field
        label={say('offers.previewNumber')}
        name="number"
        isOptional
        value={typed}
        onValue={setTyped}
        autocomplete="off"
        maxLength={40}
      />
      <Problem problem={list.problem ?? (number ? basket.problem : undefined)} onRetry={basket.again} />
      {!answer && !basket.problem && <Skeleton lines={3} />}
    </div>
  )
}

function basketOfOrder({ lines, occasion }: PastBasketView): PreviewBasket {
  const { delivery, ...rest } = occasion
  return {
    lines: lines.map(({ title, unitPrice, given: _given, ...line }) => ({
      title,
      line: { ...line, unitPriceMinor: unitPrice.minor } as OfferLine,
    })),
    occasion: {
      ...rest,
      delivery: { mode: delivery.mode, costMinor: delivery.cost.minor },
    } as PreviewBasket['occasion'],
  }
}

const atHome: PreviewBasket['occasion'] = {
  timeZone: 'Europe/Paris',
  channel: 'web',
  delivery: { mode: 'home', costMinor: 590 },
  isKnown: true,
  isFirstPurchase: true,
  segments: [],
}

/** A basket made by hand of articles that the offer looks at, and of one that it may not. */
export function HandBasket({ offer, onBasket }: { offer: Offer; onBasket: (basket: PreviewBasket) => void }) {
  const say = useWords()
  const of = 'of' in offer.effect ? offer.effect.of : {}
  const category = of.categories?.[0]
  const chosen =
    useAsk(searchProducts, { limit: 2, ...(category === undefined ? {} : { category }) }).answer?.items ?? []
  const others = useAsk(searchProducts, { limit: 4 }).answer?.items ?? []
  const categories = useAsk(listCategories, {}).answer?.items ?? []
  const [quantities, setQuantities] = useState<Record<string, number>>({})
  const products = [...chosen, ...others.filter(({ id }) => !chosen.some((one) => one.id === id))].slice(0, 3)
  const parentOf = new Map(categories.map(({ code, parent }) => [code, parent]))
  const lines = products.flatMap((product) => lineOf(product, parentOf, quantities[product.id] ?? 1))
  const segments = offer.conditions.flatMap((one) => (one.kind === 'segment' ? one.segments : []))
  const key = JSON.stringify([lines, segments])
  useEffect(() => onBasket({ lines, occasion: { ...atHome, segments } }), [key])
  const step = (id: string, by: number) =>
    setQuantities({ ...quantities, [id]: Math.max(0, (quantities[id] ?? 1) + by) })
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
    <ul role="list" class="preview-hand">
      {products.map((product) => (
        <li key={product.id}>
          <span>{product.title}</span>
          <span class="stepper">
            <Button name={say('offers.less', { title: product.title })} onPress={() => step(product.id, -1)}>
              <Icon name="minus" />
            </Button>
            <output class="figures">{quantities[product.id] ?? 1}</output>
            <Button name={say('offers.more', { title: product.title })} onPress={() => step(product.id, 1)}>
              <Icon name="plus" />
            </Button>
          </span>
        </li>
      ))}
    </ul>
  )
}

function lineOf(
  product: ProductCard,
  parentOf: ReadonlyMap<string, string | undefined>,
  quantity: number,
): PreviewBasket['lines'] {
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
  return [{ title: product.title, line }]
}
