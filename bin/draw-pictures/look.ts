import type { BilingualText, ProductSource } from '../../db/demo/source/product-source.ts'
import type { Shot } from './shot.ts'

type Camera = NonNullable<Shot['camera']>

/** How a product is pictured: its model, and the other views of it. Each of its colours gets a picture of its own. */
export interface Look {
  model: string
  of?: Record<string, unknown>
  camera?: Camera
  views?: { name: string; fr: string; en: string; of?: Record<string, unknown>; camera?: Camera }[]
  /** What the model calls a colour of the shop's. */
  colours?: Record<string, string>
}

/** The pictures of a product: for each of its colours, the first view and then the others. */
export function shotsOf(product: ProductSource, look: Look): Shot[] {
  const { model, of = {}, camera = {}, views = [], colours = {} } = look
  const worn = new Map<string, BilingualText>()
  for (const { options } of product.variants) {
    const { colour } = options
    if (typeof colour === 'object') worn.set(colour.fr, colour)
  }
  const inColour = (colour?: BilingualText): Shot[] => {
    const base = colour ? { ...of, colour: colours[colour.fr] ?? colour.fr } : of
    const shown = colour ? { options: { colour } } : {}
    const part = colour ? slug(colour.fr) : ''
    return [
      { model, of: base, camera, ...shown, ...(part ? { name: part } : {}) },
      ...views.map((view) => ({
        model,
        of: { ...base, ...view.of },
        camera: { ...camera, ...view.camera },
        ...shown,
        name: part ? `${part}-${view.name}` : view.name,
        viewFr: view.fr,
        viewEn: view.en,
      })),
    ]
  }
  return worn.size === 0 ? inColour() : [...worn.values()].flatMap(inColour)
}

const slug = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
