import { type ProductCard, shownPrice } from '@filrouge/contract/catalogue.ts'
import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { link, type PageRequest } from '../page.ts'
import { TilePromise } from '../promises/tile-promise.tsx'
import type { TilePromises } from '../promises/tile-promises.ts'
import { categoryIcon, Icon } from '../shell/icons.tsx'
import { Price } from '../shell/pieces.tsx'
import { say } from '../words.ts'

interface TilesProps {
  request: PageRequest
  products: readonly ProductCard[]
  id?: string
  /** One row that is swiped, rather than a grid. */
  isStrip?: boolean
  /** Where her place is known. */
  promises?: TilePromises | undefined
}

/** The articles of a list, each a link to its page. */
export function ProductTiles({ request, products, id, isStrip, promises }: TilesProps) {
  return (
    <ul id={id} class={isStrip ? 'tiles strip' : 'tiles'}>
      {products.map((product) => (
        <ProductTile key={product.id} request={request} product={product} options={promises?.get(product.id)} />
      ))}
    </ul>
  )
}

interface TileProps {
  request: PageRequest
  product: ProductCard
  options: readonly PromiseOption[] | undefined
}

function ProductTile({ request, product, options }: TileProps) {
  const { language } = request
  const count = product.variants.length
  return (
    <li class="tile">
      <Picture image={product.image} category={product.category.code} />
      <p class="tile-brand">{product.brand}</p>
      <a href={link(language, `/products/${product.handle}`)}>{product.title}</a>
      <Price
        {...shownPrice(product)}
        language={language}
        withoutVat={request.isCompany ? product.vatRatePercent : undefined}
      />
      {count > 1 && <p class="tile-variants">{say(language, 'product.variants', { count })}</p>}
      {options && <TilePromise request={request} options={options} hasOthers={count > 1} />}
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
