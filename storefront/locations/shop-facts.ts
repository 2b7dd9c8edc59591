import type { LocationView } from '@filrouge/contract/locations.ts'
import { link, type PageRequest } from '../page.ts'

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** A shop as schema.org has it: where it is, its week, and the days that are otherwise. */
export function shopFact({ language, settings }: PageRequest, shop: LocationView): object {
  const { address } = shop
  return {
    '@context': 'https://schema.org',
    '@type': 'Store',
    name: shop.name,
    url: settings.publicUrl + link(language, `/shops/${shop.code}`),
    parentOrganization: { '@id': `${settings.publicUrl}/#organization` },
    address: {
      '@type': 'PostalAddress',
      streetAddress: address.street,
      postalCode: address.postcode,
      addressLocality: address.city,
      addressCountry: address.country,
    },
    geo: { '@type': 'GeoCoordinates', latitude: shop.latitude, longitude: shop.longitude },
    ...(shop.phone ? { telephone: shop.phone } : {}),
    openingHoursSpecification: shop.hours.map(({ weekday, opens, closes }) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: `https://schema.org/${dayNames[weekday - 1]}`,
      opens,
      closes,
    })),
    // Closed all day is written as opening and closing at midnight.
    ...(shop.closedOn.length > 0
      ? {
          specialOpeningHoursSpecification: shop.closedOn.map((day) => ({
            '@type': 'OpeningHoursSpecification',
            validFrom: day,
            validThrough: day,
            opens: '00:00',
            closes: '00:00',
          })),
        }
      : {}),
  }
}
