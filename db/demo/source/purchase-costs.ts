import { seededRandom } from '@filrouge/kernel/seeded-random.ts'
import { categories } from './catalogue.ts'
import type { ProductSource, VariantSource } from './product-source.ts'

/** What is left of the regular price without tax once the article is paid for, in percent, by category: small on screens, large on clothes. */
const margins: Readonly<Record<string, number>> = {
  image: 18,
  'television-accessories': 46,
  audio: 28,
  telephony: 12,
  'telephone-accessories': 52,
  computing: 11,
  'computer-accessories': 38,
  fashion: 58,
  kitchen: 36,
  coffee: 31,
  'kitchen-cabinets': 44,
  worktops: 46,
  'sinks-and-taps': 42,
  home: 42,
  'vacuum-cleaners': 27,
  linen: 55,
  'photo-and-games': 14,
  appliances: 21,
  leisure: 38,
  bicycles: 26,
}

const parentOf = new Map<string, string | null>(categories.map(({ code, parent }) => [code, parent]))

function marginOf(category: string): number {
  for (let code: string | null = category; code !== null; code = parentOf.get(code) ?? null) {
    const margin = margins[code]
    if (margin !== undefined) return margin
  }
  throw new Error(`no margin for ${category}`)
}

/** What one article has cost, the same at each run: [sku, since so many days, tax excluded]. All sizes and colours of a product cost alike. */
export function purchaseCostsOf(product: ProductSource, variant: VariantSource): [string, number, number][] {
  const random = seededRandom(`volta cost ${product.handle}`)
  const regular = Math.max(variant.priceMinor, ...(variant.previousPrices ?? []).map(({ amountMinor }) => amountMinor))
  const margin = marginOf(product.category) + (random() - 0.5) * 8
  const now = Math.round((regular / 1.2) * (1 - margin / 100))
  // A third of them cost a little less, or more, until a season ago.
  const before = Math.round(now * (0.96 + random() * 0.06))
  const hasChanged = random() < 0.33 && before !== now
  return hasChanged
    ? [
        [variant.sku, 730, before],
        [variant.sku, 120, now],
      ]
    : [[variant.sku, 730, now]]
}
