import { appliances } from './appliances.ts'
import { audio } from './audio.ts'
import { clothes } from './clothes.ts'
import { computers } from './computers.ts'
import { fittedKitchen } from './fitted-kitchen.ts'
import { furniture } from './furniture.ts'
import { home } from './home.ts'
import { jeans } from './jeans.ts'
import { kitchen } from './kitchen.ts'
import { leisure } from './leisure.ts'
import { moreElectronics, moreKitchen } from './more-electronics.ts'
import type { ProductSource } from './product-source.ts'
import { telephones } from './telephones.ts'
import { televisions } from './televisions.ts'

/** The place of a range and of a product in it are part of its GTINs: new ones come last. */
export const ranges: ProductSource[][] = [
  televisions,
  audio,
  telephones,
  computers,
  jeans,
  kitchen,
  home,
  [...appliances, ...fittedKitchen, ...furniture],
  [...clothes, ...leisure, ...moreElectronics, ...moreKitchen],
]

export const products = ranges.flat()
