import type { Target } from '../stories/story.ts'
import { find, touchedOf } from './find.ts'
import type { Answer, Ask, ToHand, ToStage } from './messages.ts'

function obey(stage: string): void {
  const tell = (message: ToStage) => window.parent.postMessage(message, stage)
  let isLeaving = false
  const answered = new Set<number>()
  window.addEventListener('message', ({ origin, source, data }: MessageEvent<ToHand>) => {
    if (origin !== stage || source !== window.parent || data?.filrouge !== 'ask') return
    // Asked of a page that is about to go: the next page will be asked again.
    if (isLeaving || answered.has(data.id)) return
    answered.add(data.id)
    const answer = (answer: Answer) => {
      if (!isLeaving) tell({ filrouge: 'answer', id: data.id, answer })
    }
    void perform(data.what, answer, () => isLeaving)
  })
  noticeLeaving(() => {
    isLeaving = true
  })
  // Come back to by « back », a page lives again.
  window.addEventListener('pageshow', () => {
    isLeaving = false
    tell(here())
  })
  // A device has no room for scroll bars; one scrolls by finger or wheel.
  document.documentElement.style.setProperty('scrollbar-width', 'none')
  noticeTouches(() => tell({ filrouge: 'touched' }))
  noticeMoves(
    () => tell({ filrouge: 'moved' }),
    () => tell(here()),
  )
  tell(here())
}

const here = (): ToStage => ({ filrouge: 'here', path: location.pathname + location.search })

const wait = (ms: number) => new Promise<void>((go) => setTimeout(go, ms))

async function perform(what: Ask, answer: (answer: Answer) => void, isLeaving: () => boolean): Promise<void> {
  if (what.ask === 'find' || what.ask === 'read') {
    const element = await waitFor(what.target, what.patienceMs, isLeaving)
    if (!element) return answer({ isDone: false })
    if (what.ask === 'read') {
      const address = element.getAttribute('href') ?? (element as HTMLInputElement).value
      return answer({ isDone: true, address: address ?? '' })
    }
    return answer({ isDone: true, place: await placeOf(element, what.isCalm) })
  }
  const element = find(what.target)
  if (!element) return answer({ isDone: false })
  if (what.ask === 'press') {
    // Answered first: what is pressed may lead away from here.
    answer({ isDone: true })
    return element.click()
  }
  await write(element, what.text, what.msPerKey)
  // Answered first here too: a field may send its form as soon as it has changed.
  answer({ isDone: true })
  element.dispatchEvent(new Event('change', { bubbles: true }))
  if (what.isSent) sendForm(element)
}

async function waitFor(target: Target, patienceMs: number, isLeaving: () => boolean): Promise<HTMLElement | undefined> {
  const until = performance.now() + patienceMs
  for (let tries = 1; ; tries++) {
    // While a part of the page is on its way, what stands there is the old one.
    const element = document.documentElement.dataset.loading === undefined ? find(target) : undefined
    if (element) return element
    if (performance.now() > until || isLeaving()) return undefined
    // Whoever takes up a device gives it the focus, and pages look then for what has happened elsewhere.
    if (tries % 12 === 0) window.dispatchEvent(new FocusEvent('focus'))
    await wait(60)
  }
}

/** Where it is on the screen, once it has been brought there and has come to rest. */
async function placeOf(element: HTMLElement, isCalm: boolean) {
  const touched = touchedOf(element)
  bringIntoView(touched, isCalm ? 'instant' : 'smooth')
  for (let before = Number.NaN, tries = 0; tries < 40; tries++) {
    const now = touched.getBoundingClientRect().top
    if (now === before) break
    before = now
    await wait(isCalm ? 0 : 50)
  }
  const { x, y, width, height } = touched.getBoundingClientRect()
  return { x, y, width, height }
}

