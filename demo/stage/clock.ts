import { localeOf } from '@filrouge/kernel/language.ts'

/** The button that moves the demo's clock by a day. */
export function keepClock(): void {
  const button = document.querySelector<HTMLButtonElement>('#clock-day')
  const shown = document.querySelector<HTMLElement>('#clock-now')
  if (!button || !shown) return
  const words = button.textContent
  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-disabled') === 'true') return
    button.setAttribute('aria-disabled', 'true')
    button.textContent = button.dataset.moving ?? words
    const answer = await fetch('/demo/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advance: 'P1D' }),
    }).catch(() => undefined)
    button.removeAttribute('aria-disabled')
    button.textContent = words
    if (!answer?.ok) {
      shown.textContent = button.dataset.failed ?? ''
      return
    }
    const { now } = (await answer.json()) as { now: string }
    const format = new Intl.DateTimeFormat(localeOf[document.documentElement.lang === 'en' ? 'en' : 'fr'], {
      dateStyle: 'full',
      timeStyle: 'short',
      timeZone: 'Europe/Paris',
    })
    shown.textContent = format.format(new Date(now))
  })
}
