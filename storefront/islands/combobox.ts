/** How long she must pause in typing before the server is asked. */
const pause = 120

/**
 * Suggestions below a field while she types (the combobox pattern of the ARIA guide). The server makes them as HTML, so that they say what the pages say:
 * arrows go through them, Enter takes the one chosen, Escape closes them. One that is a link is followed; one that has a value is written into the
 * field, and the form is sent.
 */
export function combobox(field: HTMLInputElement): void {
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '')
  const { form } = field
  if (!form || !list) return
  field.setAttribute('role', 'combobox')
  field.setAttribute('aria-autocomplete', 'list')
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
    const response = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(query)}`).catch(() => undefined)
    if (!response?.ok || asked !== query || document.activeElement !== field) return
    list.innerHTML = await response.text()
    choose(-1)
    const count = options().length
    open(count > 0)
    const announcer = document.getElementById('announcer')
    if (announcer) announcer.textContent = (list.dataset.count ?? '').replace('#', String(count))
  }
  const take = (option: HTMLElement) => {
    const { value } = option.dataset
    if (value === undefined) return option.click()
    field.value = value
    open(false)
    form.requestSubmit()
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
      const option = options()[chosen]
      if (!option) return
      event.preventDefault()
      take(option)
    }
  })
  // Pressed, a suggestion must not take the focus from the field: losing it closes the list before the press is done.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const option = (event.target as HTMLElement).closest<HTMLElement>('[data-value]')
    if (option) take(option)
  })
  field.addEventListener('focus', () => asked !== '' && options().length > 0 && open(true))
  field.addEventListener('blur', () => open(false))
}
