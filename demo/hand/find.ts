import type { Role, Target } from '../stories/story.ts'

const selectors: Record<Role, string> = {
  button: 'button, [role=button], input[type=submit], summary',
  link: 'a[href], [role=link]',
  field:
    'input:not([type=radio], [type=checkbox], [type=hidden], [type=submit]), textarea, select, [role=textbox], [role=combobox]',
  radio: 'input[type=radio], [role=radio]',
  checkbox: 'input[type=checkbox], [role=checkbox], [role=switch]',
  heading: 'h1, h2, h3, h4, [role=heading]',
  image: 'img, svg[role=img], [role=img]',
  listitem: 'li, [role=listitem]',
  region: 'section, nav, fieldset, [role=region], [role=group], [role=radiogroup]',
  text: '*',
}

/** Text as it is read: any run of white space is one space. */
const read = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim()

/** The first element on the page that is so called and can be seen. */
export const find = (target: Target): HTMLElement | undefined => findAll(target)[0]

function findAll({ role, name, inside }: Target): HTMLElement[] {
  const wanted = new RegExp(name)
  const around = inside ? findAll(inside) : [document.body]
  const found = around
    .flatMap((part) => [...part.querySelectorAll<HTMLElement>(selectors[role])])
    .filter((element) => isSeen(element) && namesOf(element, role).some((called) => wanted.test(called)))
  // Of texts within one another the innermost is meant.
  return role === 'text' ? found.filter((one) => !found.some((other) => other !== one && one.contains(other))) : found
}

function isSeen(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0
}

/** What an element may be called: its label, what it is labelled by, its own words. */
function namesOf(element: HTMLElement, role: Role): string[] {
  if (role === 'text') return (element.textContent?.length ?? 0) > 2000 ? [] : [read(element.textContent)]
  const names = [element.getAttribute('aria-label'), labelledBy(element)]
  if ('labels' in element) for (const label of (element as HTMLInputElement).labels ?? []) names.push(spoken(label))
  if (element instanceof HTMLFieldSetElement) names.push(spoken(element.querySelector('legend')))
  names.push(element.getAttribute('alt'), element.getAttribute('placeholder'))
  const isNamedByWords = role !== 'field' && role !== 'region'
  if (isNamedByWords) names.push(spoken(element))
  if (element instanceof HTMLAnchorElement) names.push(element.getAttribute('href'))
  return names.map(read).filter((name) => name !== '')
}

function labelledBy(element: HTMLElement): string {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
}

// Between two blocks innerText has a line, so that words do not run into one another.
const spoken = (element: Element | null): string =>
  element instanceof HTMLElement ? element.innerText || (element.textContent ?? '') : ''

/** What a person would touch: a radio drawn by its label is touched there. */
export function touchedOf(element: HTMLElement): HTMLElement {
  const { width, height } = element.getBoundingClientRect()
  const label = 'labels' in element ? (element as HTMLInputElement).labels?.[0] : undefined
  return label && Math.min(width, height) < 28 ? label : element
}
