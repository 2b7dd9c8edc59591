import { listProductAddresses, type ProductView, showProduct, showVariant } from '@filrouge/contract/catalogue.ts'
import { listLocations, showLocation } from '@filrouge/contract/locations.ts'
import { promiseArticle } from '@filrouge/contract/promise.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import { describe, expect, test } from 'vitest'
import type { PageAnswer } from '../page.ts'
import { answering, atHome, atShop, euros, jeans, refusing, visit } from '../visit.fixture.ts'

type Fact = Record<string, unknown>

/** What a page says to machines, by its type. */
function factsIn(html = ''): Map<string, Fact> {
  const scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, text]) => JSON.parse(text ?? '') as Fact,
  )
  return new Map(scripts.map((fact) => [fact['@type'] as string, fact]))
}

async function textOf({ html, body }: PageAnswer): Promise<string> {
  let text = html ?? ''
  for await (const part of body ?? []) text += part
  return text
}

const promised = answering(promiseArticle, { lines: [], at: '2026-11-23T09:00:00Z', options: [atShop, atHome] })
const shown = (product: ProductView) => [answering(showProduct, product), promised]
const visitor = { hasSession: false }

describe('the page of an article says to machines', () => {
  const { variants } = jeans
  const gtin = '9525000100020'
  const coloured = { ...jeans, variants: variants.map((one) => ({ ...one, gtin })) }

  test('what it is, what it costs, when it comes and how it goes back', async () => {
    const { html } = await visit('/products/jean-lena?sku=JEAN-38', { ...visitor, answers: shown(coloured) })
    const article = factsIn(html).get('Product')
    expect(article).toMatchObject({
      '@context': 'https://schema.org',
      sku: 'JEAN-38',
      gtin,
      brand: { '@type': 'Brand', name: 'Atelier Garance' },
      color: 'bleu',
      size: '38',
      isVariantOf: { '@type': 'ProductGroup', variesBy: ['https://schema.org/size', 'https://schema.org/color'] },
    })
    const offer = article?.offers as Fact
    expect(offer).toMatchObject({
      '@type': 'Offer',
      price: '89.90',
      priceCurrency: 'EUR',
      availability: 'https://schema.org/InStock',
      itemCondition: 'https://schema.org/NewCondition',
      url: 'https://volta.example/products/jean-lena?sku=JEAN-38',
      seller: { name: 'Volta SAS' },
    })
    expect(offer.shippingDetails).toEqual([
      expect.objectContaining({
        '@type': 'OfferShippingDetails',
        shippingRate: { '@type': 'MonetaryAmount', value: '5.90', currency: 'EUR' },
        shippingDestination: { '@type': 'DefinedRegion', addressCountry: 'FR' },
      }),
    ])
    expect(offer.hasMerchantReturnPolicy).toContainEqual(
      expect.objectContaining({ merchantReturnDays: 14, returnMethod: 'https://schema.org/ReturnInStore' }),
    )
  })

  test('until when a price holds only where its end is set', async () => {
    const open = await visit('/products/jean-lena', { ...visitor, answers: shown(jeans) })
    expect(factsIn(open.html).get('Product')?.offers).not.toHaveProperty('priceValidUntil')
    const priceUntil = '2026-11-30T22:59:59Z'
    const ending = { ...jeans, variants: variants.map((one) => ({ ...one, priceUntil })) }
    const { html } = await visit('/products/jean-lena', { ...visitor, answers: shown(ending) })
    expect(factsIn(html).get('Product')?.offers).toMatchObject({ priceValidUntil: priceUntil })
  })

  test('that there is none, or that it must be ordered first', async () => {
    const availability = async (options: (typeof atHome)[]) => {
      const answer = answering(promiseArticle, { lines: [], at: '2026-11-23T09:00:00Z', options })
      const { html } = await visit('/products/jean-lena', {
        ...visitor,
        answers: [answering(showProduct, jeans), answer],
      })
      return (factsIn(html).get('Product')?.offers as Fact | undefined)?.availability
    }
    expect(await availability([])).toBe('https://schema.org/OutOfStock')
    expect(await availability([{ ...atHome, why: [{ code: 'supplier_order' }] }])).toBe('https://schema.org/BackOrder')
    expect(await availability([atShop])).toBe('https://schema.org/InStoreOnly')
  })

  test('nothing that could end its script', async () => {
    const hostile = { ...jeans, description: '</script><script>alert(1)</script>' }
    const { html } = await visit('/products/jean-lena', { ...visitor, answers: shown(hostile) })
    expect(html).not.toContain('<script>alert')
    expect(factsIn(html).get('Product')?.description).toBe(hostile.description)
  })

  test('one address for all its variants, in both languages, and a picture to share', async () => {
    const pictured = { ...jeans, image: '/pictures/jean-400.webp', pictureLarge: '/pictures/jean-1200.webp' }
    const { html } = await visit('/products/jean-lena?sku=JEAN-38', {
      ...visitor,
      answers: shown(pictured),
      language: 'en',
    })
    expect(html).toContain('<link rel="canonical" href="https://volta.example/en/products/jean-lena"/>')
    expect(html).toContain('hreflang="fr" href="https://volta.example/products/jean-lena"/>')
    expect(html).toContain('hreflang="x-default" href="https://volta.example/products/jean-lena"/>')
    expect(html).toContain('property="og:image" content="https://volta.example/pictures/jean-1200.webp"')
    expect(html).toContain('name="twitter:card" content="summary_large_image"')
  })
})

