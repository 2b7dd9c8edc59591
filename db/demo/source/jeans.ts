import { inSizes, type ProductSource, reducedFrom } from './product-source.ts'

const sizes = ['34', '36', '38', '40', '42', '44', '46']
const women = { fr: 'femme', en: 'women' }
const men = { fr: 'homme', en: 'men' }
const highRise = { fr: 'haute', en: 'high' }
const midRise = { fr: 'mi-haute', en: 'mid' }
const cotton = { fr: 'coton', en: 'cotton' }
const stretchCotton = { fr: 'coton et élasthanne', en: 'cotton and elastane' }

export const jeans: ProductSource[] = [
  {
    handle: 'jean-lena', brand: 'Atelier Garance', category: 'jeans-women', weightGrams: 620,
    titleFr: 'Jean droit femme Léna, taille haute',
    titleEn: 'Léna women’s straight high-rise jeans',
    descriptionFr: 'Le jean que l’on garde dix ans : une toile de 380 g tissée en Italie, une jambe droite qui tombe juste sur la basket comme sur la bottine. La taille haute soutient sans serrer. Il se détend d’une demi-taille après deux lavages ; si vous hésitez, prenez la plus petite.',
    descriptionEn: 'The jeans you keep for ten years: a 380 g cloth woven in Italy, and a straight leg that falls just right over trainers or ankle boots. The high waist holds without pinching. They relax by half a size after two washes; if in doubt, take the smaller.',
    attributes: { made_for: women, cut: { fr: 'droite', en: 'straight' }, rise: highRise, inside_leg_centimetres: 78, material: cotton },
    variants: inSizes('JEAN-LENA', 8990, ['bleu', 'noir'], sizes),
  },
  {
    handle: 'jean-margot', brand: 'Atelier Garance', category: 'jeans-women', weightGrams: 680,
    titleFr: 'Jean large femme Margot, taille haute',
    titleEn: 'Margot women’s wide-leg high-rise jeans',
    descriptionFr: 'Une jambe ample qui marche avec vous, deux poches plaquées, et un ourlet que l’on peut couper. Le denim, lavé à l’ozone, économise l’eau d’un bain par paire.',
    descriptionEn: 'A wide leg that walks with you, two patch pockets, and a hem made to be cut. The denim, washed with ozone, saves a bathful of water per pair.',
    attributes: { made_for: women, cut: { fr: 'large', en: 'wide' }, rise: highRise, inside_leg_centimetres: 80, material: cotton },
    variants: inSizes('JEAN-MARGOT', 9990, ['bleu', 'écru'], sizes),
  },
  {
    handle: 'jean-adele', brand: 'Atelier Garance', category: 'jeans-women', weightGrams: 540,
    titleFr: 'Jean slim femme Adèle',
    titleEn: 'Adèle women’s slim jeans',
    descriptionFr: 'Près du corps, mais conciliant : la toile reprend sa forme du matin au soir. Les coutures avancées allongent la silhouette.',
    descriptionEn: 'Close to the body, yet accommodating: the cloth keeps its shape from morning till night. Forward seams lengthen the figure.',
    attributes: { made_for: women, cut: { fr: 'slim', en: 'slim' }, rise: midRise, inside_leg_centimetres: 76, material: stretchCotton },
    variants: inSizes('JEAN-ADELE', 5590, ['bleu nuit', 'noir'], sizes, reducedFrom(6990, 13)),
  },
  {
    handle: 'jean-nina', brand: 'Filature 48', category: 'jeans-women', weightGrams: 600,
    titleFr: 'Jean évasé femme Nina',
    titleEn: 'Nina women’s bootcut jeans',
    descriptionFr: 'Ajusté jusqu’au genou, évasé sur la chaussure : la coupe des années soixante-dix sans le déguisement. Fil recyclé à quarante pour cent, tissé à Roubaix.',
    descriptionEn: 'Fitted to the knee, flared over the shoe: the cut of the seventies without the fancy dress. Forty per cent recycled yarn, woven in Roubaix.',
    attributes: { made_for: women, cut: { fr: 'évasée', en: 'bootcut' }, rise: midRise, inside_leg_centimetres: 82, material: stretchCotton },
    variants: inSizes('JEAN-NINA', 7990, ['bleu', 'brut'], sizes),
  },
  {
    handle: 'jean-hugo', brand: 'Filature 48', category: 'jeans-men', weightGrams: 740,
    titleFr: 'Jean droit homme Hugo',
    titleEn: 'Hugo men’s straight jeans',
    descriptionFr: 'Une toile épaisse à lisière, cinq poches, cinq boutons, rien d’autre. Brut, il se patine à votre façon ; laissez-le six mois sans lavage si vous en avez le courage.',
    descriptionEn: 'A heavy selvedge cloth, five pockets, five buttons, nothing else. Raw, it fades in your own way; leave it unwashed for six months if you dare.',
    attributes: { made_for: men, cut: { fr: 'droite', en: 'straight' }, rise: midRise, inside_leg_centimetres: 82, material: cotton },
    variants: inSizes('JEAN-HUGO', 10990, ['brut', 'noir'], sizes),
  },
  {
    handle: 'jean-basile', brand: 'Filature 48', category: 'jeans-men', weightGrams: 650,
    titleFr: 'Jean ajusté homme Basile',
    titleEn: 'Basile men’s slim jeans',
    descriptionFr: 'Ajusté sans mouler, avec une pointe d’élasthanne pour monter à vélo. La ceinture renforcée ne gondole pas, la poche arrière tient un téléphone.',
    descriptionEn: 'Slim without clinging, with a touch of elastane for cycling. The reinforced waistband does not buckle, and the back pocket holds a phone.',
    attributes: { made_for: men, cut: { fr: 'ajustée', en: 'slim' }, rise: midRise, inside_leg_centimetres: 82, material: stretchCotton },
    variants: inSizes('JEAN-BASILE', 7490, ['bleu', 'gris'], sizes),
  },
  {
    handle: 'jean-theo', brand: 'Filature 48', category: 'jeans-men', weightGrams: 760,
    titleFr: 'Jean ample homme Théo',
    titleEn: 'Théo men’s loose-fit jeans',
    descriptionFr: 'De l’aisance aux cuisses, un bas légèrement resserré, et une boucle pour le mètre ou le trousseau. Fait pour bouger, porter, s’accroupir.',
    descriptionEn: 'Room at the thigh, a slightly tapered hem, and a loop for a tape measure or a bunch of keys. Made for moving, carrying and crouching.',
    attributes: { made_for: men, cut: { fr: 'ample', en: 'loose' }, rise: midRise, inside_leg_centimetres: 80, material: cotton },
    variants: inSizes('JEAN-THEO', 8490, ['bleu', 'vert'], sizes),
  },
]
