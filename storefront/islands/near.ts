/** « Près de moi »: the place is asked of the browser once she presses, kept to a kilometre, and becomes a postcode like one typed. */
export function findNear(button: HTMLButtonElement): void {
  const { form } = button
  const field = form?.querySelector<HTMLInputElement>('[name=postcode]')
  if (!form || !field || !('geolocation' in navigator)) return
  button.hidden = false
  const failed = () => {
    button.removeAttribute('aria-busy')
    const announcer = document.getElementById('announcer')
    button.textContent = button.dataset.failed ?? ''
    if (announcer) announcer.textContent = button.dataset.failed ?? ''
    field.focus()
  }
  button.addEventListener('click', () => {
    button.setAttribute('aria-busy', 'true')
    navigator.geolocation.getCurrentPosition(
      async ({ coords }) => {
        const near = `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`
        const response = await fetch(`/api/postcodes?limit=1&near=${near}`).catch(() => undefined)
        const { items } = (response?.ok ? await response.json() : { items: [] }) as { items: { postcode: string }[] }
        if (!items[0]) return failed()
        button.removeAttribute('aria-busy')
        field.value = items[0].postcode
        form.requestSubmit()
      },
      failed,
      { maximumAge: 600_000, timeout: 10_000 },
    )
  })
}
