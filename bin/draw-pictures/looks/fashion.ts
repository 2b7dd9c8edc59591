import type { Look } from '../look.ts'

const back = { name: 'dos', fr: 'de dos', en: 'from behind', of: { isBack: true } }
const jeans = (cut: string, rise = 'mi-haute', views: Look['views'] = []): Look => ({
  model: 'trousers',
  of: { cut, rise },
  views,
})

/** Clothes, shoes and bags, by handle. */
export const fashion: Record<string, Look> = {
  'jean-lena': jeans('droite', 'haute', [back]),
  'jean-margot': jeans('large', 'haute'),
  'jean-adele': jeans('slim'),
  'jean-nina': jeans('évasée'),
  'jean-hugo': jeans('droite', 'mi-haute', [back]),
  'jean-basile': jeans('ajustée'),
  'jean-theo': jeans('ample'),
  'chemise-garance-popeline': { model: 'shirt' },
  'chemise-filature-carreaux': { model: 'shirt', of: { pattern: 'checks', second: 'marine', scale: 46 } },
  'chemise-filature-rayee': { model: 'shirt', of: { pattern: 'stripes', second: 'blanc', scale: 17 } },
  'mariniere-garance': { model: 'teeShirt', of: { pattern: 'sailor', second: 'marine', long: true } },
  'tshirt-filature-essentiel': { model: 'teeShirt' },
  'robe-garance-midi': { model: 'dress' },
  'pull-garance-marin': { model: 'jumper' },
  'pull-garance-torsades': { model: 'jumper', of: { neck: 'high', cables: true } },
  'pull-filature-jacquard': { model: 'jumper', of: { pattern: 'yoke' } },
  'gilet-filature-col-v': { model: 'jumper', of: { neck: 'v', open: true } },
  'pull-filature-rayures': { model: 'jumper', of: { pattern: 'stripes', stitch: 7 } },
  'echarpe-garance': { model: 'scarf', camera: { elevation: 24 } },
  'manteau-garance-croise': { model: 'coat', of: { double: true } },
  'veste-filature-chevrons': { model: 'coat', of: { herringbone: true, long: false } },
  'veste-filature-denim': { model: 'jacket' },
  'doudoune-garance-plume': { model: 'downJacket' },
  'surchemise-filature': { model: 'jacket', of: { thread: 'rgba(20,18,30,.35)', metal: '#4a3a2c' } },
  'baskets-semelline-cour': { model: 'shoes', camera: { azimuth: 40, elevation: 18 } },
  'baskets-semelline-piste': {
    model: 'shoes',
    of: { cloth: 'plain', accent: 'terracotta' },
    camera: { azimuth: 40, elevation: 18 },
  },
  'bottines-semelline-lande': {
    model: 'shoes',
    of: { boot: true, sole: '#2a211c', laces: '#d9b98a' },
    camera: { azimuth: 40, elevation: 16 },
  },
  'sandales-semelline-ete': { model: 'sandals', camera: { azimuth: 44, elevation: 30 } },
  'cabas-bandoulin': { model: 'handbag', of: { style: 'tote' } },
  'besace-bandoulin': { model: 'handbag', of: { style: 'satchel' } },
  'seau-bandoulin': { model: 'handbag', of: { style: 'bucket' } },
  'sac-a-dos-bandoulin': { model: 'backpack' },
  'valise-bandoulin-cabine': { model: 'suitcase', camera: { fill: 0.86 } },
}
