import { follow } from './live.ts'

interface Cart {
  id: string
  status: string
  lines: { quantity: number }[]
  gifts: unknown[]
}

/** The count in the header, also for what is added on another screen. */
export function watchBasket(link: HTMLAnchorElement): void {
  const { cart } = link.dataset
  if (cart) {
    followCart(link, cart)
    return
  }
  if (link.dataset.hasSession === undefined) return
  // Her basket may begin on another device: looked for when she comes back to this page.
  let isFound = false
  const look = async () => {
    if (isFound || document.visibilityState !== 'visible') return
    const response = await fetch('/api/carts/current')
    if (!response.ok || isFound) return
    isFound = true
    // The page of the basket was made without one.
    if (document.querySelector('#live:not([data-live])')) return location.reload()
    const found = (await response.json()) as Cart
    show(link, found)
    followCart(link, found.id)
  }
  const quietly = () => void look().catch(() => undefined)
  document.addEventListener('visibilitychange', quietly)
  addEventListener('focus', quietly)
}

function followCart(link: HTMLAnchorElement, id: string): void {
  follow(`/api/carts/${id}/live`, (data) => show(link, data as unknown as Cart))
}

function show(link: HTMLAnchorElement, cart: Cart): void {
  const isGone = cart.status === 'ordered' || cart.status === 'merged'
  showCount(link, isGone ? 0 : cart.lines.reduce((sum, line) => sum + line.quantity, cart.gifts.length))
}

/** Writes how many articles the basket holds, for eyes and for ears. */
export function showCount(link: HTMLElement, count: number): void {
  const shown = link.querySelector<HTMLElement>('[data-count]')
  if (!shown || shown.dataset.count === String(count)) return
  shown.dataset.count = shown.textContent = String(count)
  const { none = '', one = '', many = '' } = link.dataset
  const label = count === 0 ? none : count === 1 ? one : many.replace('#', String(count))
  link.setAttribute('aria-label', label)
  const announcer = document.getElementById('announcer')
  if (announcer) announcer.textContent = label
}