test('a shop says its week, and the holidays on which it is closed', async () => {
  const shop = {
    id: newId('location'),
    code: 'lyon',
    kind: 'shop' as const,
    name: 'Volta Lyon',
    address: { street: '1 rue Mercière', postcode: '69002', city: 'Lyon', country: 'FR' },
    latitude: 45.76,
    longitude: 4.83,
    timeZone: 'Europe/Paris',
    hours: [{ weekday: 1, opens: '10:00', closes: '20:00' }],
    isOpen: false,
    opensAt: '2026-11-23T09:30:00Z',
    closedOn: ['2026-12-25'],
    services: [],
    places: [],
  }
  const { html } = await visit('/shops/lyon', { ...visitor, answers: [answering(showLocation, shop)] })
  expect(factsIn(html).get('Store')).toMatchObject({
    address: { '@type': 'PostalAddress', postalCode: '69002' },
    geo: { latitude: 45.76, longitude: 4.83 },
    openingHoursSpecification: [{ dayOfWeek: 'https://schema.org/Monday', opens: '10:00', closes: '20:00' }],
    specialOpeningHoursSpecification: [{ validFrom: '2026-12-25', opens: '00:00', closes: '00:00' }],
  })
  expect(html).toContain('Fermé, ouvre aujourd’hui à 10\u00a0h\u00a030')
})

describe('the map of the site', () => {
  const addresses = (total: number) =>
    answering(listProductAddresses, (input) => {
      const from = input.cursor === undefined ? Number(input.skip ?? 0) : Number(input.cursor)
      const until = Math.min(total, from + Number(input.limit))
      const items = Array.from({ length: until - from }, (_, index) => ({
        handle: `article-${from + index}`,
        title: 'Un article',
        updatedAt: '2026-11-01T00:00:00Z',
        image: '/pictures/a&b-1200.webp',
      }))
      return { items, nextCursor: until < total ? String(until) : null, total }
    })

  test('has as many files as three hundred thousand articles need, each named in the index', async () => {
    const { html } = await visit('/sitemap.xml', { ...visitor, answers: [addresses(300_000)] })
    expect(html?.match(/<loc>/g)).toHaveLength(13)
    expect(html).toContain('<loc>https://volta.example/sitemaps/products-12.xml</loc>')
  })

  test('holds fifty thousand addresses in a file, each article once in either language, read a few at a time', async () => {
    const answer = await visit('/sitemaps/products-2.xml', { ...visitor, answers: [addresses(60_000)] })
    expect(answer.said.filter(({ name }) => name === 'listProductAddresses')).toHaveLength(1)
    const text = await textOf(answer)
    expect(text.match(/<url>/g)).toHaveLength(50_000)
    expect(text).toContain('<loc>https://volta.example/products/article-25000</loc>')
    expect(text).not.toContain('article-24999<')
    expect(text).toContain('<loc>https://volta.example/en/products/article-49999</loc>')
    expect(text).toContain('<image:loc>https://volta.example/pictures/a&amp;b-1200.webp</image:loc>')
    expect(answer.said.every(({ input }) => Number(input.limit) <= 2500)).toBe(true)
    expect((await visit('/sitemaps/products-4.xml', { ...visitor, answers: [addresses(60_000)] })).status).toBe(404)
  })

  test('is named to whoever asks for the rules', async () => {
    const { html } = await visit('/robots.txt', visitor)
    expect(html).toContain('Sitemap: https://volta.example/sitemap.xml')
    expect(html).toContain('Disallow: /en/basket')
  })
})