/** By hand, since scrollIntoView would scroll the stage around the frame too. */
function bringIntoView(element: HTMLElement, behavior: ScrollBehavior): void {
  const margin = 100
  const by = (box: { top: number; bottom: number }, top: number, bottom: number) =>
    box.top < top + margin || box.bottom > bottom - margin ? (box.top + box.bottom) / 2 - (top + bottom) / 2 : 0
  for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
    const isScrolled =
      /auto|scroll/.test(getComputedStyle(around).overflowY) && around.scrollHeight > around.clientHeight
    const { top, bottom } = around.getBoundingClientRect()
    if (isScrolled) around.scrollBy({ top: by(element.getBoundingClientRect(), top, bottom), behavior })
  }
  scrollBy({ top: by(element.getBoundingClientRect(), 0, innerHeight), behavior })
}

const valueOfInput = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')

/** Writes as fingers do: key by key, each heard by the page. */
async function write(element: HTMLElement, text: string, msPerKey: number): Promise<void> {
  if (element instanceof HTMLSelectElement) {
    element.value = [...element.options].find((option) => option.label === text)?.value ?? text
    return
  }
  const field = element as HTMLInputElement
  const put = (value: string) => {
    // Past the framework, which would take its own value for the one that is there.
    if (field instanceof HTMLInputElement) valueOfInput?.set?.call(field, value)
    else (field as HTMLTextAreaElement).value = value
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }))
  }
  const isWhole = msPerKey === 0 || field.type === 'date' || field.type === 'number'
  if (!isWhole)
    for (let length = 1; length < text.length; length++) {
      put(text.slice(0, length))
      await wait(msPerKey)
    }
  put(text)
}

function sendForm(element: HTMLElement): void {
  const { form } = element as HTMLInputElement
  // A form that goes off by itself on a change is on its way already.
  if (form && form.dataset.submitOnChange === undefined) form.requestSubmit()
}

/** A link or a form that nobody holds back leads to another page. */
function noticeLeaving(leave: () => void): void {
  openOthersBeside()
  const isHeldBack = (event: Event) => event.defaultPrevented
  window.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a[href]')
    const href = link?.getAttribute('href') ?? '#'
    if (link && !isHeldBack(event) && !href.startsWith('#') && link.getAttribute('target') !== '_blank') leave()
  })
  window.addEventListener('submit', (event) => {
    if (!isHeldBack(event) && (event.target as HTMLFormElement).method !== 'dialog') leave()
  })
  window.addEventListener('pagehide', leave)
}

/** What leads out of the shop (the bank's page) is in nobody's frame: it opens beside the stage. */
function openOthersBeside(): void {
  window.addEventListener(
    'click',
    (event) => {
      const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>('a[href]')
      if (link && link.origin !== location.origin) link.target = '_blank'
    },
    { capture: true },
  )
}

let touchedAt = Number.NEGATIVE_INFINITY

function noticeTouches(touched: () => void): void {
  for (const kind of ['pointerdown', 'keydown'])
    window.addEventListener(
      kind,
      (event) => {
        if (!event.isTrusted) return
        touchedAt = performance.now()
        touched()
      },
      { capture: true, passive: true },
    )
}

/** What one looks at to see that something has happened: the count on the basket, and the titles. */
const seen = () =>
  [...document.querySelectorAll<HTMLElement>('[data-count], .place-count, h1, h2')]
    .map((element) => element.textContent)
    .join('|')

function noticeMoves(moved: () => void, arrived: () => void): void {
  let last = seen()
  let address = location.href
  let isLooking = false
  const look = () => {
    isLooking = false
    // An app goes from page to page without loading one.
    if (address !== location.href) {
      address = location.href
      arrived()
    }
    const now = seen()
    if (now === last) return
    last = now
    if (performance.now() - touchedAt > 1500) moved()
  }
  new MutationObserver(() => {
    if (!isLooking) setTimeout(look, 80)
    isLooking = true
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
}

/**
 * The hand in a frame of the demo's stage: it does what the stage asks, as a person would, and tells what happens. It listens to the stage
 * alone, and outside a frame it does nothing.
 */
const stage = document.querySelector<HTMLScriptElement>('script[data-stage]')?.dataset.stage
if (stage && window.parent !== window) obey(stage)
