import { link, type PageRequest } from '../page.ts'

/** What the door of the shop says to machines: who sells, and how its search is asked. */
export function homeFacts({ language, settings, seller }: PageRequest): object[] {
  const url = settings.publicUrl + link(language, '/')
  const address = seller?.street && {
    '@type': 'PostalAddress',
    streetAddress: seller.street,
    postalCode: seller.postcode,
    addressLocality: seller.city,
    addressCountry: 'FR',
  }
  return [
    {
      '@context': 'https://schema.org',
      '@type': 'Organization',
      '@id': `${settings.publicUrl}/#organization`,
      name: settings.retailerName,
      url: settings.publicUrl,
      ...(seller ? { legalName: seller.name, vatID: seller.vatNumber, iso6523Code: `0002:${seller.siren}` } : {}),
      ...(address ? { address } : {}),
      ...(seller?.email ? { email: seller.email } : {}),
      ...(seller?.phone ? { telephone: seller.phone } : {}),
    },
    {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name: settings.retailerName,
      url,
      inLanguage: language,
      publisher: { '@id': `${settings.publicUrl}/#organization` },
      potentialAction: {
        '@type': 'SearchAction',
        target: {
          '@type': 'EntryPoint',
          urlTemplate: `${settings.publicUrl + link(language, '/search')}?q={search_term_string}`,
        },
        'query-input': 'required name=search_term_string',
      },
    },
  ]
}