describe('a GS1 Digital Link', () => {
  const variant = { ...jeans.variants[1]!, product: { ...jeans, documents: [] } }
  const known = answering(showVariant, (input) => {
    if (input.code !== '05412345000013') throw new Error(`asked for ${input.code}`)
    return variant
  })

  test('leads to the article in the language of its reader, whatever lot or serial number follows', async () => {
    for (const path of [
      '/01/05412345000013',
      '/01/5412345000013',
      '/01/05412345000013/10/ABC%26%2B123?3103=000189&3923=2172',
      '/01/05412345000013/22/2A/10/LOT7/21/XYZ',
    ]) {
      const { status, location } = await visit(path, { ...visitor, answers: [known] })
      expect([path, status, location]).toEqual([path, 307, '/products/jean-lena?sku=JEAN-38'])
    }
    const english = await visit('/01/05412345000013', { ...visitor, answers: [known], language: 'en' })
    expect(english.location).toBe('/en/products/jean-lena?sku=JEAN-38')
    expect(english.headers?.link).toContain('rel="linkset"')
  })

  test('takes every length of number, and refuses one whose check digit is wrong', async () => {
    const asked: string[] = []
    const any = answering(showVariant, (input) => {
      asked.push(String(input.code))
      return variant
    })
    for (const gtin of [
      '6291041500213',
      '4006381333931',
      '96385074',
      '3017620422003',
      '9780143007234',
      '10614141234520',
    ])
      expect((await visit(`/01/${gtin}`, { ...visitor, answers: [any] })).status, gtin).toBe(307)
    expect(asked).toContain('00000096385074')
    for (const wrong of ['6291041500214', '10614141234521', '123', 'abc'])
      expect((await visit(`/01/${wrong}`, { ...visitor, answers: [any] })).status, wrong).toBe(400)
    expect((await visit('/01/05412345000013/99/x', { ...visitor, answers: [any] })).status).toBe(400)
    const unknown = [refusing(showVariant, 'variant_not_found', 404)]
    expect((await visit('/01/05412345000013', { ...visitor, answers: unknown })).status).toBe(404)
  })

  test('answers every link there is where those are asked for', async () => {
    const accepts = { ...visitor, answers: [known] }
    for (const options of [accepts, { ...accepts, accept: 'application/linkset+json' }]) {
      const query = options === accepts ? '?linkType=all' : ''
      const { html, headers, status } = await visit(`/01/05412345000013${query}`, options)
      expect(status).toBe(200)
      expect(headers?.['content-type']).toBe('application/linkset+json')
      const [links] = JSON.parse(html ?? '').linkset
      expect(links.anchor).toBe('https://volta.example/01/05412345000013')
      expect(links['https://ref.gs1.org/voc/pip'].map((one: { href: string }) => one.href)).toEqual([
        'https://volta.example/products/jean-lena?sku=JEAN-38',
        'https://volta.example/en/products/jean-lena?sku=JEAN-38',
      ])
      expect(links['https://ref.gs1.org/voc/defaultLink']).toHaveLength(1)
    }
  })
})

test('the postcode given on one page is kept for the next, and a town’s name is as good', async () => {
  const options = { ...visitor, answers: [answering(listLocations, { items: [], nextCursor: null }), ...shown(jeans)] }
  const given = await visit('/products/jean-lena?postcode=75004', options)
  expect(given.postcode).toBe('75004')
  const later = await visit('/products/jean-lena', { ...options, postcode: '75004' })
  expect(later.said.find(({ name }) => name === 'promiseArticle')?.input).toMatchObject({ postcode: '75004' })
  expect(later.postcode).toBeUndefined()
  const unknown = [answering(showProduct, jeans), refusing(promiseArticle, 'postcode_not_found', 404)]
  expect((await visit('/products/jean-lena?postcode=00000', { ...visitor, answers: unknown })).postcode).toBeUndefined()
})

test('prices are written for machines to the cent', async () => {
  const odd = { ...jeans, variants: jeans.variants.map((one) => ({ ...one, price: euros(100_005) })) }
  const { html } = await visit('/products/jean-lena', { ...visitor, answers: shown(odd) })
  expect(factsIn(html).get('Product')?.offers).toMatchObject({ price: '1000.05' })
})
