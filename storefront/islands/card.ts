/** A card's number goes from here straight to the bank; the form then carries only the token it answers. */
export function openCardForm(form: HTMLFormElement): void {
  const block = form.querySelector<HTMLElement>('[data-bank]')
  const radio = block?.querySelector<HTMLInputElement>('input[type=radio]')
  const said = block?.querySelector<HTMLElement>('[data-card-error]')
  if (!block || !radio || !said) return
  block.hidden = false
  const value = (id: string) => (document.getElementById(id) as HTMLInputElement | null)?.value.trim() ?? ''
  let isAsking = false
  form.addEventListener(
    'submit',
    (event) => {
      if (!radio.checked || radio.value !== 'number') return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (isAsking) return
      isAsking = true
      said.textContent = ''
      const card = { number: value('card-number'), expiry: value('card-expiry'), cvc: value('card-cvc') }
      askToken(block.dataset.bank ?? '', card)
        .then((token) => {
          radio.value = token
          form.requestSubmit()
        })
        .catch(() => {
          said.textContent = block.dataset.failed ?? ''
          document.getElementById('card-number')?.focus()
        })
        .finally(() => {
          isAsking = false
        })
    },
    { capture: true },
  )
}

async function askToken(url: string, card: object): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(card),
  })
  if (!response.ok) throw new Error(`the bank answered ${response.status}`)
  return ((await response.json()) as { token: string }).token
}
