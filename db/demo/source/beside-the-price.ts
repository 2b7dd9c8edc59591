import type { Measure } from '@filrouge/rules/unit-price.ts'
import type { ProductSource } from './product-source.ts'

/** How much of it one article is, where it is sold by the piece, the metre or the litre. */
export const measures: Readonly<Record<string, Measure>> = {
  'AMPOULES-LOGISCLAIR-4': { quantity: 4, unit: 'piece' },
  'CASSEROLES-SOLINE-3': { quantity: 3, unit: 'piece' },
  'VERRES-SOLINE': { quantity: 4, unit: 'piece' },
  'CABLE-HDMI-AURORA-2M': { quantity: 2, unit: 'm' },
  'TOURNEVIS-FERRANDINE': { quantity: 6, unit: 'piece' },
}

/** What pays for the end of life of electrical goods and furniture, in cents, by category: made up, in the order of what is asked in France. */
const byCategory: Readonly<Record<string, number>> = {
  televisions: 500,
  soundbars: 48,
  headphones: 5,
  earphones: 2,
  speakers: 24,
  telephones: 2,
  laptops: 30,
  desktops: 72,
  tablets: 10,
  kettles: 36,
  'food-preparation': 48,
  coffee: 60,
  'vacuum-cleaners': 120,
  lighting: 12,
  cameras: 5,
  consoles: 36,
  refrigerators: 1500,
  washing: 1000,
  dishwashers: 1000,
  'ovens-and-hobs': 900,
  sofas: 1240,
  tables: 620,
  chairs: 110,
  'storage-furniture': 480,
  'kitchen-cabinets': 350,
  worktops: 240,
}

/** What one article of a product pays for its end of life; nothing for clothes and toys. */
export const ecoContributionOf = ({ category }: ProductSource): number => byCategory[category] ?? 0
