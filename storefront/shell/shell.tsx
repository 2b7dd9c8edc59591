import type { CartView } from '@filrouge/contract/carts.ts'
import type { ComponentChildren } from 'preact'
import { TabBar } from '../app/tab-bar.tsx'
import { link, type PageRequest } from '../page.ts'
import { say } from '../words.ts'
import { brandColour, brandIcon } from './brand-mark.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'

export interface ShellProps {
  request: PageRequest
  title: string
  description?: string | undefined
  cart: CartView | null
  /** Looked for now, shown again in the search field. */
  searched?: string | undefined
  /** Seconds after which a browser without JavaScript asks for the page again. */
  refreshAfterSeconds?: number
  isPrivate?: boolean
  /** The styles and scripts that this page has besides those of every page. */
  part?: 'buying' | 'scan'
  /** The styles of this kind of page alone: too few for a file of their own. */
  look?: 'home' | 'list'
  /** The address that stands for this page where it has several, without the language's prefix. */
  canonicalPath?: string | undefined
  /** Shown where somebody shares the page; an address of this shop. */
  picture?: string | undefined
  /** What the page says to machines, as schema.org has it. */
  facts?: readonly object[]
  /** Its parts go from one edge of the window to the other, and keep their own margins. */
  isWide?: boolean
  children: ComponentChildren
}

/** The whole document around a page. */
export function Shell(props: ShellProps) {
  const { request, isWide } = props
  const { language } = request
  return (
    <html lang={language}>
      <Head {...props} />
      <body>
        <a class="skip" href="#content">
          {say(language, 'shell.skip')}
        </a>
        <Header request={request} cart={props.cart} searched={props.searched} />
        <main id="content" class={isWide ? 'wide' : undefined} tabIndex={-1}>
          {props.children}
        </main>
        <Footer request={request} />
        <TabBar request={request} cart={props.cart} />
        <p id="announcer" class="unseen" role="status" aria-live="polite" />
      </body>
    </html>
  )
}

function Head(props: ShellProps) {
  const { request, title, description, refreshAfterSeconds, isPrivate, part, look, facts = [] } = props
  const { language, settings } = request
  const whole = title === settings.retailerName ? title : `${title} · ${settings.retailerName}`
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{whole}</title>
      {description && <meta name="description" content={description} />}
      {isPrivate ? <meta name="robots" content="noindex" /> : <PublicAddress {...props} />}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content={brandColour} />
      <meta name="offline" content={say(language, 'app.offlineSeen')} />
      <link rel="manifest" href={link(language, '/manifest.webmanifest')} />
      <link rel="apple-touch-icon" href={settings.assets['icon-180.png']} />
      <link rel="icon" href={brandIcon} type="image/svg+xml" />
      <link rel="preload" as="font" type="font/woff2" href={settings.assets['inter.woff2']} crossorigin="anonymous" />
      <Styles request={request} name="shop.css" />
      {part && <Styles request={request} name={`${part}.css`} />}
      {look && <style dangerouslySetInnerHTML={{ __html: settings.styles[`${look}.css`] ?? '' }} />}
      <script type="module" src={settings.assets['shop.js']} />
      {part && <script type="module" src={settings.assets[`${part}.js`]} />}
      {refreshAfterSeconds !== undefined && (
        <noscript>
          <meta http-equiv="refresh" content={String(refreshAfterSeconds)} />
        </noscript>
      )}
      {facts.map((fact) => (
        <script
          key={(fact as { '@type': string })['@type']}
          type="application/ld+json"
          // No sign in it can end the script.
          dangerouslySetInnerHTML={{ __html: JSON.stringify(fact).replaceAll('<', '\\u003c') }}
        />
      ))}
    </head>
  )
}

/**
 * Whoever comes from elsewhere has none of our styles: they stand in the page, which can be read as soon as it is there. Who comes from another
 * page has them in a file, which `islands/keep-styles.ts` has fetched meanwhile.
 */
function Styles({ request, name }: { request: PageRequest; name: string }) {
  const { assets, styles } = request.settings
  if (request.comesFromHere) return <link rel="stylesheet" href={assets[name]} />
  return <style data-file={assets[name]} dangerouslySetInnerHTML={{ __html: styles[name] ?? '' }} />
}

/** Where the page is found, in each language, and how it looks when it is shared. */
function PublicAddress({ request, title, description, canonicalPath, picture }: ShellProps) {
  const { language, settings } = request
  const address = (other: 'fr' | 'en') => settings.publicUrl + link(other, canonicalPath ?? request.path)
  return (
    <>
      <link rel="canonical" href={address(language)} />
      <link rel="alternate" hreflang="fr" href={address('fr')} />
      <link rel="alternate" hreflang="en" href={address('en')} />
      <link rel="alternate" hreflang="x-default" href={address('fr')} />
      <meta property="og:site_name" content={settings.retailerName} />
      <meta property="og:type" content="website" />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={address(language)} />
      <meta property="og:locale" content={language === 'fr' ? 'fr_FR' : 'en_GB'} />
      {picture && <meta property="og:image" content={settings.publicUrl + picture} />}
      <meta name="twitter:card" content={picture ? 'summary_large_image' : 'summary'} />
    </>
  )
}
