import type { ProductView, VariantView } from '@filrouge/contract/catalogue.ts'
import { link, type PageRequest } from '../page.ts'
import { Icon } from '../shell/icons.tsx'
import { withUnit } from '../shell/pieces.tsx'
import { say } from '../words.ts'

interface DetailsProps {
  request: PageRequest
  product: ProductView
  variant: VariantView
}

/** What the article is, in words and figures, its documents, and what the law wants said beside it. */
export function ProductDetails({ request, product, variant }: DetailsProps) {
  const { language } = request
  return (
    <div class="details">
      {product.description && (
        <section class="details-text" aria-labelledby="description-title">
          <h2 id="description-title">{say(language, 'product.description')}</h2>
          {product.description.split(/\n+/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <Documents request={request} product={product} />
        </section>
      )}
      <section class="details-facts" aria-labelledby="attributes-title">
        <h2 id="attributes-title">{say(language, 'product.attributes')}</h2>
        <dl class="attributes">
          {product.attributes.map((attribute) => (
            <div key={attribute.key}>
              <dt>{attribute.title}</dt>
              <dd>{withUnit(attribute.value, attribute.unit)}</dd>
            </div>
          ))}
          <div>
            <dt>{say(language, 'product.reference')}</dt>
            <dd>{variant.gtin ? `${variant.sku} · GTIN ${variant.gtin}` : variant.sku}</dd>
          </div>
        </dl>
      </section>
      <Legal request={request} product={product} />
    </div>
  )
}

function Documents({ request, product }: { request: PageRequest; product: ProductView }) {
  if (product.documents.length === 0) return null
  return (
    <ul class="documents" aria-label={say(request.language, 'product.documents')}>
      {product.documents.map(({ title, url }) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noopener">
            <Icon name="document" />
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The guarantee, the right to change one's mind, the seller and who answers for the product's safety (GPSR art. 19). */
function Legal({ request, product }: { request: PageRequest; product: ProductView }) {
  const { language, seller } = request
  const { manufacturer } = product
  return (
    <section class="legal" aria-labelledby="legal-title">
      <h2 id="legal-title">{say(language, 'product.legal')}</h2>
      <dl>
        <div>
          <dt>{say(language, 'product.guarantee')}</dt>
          <dd>
            {say(language, 'product.guaranteeText')}{' '}
            <a href={link(language, '/delivery-and-returns#about-guarantee')}>{say(language, 'product.more')}</a>
          </dd>
        </div>
        <div>
          <dt>{say(language, 'product.withdrawal')}</dt>
          <dd>
            {say(language, 'product.withdrawalText')}{' '}
            <a href={link(language, '/delivery-and-returns#about-withdrawal')}>{say(language, 'product.more')}</a>
          </dd>
        </div>
        {seller && (
          <div>
            <dt>{say(language, 'product.seller')}</dt>
            <dd>
              {say(language, 'product.sellerText', { name: seller.name, siren: seller.siren })}
              {seller.street && `, ${seller.street}, ${seller.postcode} ${seller.city}`}
            </dd>
          </div>
        )}
        {manufacturer && (
          <div>
            <dt>{say(language, 'product.manufacturer')}</dt>
            <dd>
              {manufacturer.name}, {manufacturer.postalAddress},{' '}
              <a href={`mailto:${manufacturer.email}`}>{manufacturer.email}</a>
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}
