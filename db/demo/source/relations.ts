import type { CategoryCode, ProductSource } from './product-source.ts'
import { products } from './products.ts'

export interface RelationSource {
  product: string
  related: string
  kind: 'accessory' | 'similar' | 'replacement'
}

/** What one also needs, by category; the first five that are not the article itself. */
const alongside: Partial<Record<CategoryCode, string[]>> = {
  televisions: ['barre-de-son-aurora-duo', 'support-mural-clartes', 'cable-hdmi-aurora-2m', 'meuble-tele-ebenia', 'boitier-aurora-lecture'],
  soundbars: ['cable-hdmi-aurora-2m', 'meuble-tele-ebenia', 'tv-aurora-55'],
  'television-accessories': ['cable-hdmi-aurora-2m', 'telecommande-clartes', 'barre-de-son-aurora-solo'],
  headphones: ['platine-sillon-33', 'chargeur-cobaltine-45', 'enceinte-sillon-ronde'],
  earphones: ['chargeur-cobaltine-45', 'batterie-cobaltine-10000', 'enceinte-basalte-galet'],
  speakers: ['platine-sillon-33', 'bibliotheque-ebenia-echelle', 'casque-orphelia-un'],
  telephones: ['chargeur-cobaltine-45', 'ecouteurs-zephia-brise', 'batterie-cobaltine-10000', 'support-voiture-pivora'],
  'telephone-accessories': ['telephone-zephia-12', 'ecouteurs-zephia-brise'],
  laptops: ['souris-cobaltine-plate', 'ecran-cobaltine-27', 'disque-cobaltine-1to', 'sac-a-dos-bandoulin', 'clavier-cobaltine-calme'],
  desktops: ['ecran-cobaltine-27', 'clavier-cobaltine-calme', 'souris-cobaltine-paume', 'table-ebenia-atelier', 'lampe-bureau-logisclair'],
  tablets: ['chargeur-cobaltine-45', 'ecouteurs-orphelia-perle-mini', 'casque-orphelia-enfant'],
  'computer-accessories': ['ordinateur-cobaltine-14', 'table-ebenia-atelier', 'lampe-bureau-logisclair'],
  'jeans-women': ['mariniere-garance', 'pull-garance-marin', 'baskets-semelline-cour', 'manteau-garance-croise', 'cabas-bandoulin'],
  'jeans-men': ['tshirt-filature-essentiel', 'chemise-filature-carreaux', 'surchemise-filature', 'bottines-semelline-lande', 'gilet-filature-col-v'],
  shirts: ['jean-lena', 'jean-hugo', 'veste-filature-denim', 'gilet-filature-col-v'],
  knitwear: ['jean-margot', 'jean-theo', 'echarpe-garance', 'bottines-semelline-lande'],
  jackets: ['echarpe-garance', 'pull-garance-marin', 'jean-hugo', 'bottines-semelline-lande'],
  shoes: ['jean-lena', 'jean-hugo', 'sac-a-dos-bandoulin'],
  bags: ['valise-bandoulin-cabine', 'echarpe-garance', 'baskets-semelline-cour'],
  kettles: ['grille-pain-vaporelle', 'cafetiere-italienne-bonne-braise', 'assiettes-petite-soline'],
  coffee: ['moulin-vaporelle', 'verres-petite-soline', 'balance-petite-soline', 'bouilloire-vaporelle-col'],
  'food-preparation': ['balance-petite-soline', 'couteau-bonne-braise-chef', 'saladier-petite-soline'],
  cookware: ['plaque-induction-bonne-braise', 'couteau-bonne-braise-chef', 'assiettes-petite-soline'],
  lighting: ['ampoules-logisclair', 'canape-ebenia-nuage', 'chevet-ebenia'],
  linen: ['lit-ebenia-repos', 'couette-brumaire-4-saisons', 'housse-couette-brumaire'],
  comfort: ['diffuseur-petite-soline', 'plaid-brumaire'],
  cameras: ['sac-a-dos-bandoulin', 'disque-cobaltine-1to', 'batterie-cobaltine-10000'],
  consoles: ['manette-ludeon', 'casque-basalte-arene', 'tv-nordlys-65', 'cable-hdmi-aurora-2m'],
  refrigerators: ['congelateur-clairfroid-armoire', 'four-bonne-braise-pyrolyse'],
  washing: ['seche-linge-ondeline-8', 'fer-vaporelle', 'serviettes-logisclair'],
  dishwashers: ['assiettes-petite-soline', 'verres-petite-soline', 'evier-inox-marelle'],
  'ovens-and-hobs': ['hotte-bonne-braise-cheminee', 'plaque-induction-bonne-braise', 'cocotte-bonne-braise', 'casseroles-petite-soline'],
  'kitchen-cabinets': ['plan-chene-marelle', 'evier-inox-marelle', 'robinet-marelle', 'plaque-induction-bonne-braise', 'tabouret-marelle'],
  worktops: ['meuble-bas-marelle', 'meuble-tiroirs-marelle', 'evier-granit-marelle', 'robinet-marelle'],
  'sinks-and-taps': ['robinet-marelle', 'plan-chene-marelle', 'lave-vaisselle-ondeline-14'],
  sofas: ['pouf-ebenia-galet', 'table-basse-ebenia-ovale', 'tapis-brumaire-lignes', 'lampadaire-brumaire-trepied', 'plaid-brumaire'],
  tables: ['chaise-ebenia-barreaux', 'chaise-ebenia-velours', 'suspension-brumaire-globe', 'assiettes-petite-soline', 'vase-petite-soline'],
  chairs: ['table-ebenia-banquet', 'table-ebenia-bistrot', 'suspension-brumaire-cloche'],
  'storage-furniture': ['vase-petite-soline', 'lampe-brumaire-champignon', 'enceinte-sillon-ronde'],
  bedroom: ['housse-couette-brumaire', 'chevet-ebenia', 'lampe-brumaire-champignon', 'couette-brumaire-4-saisons'],
  bicycles: ['protection-roulevent-bol', 'sac-a-dos-bandoulin'],
  toys: ['cubes-galipette', 'ours-galipette'],
  garden: ['arrosoir-potagine', 'lanterne-potagine', 'secateur-potagine'],
  tools: ['coffre-ferrandine', 'metre-ferrandine', 'perceuse-ferrandine-18'],
}

