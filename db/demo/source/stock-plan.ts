import { type ShopSource, type SupplierCode, shops } from './places.ts'
import type { ProductSource, VariantSource } from './product-source.ts'
import { seededRandom, wholeBetween } from '@filrouge/kernel/seeded-random.ts'

export interface StockRow {
  sku: string
  location: string
  onHand: number
  safety: number
}

/** Cannot be had at all: end of line, none left, no supplier. */
const nowhere = new Set(['TEL-ZEPHIA-MINI'])
/** None in any location: only a supplier, or only an incoming delivery. */
const onlyOrdered = new Set(['TV-AURORA-65', 'TEL-ARDOISIA-PLI'])

/** Articles with neither supplier nor incoming delivery: what lies in the shops and warehouses is all there is. */
const ownStockOnly = new Set([
  'tv-clartes-32',
  'tv-halovia-24',
  'support-mural-clartes',
  'cable-hdmi-aurora-2m',
  'barre-de-son-basalte-compacte',
  'casque-orphelia-studio',
  'casque-orphelia-voyage',
  'casque-sillon-etude',
  'casque-basalte-arene-filaire',
  'casque-basalte-coureur',
  'casque-orphelia-reference',
  'ecouteurs-sillon-fil',
  'ecouteurs-sillon-nuit',
  'ecouteurs-basalte-piste',
  'enceinte-sillon-biblio',
  'platine-sillon-33',
  'radio-orphelia-matin',
  'telephone-zephia-mini',
  'telephone-pivora-sisu',
  'telephone-pivora-clap',
  'telephone-fixe-clartes',
  'coque-zephia-12',
  'support-voiture-pivora',
  'chargeur-cobaltine-45',
  'ordinateur-cobaltine-mini',
  'clavier-cobaltine-calme',
  'souris-cobaltine-paume',
  'liseuse-ardoisia-page',
  'bouilloire-bonne-braise',
  'grille-pain-vaporelle',
  'mixeur-plongeant-vaporelle',
  'appareil-raclette-bonne-braise',
  'balance-petite-soline',
  'poele-bonne-braise-28',
  'couteau-bonne-braise-chef',
  'assiettes-petite-soline',
  'aspirateur-main-logisclair',
  'lampe-bureau-logisclair',
  'lampadaire-brumaire-arc',
  'plaid-brumaire',
  'ventilateur-brumaire',
  'diffuseur-petite-soline',
  'serviettes-logisclair',
])

// Rows the stories count on: none of the flagship in Jean's shop, two of Madame X's size.
const told: Record<string, StockRow[]> = {
  'TV-AURORA-55': rows('TV-AURORA-55', {
    'paris-rivoli': 0,
    'paris-opera': 1,
    boulogne: 2,
    'lyon-part-dieu': 3,
    lille: 2,
    bordeaux: 1,
    strasbourg: 1,
    nantes: 2,
    'entrepot-nord': 6,
  }),
  'JEAN-LENA-BLEU-38': rows('JEAN-LENA-BLEU-38', {
    'paris-rivoli': 2,
    'paris-opera': 1,
    'paris-nation': 3,
    boulogne: 2,
    'lyon-part-dieu': 4,
    'marseille-vieux-port': 2,
    toulouse: 1,
    nice: 2,
    nantes: 3,
    bordeaux: 2,
    lille: 4,
    rennes: 1,
    dijon: 1,
    tours: 2,
    'entrepot-nord': 36,
    'entrepot-sud': 24,
  }),
}

const incomingRows: [sku: string, location: string, daysFromNow: number, quantity: number][] = [
  ['TEL-ARDOISIA-PLI', 'entrepot-nord', 9, 25],
  ['TV-NORDLYS-65', 'entrepot-nord', 5, 30],
  ['TV-HALOVIA-65', 'entrepot-sud', 12, 18],
  ['TV-AURORA-77', 'entrepot-nord', 16, 8],
  ['CASQUE-ORPHELIA-UN-NOIR', 'entrepot-nord', 3, 60],
  ['CASQUE-ORPHELIA-UN-SABLE', 'entrepot-sud', 3, 40],
  ['ECOUTEURS-ORPHELIA-PERLE-BLANC', 'entrepot-nord', 7, 80],
  ['TEL-ZEPHIA-12-128-NOIR', 'entrepot-nord', 4, 50],
  ['PC-COBALTINE-14', 'entrepot-sud', 8, 24],
  ['JEAN-MARGOT-BLEU-40', 'entrepot-nord', 10, 40],
  ['JEAN-MARGOT-BLEU-42', 'entrepot-nord', 10, 40],
  ['ROBOT-BRAISE-MIJOTE', 'entrepot-sud', 14, 20],
]

