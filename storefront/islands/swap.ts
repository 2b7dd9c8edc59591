/**
 * Links and forms that change a part of the page only. They work as they are; here the answer is fetched, and the parts that they name
 * (`data-swap="results facets-form"`) are put in the place of the old ones: she stays where she is, the focus too, and « back » goes back.
 */
export function swapParts(begin: (part: ParentNode) => void): void {
  let latest = 0
  const go = async (address: string, ids: string, isBack = false) => {
    const mine = ++latest
    document.documentElement.dataset.loading = ''
    try {
      const response = await fetch(address, { headers: { accept: 'text/html' } })
      const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
      if (mine !== latest) return
      const pairs = ids.split(' ').map((id) => [document.getElementById(id), fresh.getElementById(id)] as const)
      if (pairs.some(([old, part]) => !old || !part)) return location.assign(address)
      // What « back » comes to must be swapped back: the page it began with is remembered the same way.
      if (!isBack) {
        history.replaceState({ swap: ids }, '')
        history.pushState({ swap: ids }, '', response.url)
      }
      document.title = fresh.title
      const focused = document.activeElement?.id
      for (const [old, part] of pairs) {
        const adopted = document.adoptNode(part as HTMLElement)
        keepChoices(old as HTMLElement, adopted)
        old?.replaceWith(adopted)
        begin(adopted)
      }
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
      const said = document.querySelector('[data-said]')?.textContent
      const announcer = document.getElementById('announcer')
      if (said && announcer) announcer.textContent = said
    } catch {
      location.assign(address)
    } finally {
      if (mine === latest) delete document.documentElement.dataset.loading
    }
  }
  document.addEventListener('click', (event) => {
    const link = (event.target as HTMLElement).closest<HTMLAnchorElement>('a[data-swap]')
    if (!link || event.defaultPrevented || event.button > 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    void go(link.href, link.dataset.swap ?? '')
  })
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    const { swap } = form.dataset
    if (!swap || event.defaultPrevented) return
    event.preventDefault()
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (value !== '') query.append(name, String(value))
    void go(`${form.action.split('?')[0]}?${query}`, swap)
  })
  addEventListener('popstate', (event) => {
    const ids = (event.state as { swap?: string } | null)?.swap
    if (ids) void go(location.href, ids, true)
  })
}

/** What she has chosen meanwhile, and the server knows nothing of: how many. */
function keepChoices(old: HTMLElement, fresh: HTMLElement): void {
  for (const field of old.querySelectorAll<HTMLSelectElement>('select[data-kept]')) {
    const same = fresh.querySelector<HTMLSelectElement>(`#${field.id}`)
    if (same) same.value = field.value
  }
}

/** « Voir la suite » puts the next articles below those that are there. */
export function readOn(): void {
  document.addEventListener('click', async (event) => {
    const link = (event.target as HTMLElement).closest<HTMLAnchorElement>('a[data-more]')
    if (!link || event.button > 0 || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    if (link.getAttribute('aria-busy')) return
    link.setAttribute('aria-busy', 'true')
    const response = await fetch(link.href, { headers: { accept: 'text/html' } }).catch(() => undefined)
    if (!response?.ok) return location.assign(link.href)
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    const list = document.getElementById(link.dataset.more ?? '')
    const added = [...(fresh.getElementById(link.dataset.more ?? '')?.children ?? [])]
    list?.append(...added)
    const next = fresh.querySelector('a[data-more]')?.parentElement
    if (next) link.parentElement?.replaceWith(next)
    else link.parentElement?.remove()
    added[0]?.querySelector('a')?.focus({ preventScroll: true })
  })
}
