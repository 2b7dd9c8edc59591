import { article, type BilingualText, type ColourName, inColours, of, type ProductSource, single, type VariantSource } from './product-source.ts'

const fronts: ColourName[] = ['ivoire', 'vert sauge', 'bleu nuit']
const oak = of('chêne', 'oak')

/** A cabinet in widths (centimetres → price), each with every front. */
function inWidths(sku: string, prices: Record<number, number>, names: ColourName[]): VariantSource[] {
  return Object.entries(prices).flatMap(([width, price]) =>
    inColours(`${sku}-${width}`, price, names).map((variant) => ({
      ...variant,
      options: { ...variant.options, size: `${width} cm` },
    })),
  )
}

function cabinet(
  handle: string,
  name: BilingualText,
  text: BilingualText,
  weightGrams: number,
  variants: VariantSource[],
): ProductSource {
  const promise = of('Caisson monté en usine, charnières qui freinent d’elles-mêmes, garanti vingt-cinq ans.', 'Carcass assembled in the works, hinges that slow down by themselves, guaranteed for twenty-five years.')
  return article(handle, 'Cuisines Marelle', 'kitchen-cabinets', weightGrams,
    [`${name.fr} Cuisines Marelle`, `${text.fr} ${promise.fr}`], [`Cuisines Marelle ${name.en}`, `${text.en} ${promise.en}`],
    { material: of('bois laqué', 'lacquered wood') }, variants)
}

const cabinets: ProductSource[] = [
  cabinet('meuble-bas-marelle', of('Meuble bas à porte', 'base cabinet with door'), of('La base de toute cuisine : une porte, une étagère, et un plan de chêne au-dessus si vous le voulez.', 'The base of every kitchen: a door, a shelf, and an oak worktop above if you wish.'), 26000, inWidths('MARELLE-BAS', { 40: 16900, 60: 19900, 80: 24900 }, fronts)),
  cabinet('meuble-tiroirs-marelle', of('Meuble bas à tiroirs', 'base cabinet with drawers'), of('Trois tiroirs à sortie totale : on voit tout, jusqu’au fond, sans se baisser.', 'Three drawers that open fully: you see everything, right to the back, without bending.'), 38000, inWidths('MARELLE-TIROIRS', { 60: 29900, 80: 34900 }, fronts)),
  cabinet('meuble-haut-marelle', of('Meuble haut', 'wall cabinet'), of('Il se pose seul grâce à son rail, et ses étagères se règlent sans outil.', 'It hangs single-handed on its rail, and its shelves adjust without tools.'), 17000, inWidths('MARELLE-HAUT', { 40: 11900, 80: 17900 }, fronts)),
  cabinet('colonne-marelle', of('Colonne de rangement', 'tall larder unit'), of('Deux mètres de provisions derrière deux portes : le placard que l’on regrette toujours de ne pas avoir pris.', 'Two metres of provisions behind two doors: the cupboard one always regrets not having taken.'), 61000, inWidths('MARELLE-COLONNE', { 60: 42900 }, fronts)),
  cabinet('ilot-marelle', of('Îlot central', 'kitchen island'), of('Six tiroirs d’un côté, la place de deux tabourets de l’autre : on y cuisine, on y déjeune, on y fait ses devoirs.', 'Six drawers on one side, room for two stools on the other: for cooking, for lunch, for homework.'), 92000, inWidths('MARELLE-ILOT', { 120: 99900 }, ['noyer', 'vert sapin'])),
]

const worktop = (handle: string, sku: string, kind: BilingualText, priceMinor: number, text: BilingualText) =>
  article(handle, 'Cuisines Marelle', 'worktops', 42000,
    [`Plan de travail en ${kind.fr} Cuisines Marelle, 2,50 m`, `${text.fr} Coupé à votre mesure dans nos ateliers, en une semaine.`],
    [`Cuisines Marelle ${kind.en} worktop, 2.50 m`, `${text.en} Cut to your measurements in our workshops, within a week.`],
    { material: kind, dimensions_centimetres: of('250 × 62 × 4', '250 × 62 × 4') }, single(sku, priceMinor))

