import { products } from '../../db/demo/source/products.ts'
import { shotsOf } from './look.ts'
import { electronics } from './looks/electronics.ts'
import { fashion } from './looks/fashion.ts'
import { household } from './looks/household.ts'
import { living } from './looks/living.ts'
import { televisions } from './looks/televisions.ts'
import type { Shot } from './shot.ts'

/** Every product with its pictures, by handle, in the order of the catalogue. */
export function looks(): Record<string, Shot[]> {
  const known = { ...electronics, ...household, ...fashion, ...living }
  return Object.fromEntries(
    products.flatMap((product) => {
      const look = product.category === 'televisions' ? televisions(product) : known[product.handle]
      if (!look) console.error(`no look for ${product.handle}`)
      return look ? [[product.handle, shotsOf(product, look)]] : []
    }),
  )
}
