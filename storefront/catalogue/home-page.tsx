import { listCategories, searchProducts } from '@filrouge/contract/catalogue.ts'
import { currentCart } from '../carts/current-cart.ts'
import { link, type PageAnswer, type PageRequest, show } from '../page.ts'
import { categoryIcon, Icon } from '../shell/icons.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { ProductTiles } from './product-tile.tsx'

/** The door of the shop: search, categories, some articles. */
export async function homePage(request: PageRequest): Promise<PageAnswer> {
  const { language, settings } = request
  const [categories, cart] = await Promise.all([request.api(listCategories, {}), currentCart(request)])
  const departments = categories.items.filter((one) => one.parent === undefined && one.productCount > 0)
  // Some of each of the first departments: one call for all would show one department only.
  const found = await Promise.all(
    departments.slice(0, 4).map(({ code }) => request.api(searchProducts, { category: code, limit: 3 })),
  )
  const articles = found.flatMap((one) => one.items)
  return show(
    <Shell request={request} title={settings.retailerName} description={say(language, 'home.description')} cart={cart}>
      <div class="hero">
        <h1>{say(language, 'home.title')}</h1>
        <p>{say(language, 'home.description')}</p>
      </div>
      <section aria-labelledby="categories-title">
        <h2 id="categories-title">{say(language, 'home.categories')}</h2>
        <ul class="categories">
          {departments.map((category) => (
            <li key={category.code}>
              <a href={link(language, `/c/${encodeURIComponent(category.code)}`)}>
                <Icon name={categoryIcon(category.code)} />
                {category.title}
              </a>
            </li>
          ))}
        </ul>
      </section>
      {articles.length > 0 && (
        <section aria-labelledby="articles-title">
          <h2 id="articles-title">{say(language, 'home.articles')}</h2>
          <ProductTiles request={request} products={articles} />
        </section>
      )}
    </Shell>,
  )
}
