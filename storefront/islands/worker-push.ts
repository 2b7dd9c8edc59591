/** What the worker does with news of an order: shows it, and opens the order's page at a tap. */

interface LongEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface PushEvent extends LongEvent {
  data: { json(): unknown } | null
}
interface NotificationEvent extends LongEvent {
  notification: Notification
}
interface Window {
  url: string
  focus(): Promise<unknown>
  navigate(address: string): Promise<unknown>
}
export interface PushWorker {
  registration: ServiceWorkerRegistration
  clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<Window[]>
    openWindow(address: string): Promise<unknown>
  }
  addEventListener(type: 'push', does: (event: PushEvent) => void): void
  addEventListener(type: 'notificationclick', does: (event: NotificationEvent) => void): void
  addEventListener(type: 'pushsubscriptionchange', does: (event: SubscriptionChange) => void): void
}
interface SubscriptionChange extends LongEvent {
  oldSubscription?: PushSubscription | null
  newSubscription?: PushSubscription | null
}

interface News {
  title: string
  body: string
  language: string
  tag: string
  url: string
}

// Written in by the build: the icon's address carries its hash.
declare const notificationIcon: string

/** Listens for what the shop has to tell. */
export function hearNews(worker: PushWorker): void {
  worker.addEventListener('push', (event) => {
    const news = event.data?.json() as News | undefined
    if (news) event.waitUntil(show(worker, news))
  })
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(open(worker, String(event.notification.data?.url ?? '/')))
  })
  worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(moveOn(worker, event)))
}

function show(worker: PushWorker, { title, body, language, tag, url }: News): Promise<void> {
  // Later news of the same order takes the place of the earlier, and is felt again.
  const options = { body, tag, renotify: true, lang: language, icon: notificationIcon, data: { url } }
  return worker.registration.showNotification(title, options as NotificationOptions)
}

async function open(worker: PushWorker, url: string): Promise<void> {
  const address = new URL(url, location.origin)
  // Only ever our own pages.
  if (address.origin !== location.origin) return
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find((one) => new URL(one.url).pathname === address.pathname)
  if (there) await there.focus()
  else await worker.clients.openWindow(address.href)
}

/** The push service gave this browser another address: the shop is told, so that news goes on coming. */
async function moveOn(worker: PushWorker, { oldSubscription, newSubscription }: SubscriptionChange): Promise<void> {
  if (!oldSubscription) return
  const fresh = newSubscription ?? (await worker.registration.pushManager.subscribe(oldSubscription.options))
  const { endpoint, keys } = fresh.toJSON()
  await fetch('/api/push/subscriptions', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, keys, replaces: oldSubscription.endpoint }),
  })
}

/** Whoever signs out takes her news along: nobody after her at this screen is told of her orders. */
export async function fallSilent(worker: PushWorker): Promise<void> {
  const subscription = await worker.registration.pushManager?.getSubscription()
  if (!subscription) return
  await subscription.unsubscribe()
  await fetch(`/api/push/subscriptions?${new URLSearchParams({ endpoint: subscription.endpoint })}`, {
    method: 'DELETE',
  })
}
