import type { ProductSource } from '../../../db/demo/source/product-source.ts'
import type { Look } from '../look.ts'

const landscapes: Record<string, string[]> = {
  Aurora: ['aurora', 'bloom', 'dusk', 'aurora'],
  Nordlys: ['lagoon', 'meadow', 'dusk', 'lagoon'],
  Clartès: ['meadow', 'dunes', 'lagoon', 'dusk'],
  Halovia: ['dusk', 'bloom', 'dunes', 'meadow'],
}

const heroes = new Set(['tv-aurora-55', 'tv-nordlys-65', 'tv-halovia-85'])

/** A television as its attributes say; the smaller it is, the less of the picture it takes. */
export function televisions(product: ProductSource): Look {
  const inches = Number(product.attributes.screen_diagonal_inches)
  const isFramed = product.handle.includes('tableau')
  const choices = landscapes[product.brand] ?? ['dusk']
  const picture = isFramed
    ? 'painting'
    : choices[[...product.handle].reduce((sum, one) => sum + one.charCodeAt(0), 0) % choices.length]
  const slim = product.attributes.screen_technology
  const isOled = typeof slim === 'object' && slim.fr === 'OLED'
  const fill = 0.68 + ((inches - 24) / 61) * 0.23
  return {
    model: 'television',
    of: {
      inches,
      picture: product.handle === 'tv-aurora-55' ? 'aurora' : picture,
      foot: isFramed ? 'none' : isOled ? 'central' : 'blades',
      bezel: isFramed ? 1.6 : isOled ? 0.4 : 0.8,
      ...(isFramed ? { frame: 'chêne' } : {}),
    },
    camera: { azimuth: -17, elevation: 5, fill },
    views: heroes.has(product.handle)
      ? [
          {
            name: 'profil',
            fr: 'de trois quarts',
            en: 'three-quarter view',
            camera: { azimuth: 52, elevation: 10, fill: fill * 0.94 },
          },
        ]
      : [],
  }
}