export const fittedKitchen: ProductSource[] = [
  ...cabinets,
  worktop('plan-chene-marelle', 'PLAN-MARELLE-CHENE', of('chêne massif', 'solid oak'), 34900, of('Du chêne français huilé, qui se ponce et se répare comme une table de famille.', 'Oiled French oak, to be sanded and mended like a family table.')),
  worktop('plan-marbre-marelle', 'PLAN-MARELLE-MARBRE', of('quartz façon marbre', 'marble-look quartz'), 79900, of('Les veines du marbre sans ses soucis : ni le citron ni le vin rouge ne le marquent.', 'The veins of marble without its worries: neither lemon nor red wine leaves a mark.')),
  worktop('plan-granit-marelle', 'PLAN-MARELLE-GRANIT', of('granit noir', 'black granite'), 69900, of('Une pierre née il y a trois cents millions d’années, qui n’a pas peur d’une casserole brûlante.', 'A stone born three hundred million years ago, which does not fear a hot pan.')),
  article('evier-inox-marelle', 'Cuisines Marelle', 'sinks-and-taps', 6200,
    ['Évier inox Cuisines Marelle, une cuve et égouttoir', 'Une cuve assez profonde pour la plaque du four, un égouttoir qui ramène l’eau. L’inox épais ne sonne pas.'],
    ['Cuisines Marelle stainless steel sink, one bowl and drainer', 'A bowl deep enough for the oven tray, a drainer that sends the water back. The thick steel does not ring.'],
    { material: of('inox', 'stainless steel'), width_centimetres: 86 }, single('EVIER-MARELLE-INOX', 14900)),
  article('evier-granit-marelle', 'Cuisines Marelle', 'sinks-and-taps', 14800,
    ['Évier en granit noir Cuisines Marelle, deux cuves', 'Deux cuves égales, une pour laver, une pour rincer. La matière est teintée dans la masse : une rayure ne s’y voit pas.'],
    ['Cuisines Marelle black granite sink, two bowls', 'Two equal bowls, one to wash, one to rinse. The material is coloured all the way through: a scratch does not show.'],
    { material: of('granit', 'granite'), width_centimetres: 86 }, single('EVIER-MARELLE-GRANIT', 29900)),
  article('robinet-marelle', 'Cuisines Marelle', 'sinks-and-taps', 1900,
    ['Mitigeur de cuisine Cuisines Marelle à bec haut', 'Un bec assez haut pour remplir un faitout, une manette qui ne goutte pas. La cartouche se change avec une seule clé.'],
    ['Cuisines Marelle high-spout kitchen mixer tap', 'A spout high enough to fill a stockpot, a lever that does not drip. The cartridge is changed with a single key.'],
    { material: of('laiton', 'brass') }, inColours('ROBINET-MARELLE', 9900, ['inox', 'noir'])),
  article('robinet-marelle-douchette', 'Cuisines Marelle', 'sinks-and-taps', 2600,
    ['Mitigeur à douchette Cuisines Marelle en laiton', 'La douchette se décroche, va au fond de l’évier et revient d’elle-même. Le laiton brossé se patine avec la maison.'],
    ['Cuisines Marelle pull-out mixer tap in brass', 'The spray unhooks, reaches into the corners and returns by itself. Brushed brass ages along with the house.'],
    { material: of('laiton', 'brass') }, single('ROBINET-MARELLE-DOUCHETTE', 19900)),
  article('tabouret-marelle', 'Cuisines Marelle', 'chairs', 6100,
    ['Tabouret de bar Cuisines Marelle en cuir et acier', 'La hauteur juste pour l’îlot, un repose-pieds qui ne se raye pas. Le cuir pleine fleur se bonifie au fil des petits déjeuners.'],
    ['Cuisines Marelle leather and steel bar stool', 'Just the right height for the island, with a footrest that does not scratch. Full-grain leather improves breakfast after breakfast.'],
    { material: of('cuir', 'leather'), seats: 1 }, inColours('TABOURET-MARELLE', 14900, ['camel', 'noir'])),
  article('desserte-marelle', 'Cuisines Marelle', 'kitchen-cabinets', 21000,
    ['Desserte de cuisine Cuisines Marelle en chêne', 'Une planche, trois tiroirs et de quoi poser le pain. Elle va où l’on cuisine, et revient contre le mur.'],
    ['Cuisines Marelle oak kitchen trolley', 'A board, three drawers and somewhere to put the bread. It goes where the cooking is, and comes back to the wall.'],
    { material: oak }, single('DESSERTE-MARELLE', 22900)),
]
