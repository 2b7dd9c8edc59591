import { link, type PageAnswer, type PageRequest } from '../page.ts'
import { brandColour } from '../shell/brand-mark.tsx'
import { say } from '../words.ts'

/** What a telephone is told so that the shop can be installed as an app, a channel of its own. */
export async function appManifest(request: PageRequest): Promise<PageAnswer> {
  const { language, settings } = request
  const icon = (name: string, purpose: 'any' | 'maskable') => ({
    src: settings.assets[`${name}.png`],
    sizes: name.includes('192') ? '192x192' : '512x512',
    type: 'image/png',
    purpose,
  })
  const shortcut = (path: string, words: 'app.scan' | 'account.orders' | 'basket.title') => ({
    name: say(language, words),
    url: link(language, path),
  })
  const manifest = {
    id: '/',
    name: settings.retailerName,
    short_name: settings.retailerName,
    description: say(language, 'home.description'),
    lang: language,
    start_url: link(language, '/?app=1'),
    scope: '/',
    display: 'standalone',
    background_color: brandColour,
    theme_color: brandColour,
    icons: [icon('icon-192', 'any'), icon('icon-512', 'any'), icon('icon-maskable-512', 'maskable')],
    shortcuts: [
      shortcut('/scan', 'app.scan'),
      shortcut('/account', 'account.orders'),
      shortcut('/basket', 'basket.title'),
    ],
  }
  return {
    status: 200,
    html: JSON.stringify(manifest),
    headers: { 'content-type': 'application/manifest+json; charset=utf-8' },
  }
}
