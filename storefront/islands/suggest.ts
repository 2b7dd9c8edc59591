/** What the server suggests, as HTML: the list is made where the pages are made, so that both say the same. */
const pause = 120

/**
 * Suggestions below the search while she types (the combobox pattern of the ARIA guide): arrows go through them, Enter opens the one chosen, or
 * searches for what is written; Escape closes the list.
 */
export function suggest(form: HTMLFormElement): void {
  const field = form.querySelector('input')
  const list = document.getElementById('suggestions')
  if (!field || !list) return
  field.setAttribute('role', 'combobox')
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-controls', list.id)
  field.setAttribute('aria-expanded', 'false')
  const options = () => [...list.querySelectorAll<HTMLElement>('[role=option]')]
  let chosen = -1
  let timer = 0
  let asked = ''

  const choose = (index: number) => {
    const all = options()
    all[chosen]?.setAttribute('aria-selected', 'false')
    chosen = index
    const option = all[chosen]
    if (!option) return field.removeAttribute('aria-activedescendant')
    option.setAttribute('aria-selected', 'true')
    option.scrollIntoView({ block: 'nearest' })
    field.setAttribute('aria-activedescendant', option.id)
  }
  const open = (isOpen: boolean) => {
    list.hidden = !isOpen
    field.setAttribute('aria-expanded', String(isOpen))
    if (!isOpen) choose(-1)
  }
  const ask = async () => {
    const query = field.value.trim()
    asked = query
    if (query.length < 2) return open(false)
    const address = `${form.getAttribute('action')?.replace(/search$/, 'suggestions')}?q=${encodeURIComponent(query)}`
    const response = await fetch(address).catch(() => undefined)
    if (!response?.ok || asked !== query || document.activeElement !== field) return
    list.innerHTML = await response.text()
    choose(-1)
    const count = options().length
    open(count > 0)
    const announcer = document.getElementById('announcer')
    if (announcer) announcer.textContent = (list.dataset.count ?? '').replace('#', String(count))
  }

  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(ask, pause)
  })
  field.addEventListener('keydown', (event) => {
    const count = options().length
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault()
      open(false)
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault()
      if (list.hidden) open(true)
      // Past the last, and before the first, stands the field itself.
      const step = event.key === 'ArrowDown' ? 1 : -1
      choose(((chosen + 1 + step + count + 1) % (count + 1)) - 1)
    } else if (event.key === 'Enter' && chosen >= 0) {
      const link = options()[chosen]?.closest('a') ?? options()[chosen]?.querySelector('a')
      if (!link) return
      event.preventDefault()
      link.click()
    }
  })
  field.addEventListener('focus', () => asked !== '' && options().length > 0 && open(true))
  document.addEventListener('pointerdown', (event) => {
    if (!form.contains(event.target as Node)) open(false)
  })
  form.addEventListener('focusout', (event) => {
    if (!form.contains(event.relatedTarget as Node | null)) open(false)
  })
}
