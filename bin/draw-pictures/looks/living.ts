import type { Look } from '../look.ts'

const flat = { elevation: 32 }

/** Fitted kitchen, furniture and what is for outdoors, by handle. */
export const living: Record<string, Look> = {
  'meuble-bas-marelle': cabinet('base', 60, 'chêne'),
  'meuble-tiroirs-marelle': cabinet('drawers', 70, '#e9e6e1'),
  'meuble-haut-marelle': cabinet('wall', 80),
  'colonne-marelle': { ...cabinet('tall', 60), camera: { elevation: 6, fill: 0.88 } },
  'ilot-marelle': { ...cabinet('island', 120, '#e9e6e1'), colours: { noyer: '#6f4a30', 'vert sapin': '#2f5142' } },
  'desserte-marelle': {
    model: 'cabinet',
    of: { kind: 'drawers', width: 55, wood: 'chêne', handle: 'noir' },
    camera: { azimuth: -28, elevation: 16 },
  },
  'plan-chene-marelle': { model: 'worktop', of: { kind: 'chêne' }, camera: { ...flat, fill: 0.92 } },
  'plan-marbre-marelle': { model: 'worktop', of: { kind: 'marbre' }, camera: { ...flat, fill: 0.92 } },
  'plan-granit-marelle': { model: 'worktop', of: { kind: 'granit' }, camera: { ...flat, fill: 0.92 } },
  'evier-inox-marelle': { model: 'sink', of: { colour: 'inox' }, camera: { elevation: 36 } },
  'evier-granit-marelle': { model: 'sink', of: { colour: 'noir', bowls: 2 }, camera: { elevation: 36 } },
  'robinet-marelle': { model: 'tap', camera: { azimuth: 40 } },
  'robinet-marelle-douchette': { model: 'tap', of: { colour: 'laiton', spray: true }, camera: { azimuth: 40 } },
  'tabouret-marelle': { model: 'barStool' },
  'canape-ebenia-lisiere-3': {
    model: 'sofa',
    of: { pillows: ['terracotta', 'ivoire'] },
    camera: { azimuth: 20, fill: 0.9 },
    views: [
      { name: 'profil', fr: 'de trois quarts', en: 'three-quarter view', camera: { azimuth: -46, elevation: 18 } },
    ],
  },
  'canape-ebenia-lisiere-angle': {
    model: 'sofa',
    of: { cloth: 'velvet', chaise: true, pillows: ['moutarde'] },
    camera: { azimuth: -26, elevation: 22, fill: 0.9 },
  },
  'canape-ebenia-nuage': {
    model: 'sofa',
    of: { colour: 'ivoire', cloth: 'bouclé', round: true, seats: 2 },
    camera: { azimuth: 22, fill: 0.88 },
  },
  'canape-ebenia-club': {
    model: 'sofa',
    of: { colour: 'camel', cloth: 'leather', seats: 2, legs: 'noyer' },
    camera: { azimuth: -22, fill: 0.88 },
  },
  'fauteuil-ebenia-coquille': { model: 'armchair', of: { style: 'shell', cloth: 'velvet' } },
  'fauteuil-ebenia-lecture': { model: 'armchair', of: { style: 'wood', cloth: 'plain' } },
  'fauteuil-ebenia-nuage': { model: 'armchair', of: { style: 'club', colour: 'ivoire', cloth: 'bouclé' } },
  'pouf-ebenia-galet': { model: 'pouf' },
  'table-ebenia-banquet': { model: 'table', of: { set: true }, camera: { elevation: 18, fill: 0.9 } },
  'table-ebenia-bistrot': {
    model: 'table',
    of: { shape: 'round', top: 'marbre', foot: 'single', legs: 'metal', depth: 110 },
    camera: { elevation: 16 },
  },
  'table-ebenia-atelier': {
    model: 'table',
    of: { foot: 'trestle', legs: 'metal', top: 'noyer', width: 160, depth: 75 },
    camera: { elevation: 18, fill: 0.88 },
  },
  'table-basse-ebenia-ovale': {
    model: 'table',
    of: { shape: 'oval', height: 40, depth: 70, width: 120 },
    camera: { elevation: 22 },
  },
  'table-basse-ebenia-verre': {
    model: 'table',
    of: { shape: 'round', top: 'verre', height: 38, depth: 90, legs: 'noyer' },
    camera: { elevation: 22 },
  },
  'chaise-ebenia-barreaux': { model: 'chair', of: { style: 'spindle' } },
  'chaise-ebenia-coque': { model: 'chair', of: { style: 'shell', legs: 'chêne' } },
  'chaise-ebenia-cannage': { model: 'chair', of: { style: 'cane', colour: 'noyer', legs: 'noyer', seat: 'ivoire' } },
  'chaise-ebenia-velours': { model: 'chair', of: { style: 'upholstered', cloth: 'velvet', legs: 'metal' } },
  'bibliotheque-ebenia-echelle': { model: 'shelves', camera: { elevation: 8, fill: 0.88 } },
  'buffet-ebenia-enfilade': { model: 'sideboard', camera: { azimuth: 22, fill: 0.88 } },
  'commode-ebenia-cannage': {
    model: 'sideboard',
    of: { kind: 'noyer', drawers: 0, cane: true, width: 120 },
    camera: { azimuth: -24 },
  },
  'meuble-tele-ebenia': {
    model: 'sideboard',
    of: { width: 180, height: 48, doors: 2, drawers: 2 },
    camera: { azimuth: -20, elevation: 16, fill: 0.9 },
  },
  'chevet-ebenia': { model: 'sideboard', of: { width: 45, height: 52, depth: 38, doors: 0, drawers: 2, legs: 20 } },
  'lit-ebenia-repos': { model: 'bed', camera: { elevation: 26, fill: 0.88 } },
  'miroir-ebenia-arche': { model: 'mirror', camera: { azimuth: 24, elevation: 6 } },
  'tapis-brumaire-lignes': { model: 'rug', camera: { elevation: 42, fill: 0.92 } },
  'vase-petite-soline': { model: 'vase' },
  'velo-roulevent-flanerie': bicycle({ basket: true }),
  'velo-roulevent-electrique': bicycle({ electric: true }),
  'velo-roulevent-route': bicycle({ style: 'road', saddle: 'noir' }),
  'velo-roulevent-enfant': bicycle({ style: 'child' }),
  'trottinette-roulevent-zef': { model: 'scooter', camera: { elevation: 10 } },
  'trottinette-roulevent-enfant': { model: 'scooter', of: { child: true }, camera: { elevation: 14 } },
  'protection-roulevent-bol': { model: 'helmet', camera: { fill: 0.7 } },
  'train-galipette': { model: 'woodenTrain', camera: { elevation: 22, fill: 0.9 } },
  'cubes-galipette': { model: 'blocks' },
  'ours-galipette': { model: 'plush' },
  'lapin-galipette': { model: 'plush', of: { ears: 'long', colour: 'gris', scarf: 'moutarde' } },
  'anneaux-galipette': { model: 'woodenToy', of: { kind: 'rings' } },
  'boulier-galipette': { model: 'woodenToy', of: { kind: 'abacus' } },
  'maison-galipette': { model: 'woodenToy', of: { kind: 'house' } },
  'jeu-ludeon-sentier': { model: 'boardGame', camera: { elevation: 34 } },
  'ballon-galipette': { model: 'football', camera: { fill: 0.6 } },
  'arrosoir-potagine': { model: 'wateringCan', camera: { azimuth: 16 } },
  'tondeuse-potagine': { model: 'mower', camera: { elevation: 18 } },
  'parasol-potagine': { model: 'gardenPiece', of: { kind: 'parasol' }, camera: { elevation: 4, fill: 0.86 } },
  'barbecue-potagine': { model: 'gardenPiece', of: { kind: 'barbecue' } },
  'pots-potagine': { model: 'gardenPiece', of: { kind: 'pots' } },
  'banc-potagine': { model: 'gardenPiece', of: { kind: 'bench' } },
  'lanterne-potagine': { model: 'gardenPiece', of: { kind: 'lantern' } },
  'secateur-potagine': tool('secateurs', 50),
  'chaise-jardin-potagine': { model: 'chair', of: { style: 'folding', colour: 'pin', legs: 'pin' } },
  'perceuse-ferrandine-18': { model: 'drill', camera: { azimuth: 18 } },
  'scie-ferrandine-18': { model: 'drill', of: { kind: 'saw' } },
  'ponceuse-ferrandine-18': { model: 'drill', of: { kind: 'sander' } },
  'marteau-ferrandine': tool('hammer', 40),
  'tournevis-ferrandine': tool('screwdrivers', 48),
  'coffre-ferrandine': tool('box', 16),
  'echelle-ferrandine': tool('ladder', 8),
  'metre-ferrandine': tool('tape', 26),
  'egoine-ferrandine': tool('saw', 10),
  'niveau-ferrandine': tool('level', 14),
  'rouleau-ferrandine': tool('roller', 12),
}

function cabinet(kind: string, width: number, top?: string): Look {
  return {
    model: 'cabinet',
    of: { kind, width, ...(top ? { top } : {}) },
    camera: { azimuth: 24, elevation: 13 },
    colours: { ivoire: '#ece7dc', 'vert sauge': '#8fa287', 'bleu nuit': '#2b3a54' },
  }
}

function bicycle(of: Record<string, unknown>): Look {
  return { model: 'bicycle', of, camera: { azimuth: 22, elevation: 7, fill: 0.9 } }
}

function tool(kind: string, elevation: number): Look {
  return { model: 'handTool', of: { kind }, camera: { elevation, azimuth: 22 } }
}
