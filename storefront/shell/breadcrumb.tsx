import { link, type PageRequest } from '../page.ts'
import { say } from '../words.ts'

export interface Crumb {
  path: string
  title: string
}

/** The way from the door to this page. */
export function Breadcrumb({ request, crumbs }: { request: PageRequest; crumbs: readonly Crumb[] }) {
  const { language } = request
  return (
    <nav class="breadcrumb" aria-label={say(language, 'shell.breadcrumb')}>
      <a href={link(language, '/')}>{say(language, 'shell.home')}</a>
      {crumbs.map(({ path, title }) => (
        <a key={path} href={link(language, path)}>
          {title}
        </a>
      ))}
    </nav>
  )
}

/** The same as schema.org has it, with the page itself at its end. */
export function breadcrumbFact(request: PageRequest, crumbs: readonly Crumb[]): object {
  const { language, settings } = request
  const all = [{ path: '/', title: say(language, 'shell.home') }, ...crumbs]
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: all.map(({ path, title }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      item: settings.publicUrl + link(language, path),
    })),
  }
}
