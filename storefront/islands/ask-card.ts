import {
  asksHer,
  canBeTold,
  current,
  isBlocked,
  mustBeInstalled,
  remember,
  remembered,
  subscribe,
  unsubscribe,
} from './push-edge.ts'

type State = 'ask' | 'on' | 'blocked' | 'failed' | 'install'

const peaceMs = 90 * 86_400_000

/** Brings the card to life that asks whether this browser shall tell her of her orders: in the state it is in, or not at all. */
export async function openAskCard(card: HTMLElement): Promise<void> {
  card.addEventListener('click', (event) => {
    const button = (event.target as HTMLElement).closest('button')
    if (!button || card.ariaBusy === 'true') return
    if (button.dataset.no !== undefined) return decline(card)
    const work = button.dataset.yes !== undefined ? agree : button.dataset.off !== undefined ? stop : undefined
    if (!work) return
    card.ariaBusy = 'true'
    work(card)
      .catch(() => answer(card, 'failed'))
      .finally(() => {
        card.ariaBusy = 'false'
      })
  })
  const state = await stateOf(card)
  if (state) show(card, state)
}

/** In the list of her browsers, says which is this one; the one she removes here forgets its own part too. */
export function markThisDevice(): void {
  const { id } = remembered()
  if (!id) return
  const row = document.querySelector(`[data-device="${id}"]`)
  row?.querySelector<HTMLElement>('[data-this]')?.removeAttribute('hidden')
  row?.querySelector('[data-remove-device]')?.addEventListener('submit', () => void unsubscribe())
}

const isDemo = (card: HTMLElement) => card.dataset.demo !== undefined
/** She came to see about it: asked also where she said no before. */
const isWished = (card: HTMLElement) => card.dataset.wished !== undefined

/** By the server's clock, as all that is counted in days. */
const nowOf = (card: HTMLElement) => Number(card.dataset.now)

async function stateOf(card: HTMLElement): Promise<State | undefined> {
  // In the account the list says so, and is where it is stopped.
  if (await isTold(card)) return isWished(card) ? undefined : 'on'
  const { declinedAt } = remembered()
  if (!isWished(card) && declinedAt !== undefined && nowOf(card) - declinedAt < peaceMs) return undefined
  if (mustBeInstalled()) return 'install'
  if (!canBeTold(isDemo(card))) return undefined
  if (!isBlocked(isDemo(card))) return 'ask'
  return isWished(card) ? 'blocked' : undefined
}

async function isTold(card: HTMLElement): Promise<boolean> {
  const { order = '', devices } = card.dataset
  const { id = '', orders } = remembered()
  const isHers = devices !== undefined ? devices.split(' ').includes(id) : orders?.includes(order)
  return isHers === true && (await current()) !== undefined
}

function show(card: HTMLElement, state: State): void {
  for (const part of card.querySelectorAll<HTMLElement>('[data-in]'))
    part.hidden = !part.dataset.in?.split(' ').includes(state)
  card.dataset.state = state
  card.hidden = false
}

/** What was pressed is gone: the answer takes its place, and is read out. */
function answer(card: HTMLElement, state: State): void {
  show(card, state)
  card.querySelector<HTMLElement>('.ask-words')?.focus()
}

function decline(card: HTMLElement): void {
  remember({ declinedAt: nowOf(card) })
  card.hidden = true
  document.getElementById('content')?.focus()
}

async function agree(card: HTMLElement): Promise<void> {
  const { sender = '', order, orderKey } = card.dataset
  if (!(await asksHer(isDemo(card)))) {
    remember({ declinedAt: nowOf(card) })
    return answer(card, 'blocked')
  }
  const { endpoint, keys } = await subscribe(sender, isDemo(card))
  const taken = await fetch('/api/push/subscriptions', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
    body: JSON.stringify({ endpoint, keys, userAgent: navigator.userAgent.slice(0, 400), orderId: order, orderKey }),
  })
  if (!taken.ok) throw new Error(`not taken: ${taken.status}`)
  const { id } = (await taken.json()) as { id: string }
  remember({ id, orders: [...(remembered().orders ?? []), ...(order ? [order] : [])], declinedAt: undefined })
  // In the account, the list has one more.
  if (isWished(card)) location.reload()
  else answer(card, 'on')
}

async function stop(card: HTMLElement): Promise<void> {
  const { order, devices } = card.dataset
  const isGuest = devices === undefined
  const subscription = await current()
  if (subscription) {
    const query = new URLSearchParams({ endpoint: subscription.endpoint })
    // A guest takes back the one order; who is signed in, this browser.
    if (order && isGuest) query.set('orderId', order)
    const left = await fetch(`/api/push/subscriptions?${query}`, { method: 'DELETE' })
    if (!left.ok) throw new Error(`not taken back: ${left.status}`)
  }
  const orders = (remembered().orders ?? []).filter((one) => one !== order)
  if (!isGuest || orders.length === 0) await unsubscribe()
  remember({ orders })
  answer(card, 'ask')
}
