import type { ComponentChildren, ComponentType, JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useApp } from './app.ts'
import { type Store, store, useStore } from './store.ts'

// The page's address is one per window, so it is the one thing here that belongs to no app.
const address: Store<string> = store(typeof location === 'undefined' ? '/' : location.pathname + location.search)

if (typeof window !== 'undefined') {
  window.addEventListener('popstate', () => address.set(location.pathname + location.search))
}

/** What the pattern takes from a path (`/articles/:code`), or undefined where they do not match. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/').filter(Boolean)
  const given = path.split('/').filter(Boolean)
  if (wanted.length !== given.length) return undefined
  const taken: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] as string
    if (!part.startsWith(':')) {
      if (part !== value) return undefined
    } else {
      try {
        taken[part.slice(1)] = decodeURIComponent(value)
      } catch {
        return undefined
      }
    }
  }
  return taken
}

/** Where the app stands: the path below its base, and the query. */
export function useRoute(): { path: string; query: URLSearchParams } {
  const { base } = useApp()
  const [whole = '/', query] = useStore(address).split('?')
  return { path: whole.startsWith(base) ? whole.slice(base.length) || '/' : '/', query: new URLSearchParams(query) }
}

/** Goes to a path below the app's base; `replace` leaves no step to come back to. */
export function useGo(): (path: string, how?: { replace?: boolean }) => void {
  const { base } = useApp()
  return (path, how = {}) => {
    const target = base + path
    if (how.replace) history.replaceState(null, '', target)
    else history.pushState(null, '', target)
    address.set(target)
  }
}

/** A link to a path below the app's base: opens without loading the page, and in a new tab as any link does. */
export function Link(props: {
  to: string
  class?: string
  children: ComponentChildren
  'aria-label'?: string
  'aria-current'?: 'page'
}) {
  const { base } = useApp()
  const go = useGo()
  const { to, children, ...rest } = props
  return (
    <a
      {...rest}
      href={base + to}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
        event.preventDefault()
        go(to)
      }}
    >
      {children}
    </a>
  )
}

/** Each pattern with its page; a page takes what its pattern names. */
export type RouteTable = readonly (readonly [pattern: string, page: (props: never) => JSX.Element | null])[]

/**
 * Draws the page of the current path with what its pattern takes as props. Another page starts at its top, its title focused; the same page for
 * another thing stays where it is (choosing a colour must not throw the reader back).
 */
export function Routes({ table, otherwise: Otherwise }: { table: RouteTable; otherwise: ComponentType }) {
  const { path } = useRoute()
  const isFirst = useRef(true)
  const here = table.find(([pattern]) => matchPath(pattern, path))
  const pattern = here?.[0]
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    window.scrollTo(0, 0)
    const title = document.querySelector<HTMLElement>('main h1')
    title?.setAttribute('tabindex', '-1')
    // A page that wants its first field filled in has put the focus there itself.
    if (!document.querySelector('main')?.contains(document.activeElement)) title?.focus({ preventScroll: true })
  }, [pattern])
  if (!here) return <Otherwise />
  const Page = here[1] as ComponentType<Record<string, unknown>>
  // The same page under two patterns is one page: a list keeps its place while what was opened from it changes.
  return <Page {...matchPath(here[0], path)} />
}
