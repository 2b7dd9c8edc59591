import type { CivilDate } from '@filrouge/kernel/civil-date.ts'
import { drawOne, seededRandom, wholeBetween } from '@filrouge/kernel/seeded-random.ts'
import type { PastLine } from '../../orders/public.ts'
import type { Buyer } from './people.ts'
import { occasionOn } from './rhythm.ts'
import { priceAt, type Scene, type SoldArticle } from './scene.ts'

/** What someone buys together: something she likes, often with what goes with it. */
export function fillBasket(scene: Scene, buyer: Buyer | undefined, random: () => number): SoldArticle[] {
  const liked = buyer && random() < 0.7 ? drawOne(random, buyer.likes) : undefined
  const draw = (category: string | undefined) => (scene.drawBy.get(category ?? '') ?? scene.drawBy.get('')!)(random)!
  const first = draw(liked)
  const basket = [first]
  const beside = [...(scene.plan.goesWith[first.category] ?? []), ...first.besides]
  while (random() < 0.3 && basket.length < 4) {
    const next = draw(drawOne(random, beside))
    if (!basket.includes(next)) basket.push(next)
  }
  return basket
}

/** The lines of a basket as they were sold that day, reduced where there was a reason. */
export function linesOf(
  scene: Scene,
  basket: readonly { article: SoldArticle; quantity: number }[],
  day: CivilDate,
  at: Date,
  isWelcomed: boolean,
): PastLine[] {
  const { plan } = scene
  const occasion = occasionOn(day, plan)
  return basket.map(({ article, quantity }) => {
    const unitPriceMinor = priceAt(article, at)
    const goods = unitPriceMinor * quantity
    const percent = occasion && occasion !== 'christmas' ? reductionOf(article.sku, occasion) : 0
    const reduction = occasion && percent > 0 ? { ...plan.occasions[occasion], code: occasion, percent } : undefined
    const given = reduction ?? (isWelcomed ? plan.welcome : undefined)
    const amountMinor = given ? Math.round((goods * given.percent) / 100) : 0
    return {
      ...{ sku: article.sku, titleFr: article.titleFr, titleEn: article.titleEn, vatRate: article.vatRate },
      ...{ quantity, unitPriceMinor },
      discounts: given ? [{ code: given.code, titleFr: given.titleFr, titleEn: given.titleEn, amountMinor }] : [],
    }
  })
}

/** Four articles in ten are reduced on an occasion, each by its own percentage. */
function reductionOf(sku: string, occasion: string): number {
  const random = seededRandom(`${occasion} ${sku}`)
  return random() < 0.4 ? wholeBetween(random, 1, 3) * 10 : 0
}

/** How many of an article: one as a rule, of small things two, companies more. */
export function howMany(article: SoldArticle, buyer: Buyer | undefined, random: () => number): number {
  const isSmall = article.prices[0]!.amountMinor < 6000
  if (buyer?.customer.kind === 'company') return wholeBetween(random, 1, isSmall ? 8 : 4)
  return isSmall && random() < 0.18 ? 2 : 1
}
