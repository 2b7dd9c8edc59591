import { openCardForm } from './card.ts'

/**
 * The checkout follows what is chosen at once: date, cost and total beside the ways and on the button; another postcode brings its ways without
 * leaving the page; the thread above shows where one is.
 */
export function openCheckout(form: HTMLFormElement): void {
  showChosen(form)
  form.addEventListener('change', (event) => {
    const field = event.target as HTMLInputElement
    showChosen(form)
    const postcode = field.name === 'place' ? field.value : (field.dataset.postcode ?? '')
    const place = form.elements.namedItem('place') as HTMLInputElement | null
    if (!place || !/^\d{5}$/.test(postcode.trim()) || place.dataset.seen === postcode) return
    place.value = postcode
    void bringWays(form)
  })
  form.addEventListener(
    'submit',
    (event) => {
      if (!event.submitter?.hasAttribute('formaction')) return
      event.preventDefault()
      event.stopImmediatePropagation()
      void bringWays(form, event.submitter)
    },
    { capture: true },
  )
  form.addEventListener('focusin', (event) => {
    const step = (event.target as HTMLElement).closest('.checkout-step')?.id
    if (step) moveThread(step)
  })
  document.querySelector<HTMLElement>('.checkout [aria-invalid=true]')?.focus()
}

/** What each way shows, it carries; nothing is counted here. */
function showChosen(form: HTMLFormElement): void {
  const mode = form.querySelector<HTMLInputElement>('input[name=mode]:checked')?.value
  const way = mode && form.querySelector<HTMLInputElement>(`input[name=way-${mode}]:checked`)
  if (!way) return
  const slot = form.querySelector<HTMLInputElement>(`input[name="slot-${way.value}"]:checked`)
  for (const place of document.querySelectorAll<HTMLElement>('[data-shows]'))
    place.textContent = (slot ?? way).dataset[place.dataset.shows ?? ''] ?? ''
  const totals = form.querySelector<HTMLTemplateElement>(`template[data-totals="${(slot ?? way).dataset.totals}"]`)
  if (totals) document.querySelector('.summary .totals')?.replaceWith(totals.content.cloneNode(true))
  for (const point of document.querySelectorAll<HTMLElement>('.relay-point'))
    point.classList.toggle('is-chosen', point.dataset.way === way.value)
}

let latest = 0

async function bringWays(form: HTMLFormElement, pressed?: HTMLElement): Promise<void> {
  // Leaving the field asks, and so does the button that is pressed: only the last answer counts, or it would undo what she chose meanwhile.
  const mine = ++latest
  const place = form.elements.namedItem('place') as HTMLInputElement
  place.dataset.seen = place.value
  const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>)
  const action = form.querySelector('.place [formaction]')?.getAttribute('formaction') ?? ''
  const focused = document.activeElement?.id || (pressed && 'first-way')
  try {
    const response = await fetch(action, { method: 'POST', body })
    if (response.redirected) return location.assign(response.url)
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    if (mine !== latest) return
    const [ways, card] = [fresh.getElementById('way'), fresh.getElementById('card')]
    if (ways) document.getElementById('way')?.replaceWith(document.adoptNode(ways))
    // A card half written stays as it is.
    if (card && !document.getElementById('card')) {
      form.append(document.adoptNode(card))
      openCardForm(form)
    }
    // The first button is what Enter presses.
    const enter = fresh.querySelector('form[data-checkout] > button')
    if (enter) form.querySelector(':scope > button')?.replaceWith(document.adoptNode(enter))
    history.replaceState(null, '', `?postcode=${encodeURIComponent(place.value)}`)
    showChosen(form)
    const first = form.querySelector<HTMLElement>('input[name=mode]:checked, input[name=mode]')
    if (focused === 'first-way' || focused === 'field-place') (first ?? document.getElementById('field-place'))?.focus()
    else if (focused) document.getElementById(focused)?.focus()
  } catch {
    if (mine !== latest) return
    form.action = action
    form.submit()
  }
}

function moveThread(to: string): void {
  const steps = [...document.querySelectorAll<HTMLElement>('.checkout-thread .thread-step')]
  const at = steps.findIndex((step) => step.dataset.step === to)
  for (const [index, step] of steps.entries()) {
    step.classList.toggle('is-promised', index > at)
    if (index === at) step.setAttribute('aria-current', 'step')
    else step.removeAttribute('aria-current')
    const line = step.querySelector('.thread-line.is-solid, .thread-line.is-dashed')
    line?.setAttribute('class', `thread-line ${index < at ? 'is-solid' : 'is-dashed'}`)
    if (index < at) line?.setAttribute('pathLength', '1')
    else line?.removeAttribute('pathLength')
  }
}
