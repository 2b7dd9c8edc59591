import type { ProductCard } from '@filrouge/contract/catalogue.ts'
import type { z } from 'zod'
import { link, type PageRequest, withQuery } from '../page.ts'
import { categoryIcon, Icon } from '../shell/icons.tsx'
import { Price } from '../shell/pieces.tsx'
import { say } from '../words.ts'

export type Product = z.output<typeof ProductCard>

/** The articles of a list, each a link to its page. */
export function ProductTiles({ request, products }: { request: PageRequest; products: readonly Product[] }) {
  return (
    <ul class="tiles">
      {products.map((product) => (
        <ProductTile key={product.id} request={request} product={product} />
      ))}
    </ul>
  )
}

function ProductTile({ request, product }: { request: PageRequest; product: Product }) {
  const { language } = request
  const postcode = request.query.get('postcode')
  const count = product.variants.length
  return (
    <li class="tile">
      <Picture image={product.image} category={product.category.code} />
      <p class="quiet tile-brand">{product.brand}</p>
      <a href={link(language, withQuery(`/products/${product.handle}`, { postcode }))}>{product.title}</a>
      <Price price={product.price} priorPrice={product.priorPrice} language={language} />
      {count > 1 && <p class="quiet">{say(language, 'product.variants', { count })}</p>}
    </li>
  )
}

interface PictureProps {
  image?: string | undefined
  category: string
  isLarge?: boolean
}

/** The picture of an article, or the drawing of its category while it has none. The title beside it says what it is. */
export function Picture({ image, category, isLarge }: PictureProps) {
  const side = isLarge ? 640 : 320
  return (
    <div class={isLarge ? 'picture picture-large' : 'picture'}>
      {image ? (
        <img src={image} alt="" width={side} height={side} loading={isLarge ? 'eager' : 'lazy'} decoding="async" />
      ) : (
        <Icon name={categoryIcon(category)} />
      )}
    </div>
  )
}
