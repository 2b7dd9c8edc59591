import { listCategories, listProductAddresses } from '@filrouge/contract/catalogue.ts'
import { listLocations } from '@filrouge/contract/locations.ts'
import { link, type PageAnswer, type PageRequest } from '../page.ts'
import { notThere } from '../shell/fault-pages.tsx'

/** A file may hold fifty thousand addresses; each page has one in either language. */
const pagesInFile = 25_000
const readAtOnce = 2500

const headers = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' }
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** The index of the maps of the site: the pages that are always there, then the articles in as many files as they need. */
export async function sitemapIndex(request: PageRequest): Promise<PageAnswer> {
  const { total } = await request.api(listProductAddresses, { limit: 1 })
  const parts = Array.from({ length: Math.ceil(total / pagesInFile) }, (_, index) => `products-${index + 1}`)
  const entries = ['pages', ...parts].map(
    (name) => `<sitemap><loc>${escaped(`${request.settings.publicUrl}/sitemaps/${name}.xml`)}</loc></sitemap>\n`,
  )
  const body = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</sitemapindex>\n`
  return { status: 200, html: declaration + body, headers }
}

/** One of the maps; the articles are sent as they are read, so that a large catalogue takes no more memory than a small one. */
export async function sitemapPart(request: PageRequest, fixedPaths: readonly string[]): Promise<PageAnswer> {
  const name = request.params.name ?? ''
  if (name === 'pages.xml') return { status: 200, body: inSet(fixedPages(request, fixedPaths)), headers }
  const part = Number(/^products-([1-9]\d{0,3})\.xml$/.exec(name)?.[1] ?? 0)
  if (part === 0) return notThere(request)
  const skip = (part - 1) * pagesInFile
  const { total } = await request.api(listProductAddresses, { limit: 1 })
  if (skip >= Math.max(1, total)) return notThere(request)
  return { status: 200, body: inSet(products(request, skip)), headers }
}

interface Entry {
  path: string
  updatedAt?: string
  image?: string | undefined
}

async function* inSet(entries: AsyncIterable<string>): AsyncGenerator<string> {
  const spaces = [
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
    'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"',
  ]
  yield `${declaration}<urlset ${spaces.join(' ')}>\n`
  yield* entries
  yield '</urlset>\n'
}

async function* fixedPages(request: PageRequest, fixedPaths: readonly string[]): AsyncGenerator<string> {
  const [categories, shops] = await Promise.all([
    request.api(listCategories, {}),
    request.api(listLocations, { kind: 'shop', limit: 100 }),
  ])
  const paths = [
    ...fixedPaths,
    ...categories.items
      .filter(({ productCount }) => productCount > 0)
      .map(({ code }) => `/c/${encodeURIComponent(code)}`),
    ...shops.items.map(({ code }) => `/shops/${encodeURIComponent(code)}`),
  ]
  for (const path of paths) yield written(request, { path })
}

async function* products(request: PageRequest, skip: number): AsyncGenerator<string> {
  let left = pagesInFile
  let cursor: string | undefined
  while (left > 0) {
    const page = await request.api(listProductAddresses, { skip, cursor, limit: Math.min(readAtOnce, left) })
    yield page.items
      .map(({ handle, updatedAt, image }) =>
        written(request, { path: `/products/${encodeURIComponent(handle)}`, updatedAt, image }),
      )
      .join('')
    left -= page.items.length
    if (page.nextCursor === null) return
    cursor = page.nextCursor
  }
}

/** A page as its two addresses, each naming the other. */
function written({ settings }: PageRequest, { path, updatedAt, image }: Entry): string {
  const address = (language: 'fr' | 'en') => escaped(settings.publicUrl + link(language, path))
  const others = [
    ['fr', address('fr')],
    ['en', address('en')],
    ['x-default', address('fr')],
  ].map(([language, href]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`)
  const rest = [
    updatedAt && `<lastmod>${updatedAt}</lastmod>`,
    ...others,
    image && `<image:image><image:loc>${escaped(settings.publicUrl + image)}</image:loc></image:image>`,
  ]
    .filter(Boolean)
    .join('')
  return `<url><loc>${address('fr')}</loc>${rest}</url>\n<url><loc>${address('en')}</loc>${rest}</url>\n`
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)
