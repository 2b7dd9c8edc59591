import type { PageAnswer, PageRequest } from '../page.ts'

/** What belongs to one visitor, and lists without end, are of no use in an index. */
const closed = [
  '/basket',
  '/checkout',
  '/pay/',
  '/orders',
  '/account',
  '/sign-in',
  '/search',
  '/suggestions',
  '/places',
]

/** What machines that gather pages may read, and where the map is. */
export async function robots({ settings }: PageRequest): Promise<PageAnswer> {
  const lines = [
    'User-agent: *',
    ...closed.flatMap((path) => [`Disallow: ${path}`, `Disallow: /en${path}`]),
    'Disallow: /api/',
    '',
    `Sitemap: ${settings.publicUrl}/sitemap.xml`,
    '',
  ]
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' }
  return { status: 200, html: lines.join('\n'), headers }
}
