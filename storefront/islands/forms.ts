/** A form that says nothing new when pressed twice is sent once. */
export function sendOnce(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return
    if (form.dataset.sent) return event.preventDefault()
    form.dataset.sent = 'yes'
    // Another press than the last, also on a page that was come back to.
    const press = form.elements.namedItem('press')
    if (press instanceof HTMLInputElement) press.value = crypto.getRandomValues(new Uint32Array(4)).join('-')
    for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true')
  })
}

/** Come back to by « back », the forms can be sent again. */
export function allowAgain(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) {
    delete form.dataset.sent
    for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-disabled')
  }
}

/** Filters and quantities need no press. Listened to on the document: what lives is replaced. */
export function sendOnChange(): void {
  document.addEventListener('change', (event) => {
    // A field may stand outside its form, and name it.
    const { form } = event.target as HTMLInputElement
    if (form?.dataset.submitOnChange !== undefined && form.checkValidity()) form.requestSubmit()
  })
}
