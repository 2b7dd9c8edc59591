import { type ProductView, shownPrice, showVariant, type VariantView } from '@filrouge/contract/catalogue.ts'
import { promiseArticle } from '@filrouge/contract/promise.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import { currentCart } from '../carts/current-cart.ts'
import { Picture } from '../catalogue/product-tile.tsx'
import { sayPromise, sayWindow } from '../dates.ts'
import { link, type PageAnswer, type PageRequest, problemIn, show, withQuery } from '../page.ts'
import { placeOf, sayDistance } from '../promises/places.ts'
import { waysOf } from '../promises/ways.ts'
import { Field, Notice, Price, sayCostTo } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'

type Found = VariantView & { product: ProductView }

/** The shelf in her hand: the code on the label, read by the camera or typed, and what there is to know of the article. */
export async function scanPage(request: PageRequest): Promise<PageAnswer> {
  const { language, query } = request
  const code = query.get('code')?.trim().slice(0, 80)
  const [cart, found] = await Promise.all([
    currentCart(request),
    code
      ? request.api(showVariant, { code }).catch((error) => {
          if ((problemIn(error)?.status ?? 500) >= 500) throw error
          return null
        })
      : undefined,
  ])
  const article = found ? await Article({ request, found }) : null
  return show(
    <Shell request={request} title={say(language, 'app.scan')} cart={cart} part="scan" isPrivate>
      <div class="scan">
        <h1>{found ? found.product.title : say(language, 'scan.title')}</h1>
        {found === null && (
          <Notice tone="warning" title={say(language, 'scan.unknown', { code: code ?? '' })}>
            <p>{say(language, 'scan.unknownHelp')}</p>
          </Notice>
        )}
        {article}
        <Reader request={request} isAgain={Boolean(found)} />
      </div>
    </Shell>,
    found === null ? 404 : 200,
  )
}

/** The camera, where there is one and a script to open it, and the field for the digits under the bars. */
function Reader({ request, isAgain }: { request: PageRequest; isAgain: boolean }) {
  const { language } = request
  return (
    <section class="reader" aria-label={say(language, 'app.scan')}>
      <div class="camera" data-camera data-address={link(language, '/scan')} hidden>
        <video muted playsInline aria-label={say(language, 'scan.camera')} />
        <p class="quiet" role="status" data-said />
        <button type="button" class="button button-wide" data-open data-failed={say(language, 'scan.refused')}>
          {say(language, isAgain ? 'scan.again' : 'scan.open')}
        </button>
      </div>
      <form method="get" action={link(language, '/scan')} class="place">
        <Field
          name="code"
          label={say(language, 'scan.code')}
          hint={say(language, 'scan.codeHint')}
          inputMode="numeric"
          maxLength={40}
          isRequired
        />
        <button type="submit" class="button button-quiet">
          {say(language, 'scan.look')}
        </button>
      </form>
    </section>
  )
}

/** Its price, where it can be had now, and when it would be at her home. */
async function Article({ request, found }: { request: PageRequest; found: Found }) {
  const { language, now } = request
  const { product } = found
  const { options } = await request
    .api(promiseArticle, { sku: found.sku, quantity: 1, limit: 6, ...placeOf(request, null) })
    .catch(() => ({ options: [] }))
  const ways = waysOf(options)
  const [home] = ways.home
  return (
    <article class="scanned" data-touch="scan" data-sku={found.sku}>
      <Picture image={product.image} category={product.category.code} />
      <div>
        <p class="quiet">{[product.brand, found.title].filter((part) => part !== product.title).join(' · ')}</p>
        <Price
          {...shownPrice(found)}
          language={language}
          isLarge
          withoutVat={request.isCompany ? found.product.vatRatePercent : undefined}
        />
        <form method="post" action={link(language, '/basket/add')} data-once>
          <input type="hidden" name="sku" value={found.sku} />
          <input type="hidden" name="press" value={newId('event')} />
          <div class="actions">
            {found.price && options.length > 0 && (
              <button type="submit" class="button">
                {say(language, 'product.add')}
              </button>
            )}
            <a
              class="button button-quiet"
              href={link(language, withQuery(`/products/${product.handle}`, { sku: found.sku }))}
            >
              {say(language, 'scan.more')}
            </a>
          </div>
        </form>
        {home && (
          <p class="headline">
            {sayPromise('home', home, language, now)} · {sayCostTo(request, home)}
          </p>
        )}
        {options.length === 0 && <p>{say(language, 'product.unavailable')}</p>}
        {ways.collect.length > 0 && (
          <>
            <h2>{say(language, 'availability.shops')}</h2>
            <ul class="ways">
              {ways.collect.map((option) => (
                <li key={option.locationId} class="way">
                  <span class="way-what">
                    <strong>{option.locationName}</strong>
                    {option.distanceMetres !== undefined && (
                      <span class="quiet"> {sayDistance(option.distanceMetres, language)}</span>
                    )}
                    <span class="way-detail">
                      {ways.inShopNow.has(option.locationId ?? '')
                        ? say(language, 'availability.inShop')
                        : say(language, 'promise.collect', { when: sayWindow('collect', option, language, now) })}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </article>
  )
}
