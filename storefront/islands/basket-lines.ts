import { showCount } from './basket.ts'
import { readAgain } from './region.ts'

/** What one line holds and what was asked of the server for it: of many presses only the last counts. */
interface Change {
  quantity: number
  isSending: boolean
}

const changes = new Map<string, Change>()

/**
 * A quantity changes at the press, and the total with it; the server's answer, read again as HTML, then has the last word. A line that is taken
 * out leaves its undo above the basket. Listened to on the document: what lives is replaced.
 */
export function changeLines(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    const line = form.closest<HTMLElement>('[data-sku]')
    if (!line || !form.matches('[data-quantity]')) return
    const pressed = (event.submitter as HTMLButtonElement | null)?.value
    const quantity = Number(pressed || new FormData(form).get('quantity'))
    if (!Number.isInteger(quantity) || quantity < 0 || quantity > 9999) return
    event.preventDefault()
    if (form.matches('[data-undo]')) undo(line, quantity)
    else set(line, quantity)
  })
  document.addEventListener('change', (event) => {
    const field = event.target as HTMLInputElement
    if (field.matches('[data-quantity] input[type=number]') && field.checkValidity()) field.form?.requestSubmit()
  })
}

function set(line: HTMLElement, quantity: number): void {
  const was = Number(line.dataset.count)
  show(line, quantity)
  if (quantity === 0) offerUndo(line, was)
  send(line.dataset.sku ?? '', quantity)
}

function undo(said: HTMLElement, quantity: number): void {
  const sku = said.dataset.sku ?? ''
  said.hidden = true
  const line = lineOf(sku)
  if (line) {
    show(line, quantity)
    line.querySelector<HTMLElement>('input[type=number]')?.focus()
  }
  send(sku, quantity)
}

const lineOf = (sku: string) => document.querySelector<HTMLElement>(`.line[data-sku="${CSS.escape(sku)}"]`)

/** Writes a quantity into the page, with all that follows from it; the buttons beside it move along. */
function show(line: HTMLElement, quantity: number): void {
  const moved = quantity - Number(line.dataset.count)
  line.dataset.count = String(quantity)
  line.hidden = quantity === 0
  const field = line.querySelector<HTMLInputElement>('input[type=number]')
  if (field) field.value = String(quantity)
  for (const button of line.querySelectorAll<HTMLButtonElement>('button[data-step]'))
    button.value = String(Math.max(0, quantity + Number(button.dataset.step)))
  const unit = Number(line.dataset.unit)
  const total = line.querySelector<HTMLElement>('.line-total')
  if (total) write(total, unit * quantity)
  for (const sum of document.querySelectorAll<HTMLElement>('[data-sum]'))
    write(sum, Number(sum.dataset.sum) + unit * moved)
  const basket = document.getElementById('basket-link')
  const shown = basket?.querySelector<HTMLElement>('[data-count]')
  if (basket && shown) showCount(basket, Math.max(0, Number(shown.dataset.count) + moved))
}

function write(place: HTMLElement, minor: number): void {
  if (place.dataset.sum !== undefined) place.dataset.sum = String(minor)
  const currency = document.getElementById('basket-said')?.dataset.currency ?? 'EUR'
  const locale = document.documentElement.lang === 'en' ? 'en-GB' : 'fr-FR'
  place.textContent = new Intl.NumberFormat(locale, { style: 'currency', currency }).format(minor / 100)
}

function offerUndo(line: HTMLElement, was: number): void {
  const place = document.getElementById('basket-said')
  const template = document.querySelector<HTMLTemplateElement>('#undo')
  if (!place || !template) return
  const said = template.content.firstElementChild?.cloneNode(true) as HTMLElement
  said.dataset.sku = line.dataset.sku
  const words = said.querySelector('[data-words]')
  if (words) words.textContent = (words.textContent ?? '').replace('#', line.dataset.name ?? '')
  for (const field of said.querySelectorAll<HTMLInputElement>('input'))
    field.value = field.name === 'sku' ? (line.dataset.sku ?? '') : String(was)
  place.replaceChildren(said)
  said.querySelector('button')?.focus()
}

async function send(sku: string, quantity: number): Promise<void> {
  const change = changes.get(sku) ?? { quantity, isSending: false }
  change.quantity = quantity
  changes.set(sku, change)
  if (change.isSending) return
  change.isSending = true
  document.body.dataset.busy = ''
  try {
    let sent: number
    do {
      sent = change.quantity
      const response = await fetch(
        `/api/carts/${document.getElementById('basket-said')?.dataset.cart}/lines/${encodeURIComponent(sku)}`,
        {
          method: 'PUT',
          headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
          body: JSON.stringify({ quantity: sent }),
        },
      )
      // A "no", or nobody there: the page as the server has it says which.
      if (!response.ok) break
    } while (sent !== change.quantity)
  } catch {
    location.reload()
    return
  } finally {
    changes.delete(sku)
    if (changes.size === 0) delete document.body.dataset.busy
  }
  if (changes.size === 0) await readAgain('live')
}
