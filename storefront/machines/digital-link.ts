import { showVariant } from '@filrouge/contract/catalogue.ts'
import type { Output } from '@filrouge/contract/endpoint.ts'
import { normaliseGtin } from '@filrouge/kernel/gtin.ts'
import { link, type PageAnswer, type PageRequest, problemIn, withQuery } from '../page.ts'
import { notThere } from '../shell/fault-pages.tsx'

type Found = Output<typeof showVariant>

const vocabulary = 'https://ref.gs1.org/voc/'

/** After the GTIN a variant of the consumer, a lot and a serial number may follow, in that order; the article is the same. */
const qualifiers = /^(?:22\/[^/]+\/?)?(?:10\/[^/]+\/?)?(?:21\/[^/]+\/?)?$/

/**
 * A GS1 Digital Link: what a code on the shelf or on the box opens. It leads to the article in the reader's language, or answers every link there is
 * (RFC 9264) where those are asked for. A number with a wrong check digit is no number of anything.
 */
export async function digitalLink(request: PageRequest): Promise<PageAnswer> {
  const gtin = normaliseGtin(request.params.gtin ?? '')
  // As it was written: a sign that is escaped belongs to its value.
  const rest = request.path.replace(/^\/01\/[^/]+\/?/, '')
  if (gtin === undefined || !qualifiers.test(rest)) return { ...(await notThere(request)), status: 400 }
  const found = await request.api(showVariant, { code: gtin }).catch((error) => {
    if (problemIn(error)?.status === 404) return null
    throw error
  })
  if (!found) return notThere(request)
  const anchor = `${request.settings.publicUrl}/01/${gtin}`
  const asked = request.query.get('linkType') ?? request.query.get('gs1:linkType') ?? ''
  if (/^(?:all|linkset)$/i.test(asked) || request.accept.includes('application/linkset+json'))
    return linkset(request, found, anchor)
  const headers = {
    vary: 'accept-language, accept',
    link: `<${anchor}?linkType=all>; rel="linkset"; type="application/linkset+json"`,
  }
  return { status: 307, location: link(request.language, pathOf(found)), headers }
}

const pathOf = ({ sku, product }: Found) =>
  withQuery(`/products/${encodeURIComponent(product.handle)}`, { sku: product.variants.length > 1 ? sku : undefined })

function linkset({ settings, language: hers }: PageRequest, found: Found, anchor: string): PageAnswer {
  const page = (language: 'fr' | 'en') => ({
    href: settings.publicUrl + link(language, pathOf(found)),
    // Its title is known in her language only.
    ...(language === hers ? { title: found.title } : {}),
    type: 'text/html',
    hreflang: [language],
  })
  const guides = found.product.documents
    .filter(({ kind }) => kind === 'guide')
    .map(({ title, url }) => ({
      href: settings.publicUrl + url,
      title,
      type: url.endsWith('.svg') ? 'image/svg+xml' : 'application/pdf',
    }))
  const links = {
    anchor,
    itemDescription: found.title,
    [`${vocabulary}defaultLink`]: [{ href: page('fr').href, title: found.title }],
    [`${vocabulary}defaultLinkMulti`]: [page('fr'), page('en')],
    [`${vocabulary}pip`]: [page('fr'), page('en')],
    ...(guides.length > 0 ? { [`${vocabulary}instructions`]: guides } : {}),
  }
  const headers = {
    'content-type': 'application/linkset+json',
    'access-control-allow-origin': '*',
    vary: 'accept-language, accept',
  }
  return { status: 200, html: JSON.stringify({ linkset: [links] }), headers }
}
