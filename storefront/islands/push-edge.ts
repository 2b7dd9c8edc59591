/** The browser's own part of a subscription: its question to her, its push service, and what it remembers of what was agreed to. */

export interface Subscription {
  endpoint: string
  keys?: Record<string, string>
}

/** What this browser remembers: under which id it is told, of which orders as a guest, and when she said no. */
export interface Remembered {
  id?: string | undefined
  orders?: string[]
  declinedAt?: number | undefined
  /** Where the demo's own push service stands in for the browser's. */
  demo?: Subscription | undefined
}

const place = 'filrouge.push'

export function remembered(): Remembered {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Remembered
  } catch {
    return {}
  }
}

export function remember(more: Remembered): void {
  try {
    localStorage.setItem(place, JSON.stringify({ ...remembered(), ...more }))
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

/** A frame of the demo's stage has no push service of its own, and no browser lets it ask. */
const isFramed = () => window.parent !== window

export const canBeTold = (isDemo: boolean): boolean =>
  (isDemo && isFramed()) || ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)

/** On Apple's telephones only what was added to the home screen may tell. */
export const mustBeInstalled = (): boolean =>
  /iPhone|iPad/.test(navigator.userAgent) && (navigator as { standalone?: boolean }).standalone === false

export const isBlocked = (isDemo: boolean): boolean =>
  !(isDemo && isFramed()) && 'Notification' in window && Notification.permission === 'denied'

/** How this browser is reached now, or undefined where nobody has asked it. */
export async function current(): Promise<Subscription | undefined> {
  const { demo } = remembered()
  if (demo) return demo
  const worker = await navigator.serviceWorker?.getRegistration('/')
  return (await worker?.pushManager?.getSubscription())?.toJSON() as Subscription | undefined
}

/** Asks her by the browser's own question; only ever after her tap. */
export async function asksHer(isDemo: boolean): Promise<boolean> {
  if (isDemo && isFramed()) return true
  return (await Notification.requestPermission()) === 'granted'
}

/** Subscribes this browser at its push service, under the shop's key. */
export async function subscribe(sender: string, isDemo: boolean): Promise<Subscription> {
  if (isDemo && isFramed()) return subscribeToDemo(sender)
  const worker = await navigator.serviceWorker.ready
  try {
    const options = { userVisibleOnly: true, applicationServerKey: sender }
    return (await worker.pushManager.subscribe(options)).toJSON() as Subscription
  } catch (error) {
    // Without the internet the demo still shows what it does: its own push service, whose deliveries are read in its mailbox.
    if (isDemo) return subscribeToDemo(sender)
    throw error
  }
}

async function subscribeToDemo(applicationServerKey: string): Promise<Subscription> {
  const answer = await fetch('/demo/push/browsers', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ applicationServerKey }),
  })
  if (!answer.ok) throw new Error(`the demo's push service answered ${answer.status}`)
  const demo = (await answer.json()) as Subscription
  remember({ demo })
  return demo
}

/** This browser is told nothing more, by whomever. */
export async function unsubscribe(): Promise<void> {
  remember({ demo: undefined, id: undefined, orders: [] })
  const worker = await navigator.serviceWorker?.getRegistration('/')
  await (await worker?.pushManager?.getSubscription())?.unsubscribe()
}