/** Exceptions: an article that fits one other only, or takes the place of one that is no longer made. */
const told: RelationSource[] = [
  { product: 'telephone-zephia-12', related: 'coque-zephia-12', kind: 'accessory' },
  { product: 'telephone-zephia-mini', related: 'telephone-zephia-lite', kind: 'replacement' },
  { product: 'velo-roulevent-enfant', related: 'trottinette-roulevent-enfant', kind: 'similar' },
]

const priceOf = (product: ProductSource) => product.variants[0]?.priceMinor ?? 0

function similarTo(product: ProductSource): string[] {
  const far = (other: ProductSource) => Math.abs(Math.log(priceOf(other) / priceOf(product)))
  return products
    .filter((other) => other !== product && other.category === product.category)
    .sort((one, other) => far(one) - far(other) || (one.handle < other.handle ? -1 : 1))
    .slice(0, 3)
    .map(({ handle }) => handle)
}

/** What goes with every article: what was told, what its category calls for, and the three nearest to it in price. */
export const relations: RelationSource[] = products.flatMap((product) => {
  const { handle } = product
  const own = told.filter((one) => one.product === handle)
  const found = new Map(own.map((one) => [one.related, one]))
  const add = (related: string, kind: RelationSource['kind']) => {
    if (related !== handle && !found.has(related)) found.set(related, { product: handle, related, kind })
  }
  for (const related of alongside[product.category]?.slice(0, 5) ?? []) add(related, 'accessory')
  for (const related of similarTo(product)) add(related, 'similar')
  return [...found.values()]
})
