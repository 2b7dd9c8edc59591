import { markArrivals } from '@filrouge/ui/thread/mark-arrivals.ts'
import { follow } from './live.ts'

let isReading = false
let mustReadAgain = false

/**
 * The part of a page that lives: it is asked for again, as HTML, when what it shows has changed. `live-field` names what tells that, one or
 * several: `version timeline.length`.
 */
export function watchRegion(region: HTMLElement): void {
  const { live, liveField } = region.dataset
  if (!live || !liveField) return
  document.addEventListener('clock-moved', () => void readAgain(region.id))
  follow(live, (data) => {
    const now = document.getElementById(region.id)
    const value = liveField.split(' ').map((path) => valueAt(data, path))
    if (now && value.join(' ') !== now.dataset.liveValue) void readAgain(region.id)
  })
}

const valueAt = (data: unknown, path: string): unknown =>
  path.split('.').reduce((part, name) => (part as Record<string, unknown> | undefined)?.[name], data)

/** Asks for the page again and puts its part `id` into this one. */
export async function readAgain(id: string): Promise<void> {
  if (isReading) {
    mustReadAgain = true
    return
  }
  isReading = true
  try {
    do {
      mustReadAgain = false
      const response = await fetch(location.href, { headers: { accept: 'text/html' } })
      const html = await response.text()
      // What she has pressed is under way: its answer is the next page, and nothing may come before it.
      if (document.querySelector('form[data-sent]') || document.body.dataset.busy !== undefined) return
      if (response.redirected) location.assign(response.url)
      else swap(id, new DOMParser().parseFromString(html, 'text/html'))
    } while (mustReadAgain)
  } catch {
    // Out of reach for a moment: the next news brings it up to date.
  } finally {
    isReading = false
  }
}

function swap(id: string, fresh: Document): void {
  const old = document.getElementById(id)
  const region = fresh.getElementById(id)
  if (!old) return
  if (!region) {
    // It has become another page, as a request of payment does once paid.
    location.reload()
    return
  }
  markArrivals(old, region)
  const focused = old.contains(document.activeElement) ? document.activeElement?.id : undefined
  old.replaceWith(document.adoptNode(region))
  if (focused) document.getElementById(focused)?.focus()
  document.dispatchEvent(new Event('renewed'))
}