function rows(sku: string, quantities: Record<string, number>): StockRow[] {
  return Object.entries(quantities).map(([location, onHand]) => ({
    sku,
    location,
    onHand,
    safety: location.startsWith('entrepot') ? 1 : 0,
  }))
}

/** Most a shop keeps of one article: few of what is dear or large. */
function shopMost(product: ProductSource, variant: VariantSource): number {
  if (variant.priceMinor >= 80000 || product.weightGrams >= 20000) return 2
  if (variant.priceMinor >= 20000) return 4
  return 6
}

function warehouseBounds(product: ProductSource, variant: VariantSource): [least: number, most: number] {
  if (ownStockOnly.has(product.handle)) return [4, 24]
  if (variant.priceMinor >= 80000) return [2, 12]
  if (variant.priceMinor >= 20000) return [8, 40]
  return [20, 120]
}

/** The end sizes of a garment sell, and are kept, less. */
function sizeShare(variant: VariantSource): number {
  const size = variant.options.size
  if (size === '34' || size === '46' || size === 'XS' || size === 'XL' || size === '37') return 0.55
  return size === '44' ? 0.75 : 1
}

function shopRow(
  random: () => number,
  shop: ShopSource,
  product: ProductSource,
  variant: VariantSource,
  share: number,
) {
  const held = random() < share * shop.size * sizeShare(variant)
  const emptied = random() < 0.12
  const onHand = wholeBetween(random, 1, shopMost(product, variant))
  if (!held) return []
  return [{ sku: variant.sku, location: shop.code, onHand: emptied ? 0 : onHand, safety: onHand >= 4 ? 1 : 0 }]
}

/** What every location holds of one variant, the same at each run whatever the other articles are. */
export function stockOf(product: ProductSource, variant: VariantSource): StockRow[] {
  const { sku } = variant
  if (nowhere.has(sku) || onlyOrdered.has(sku)) return []
  if (told[sku]) return told[sku]
  const random = seededRandom(`volta stock ${sku}`)
  const share = ownStockOnly.has(product.handle) ? 1.15 : 0.55 + random() * 0.6
  const inShops = shops.flatMap((shop) => shopRow(random, shop, product, variant, share))
  const inWarehouses = ['entrepot-nord', 'entrepot-sud'].flatMap((location) => {
    const held = random() < 0.82
    const onHand = wholeBetween(random, ...warehouseBounds(product, variant))
    return held ? [{ sku, location, onHand, safety: onHand >= 10 ? 2 : 0 }] : []
  })
  return [...inShops, ...inWarehouses]
}

const textiles = new Set(['linen', 'shirts', 'knitwear', 'jackets', 'shoes', 'bags'])
const electronics = new Set([
  'televisions',
  'soundbars',
  'television-accessories',
  'headphones',
  'earphones',
  'speakers',
  'telephones',
  'telephone-accessories',
  'laptops',
  'desktops',
  'tablets',
  'computer-accessories',
  'cameras',
  'consoles',
])

function supplierFor(product: ProductSource): SupplierCode {
  if (textiles.has(product.category) || product.category.startsWith('jeans')) return 'supplier-textile'
  return electronics.has(product.category) ? 'supplier-electronics' : 'supplier-home'
}

/** What the supplier has promised of one variant, as a quantity, where it has promised any. */
export function promisedBySupplier(product: ProductSource, variant: VariantSource) {
  const { sku } = variant
  if (nowhere.has(sku) || ownStockOnly.has(product.handle) || sku === 'TEL-ARDOISIA-PLI') return []
  const random = seededRandom(`volta supplier ${sku}`)
  const certain = product.brand === 'Aurora' || sku === 'JEAN-LENA-BLEU-38'
  if (random() >= 0.66 && !certain) return []
  return [{ sku, supplier: supplierFor(product), quantity: 10 * wholeBetween(random, 5, 30) }]
}

/** Deliveries under way to the warehouses. */
export const incoming = incomingRows.map(([sku, location, daysFromNow, quantity]) => ({
  sku,
  location,
  daysFromNow,
  quantity,
}))
