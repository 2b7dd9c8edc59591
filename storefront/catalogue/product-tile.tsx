import type { ProductCard } from '@filrouge/contract/catalogue.ts'
import { link, type PageRequest } from '../page.ts'
import { categoryIcon, Icon } from '../shell/icons.tsx'
import { Price } from '../shell/pieces.tsx'
import { say } from '../words.ts'

interface TilesProps {
  request: PageRequest
  products: readonly ProductCard[]
  id?: string
  /** One row that is swiped, rather than a grid. */
  isStrip?: boolean
}

/** The articles of a list, each a link to its page. */
export function ProductTiles({ request, products, id, isStrip }: TilesProps) {
  return (
    <ul id={id} class={isStrip ? 'tiles strip' : 'tiles'}>
      {products.map((product) => (
        <ProductTile key={product.id} request={request} product={product} />
      ))}
    </ul>
  )
}

function ProductTile({ request, product }: { request: PageRequest; product: ProductCard }) {
  const { language } = request
  const count = product.variants.length
  return (
    <li class="tile">
      <Picture image={product.image} category={product.category.code} />
      <p class="tile-brand">{product.brand}</p>
      <a href={link(language, `/products/${product.handle}`)}>{product.title}</a>
      <Price price={product.price} priorPrice={product.priorPrice} language={language} />
      {count > 1 && <p class="tile-variants">{say(language, 'product.variants', { count })}</p>}
    </li>
  )
}

/** The picture of an article, or the drawing of its category while it has none. The title beside it says what it is. */
export function Picture({ image, category }: { image?: string | undefined; category: string }) {
  return (
    <div class="picture">
      {image ? (
        <img src={image} alt="" width={320} height={320} loading="lazy" decoding="async" />
      ) : (
        <Icon name={categoryIcon(category)} />
      )}
    </div>
  )
}
