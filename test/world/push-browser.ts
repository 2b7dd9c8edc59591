import type { Body, Person } from './person.ts'
import type { Retailer } from './retailer.ts'

export interface PushBrowser {
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } }
  /** What its screen has shown, the newest first. */
  shown(): Promise<Body[]>
  /** Uninstalled, or its notifications switched off in its settings: its push service says so at the next delivery. */
  goAway(): Promise<void>
}

/** A browser of somebody's, subscribed at the sandbox's push service as a true one is at its own. */
export async function pushBrowser(retailer: Retailer, to: string): Promise<PushBrowser> {
  const { publicKey: applicationServerKey } = await retailer.nobody.get('/push/key')
  const box = retailer.sandbox!.mailboxUrl
  const made = await fetch(`${box}/push/browsers`, {
    method: 'POST',
    body: JSON.stringify({ to, applicationServerKey }),
  })
  const { endpoint, keys } = (await made.json()) as PushBrowser['subscription']
  return {
    subscription: { endpoint, keys },
    async shown() {
      await retailer.settle()
      const answer = await fetch(`${box}/messages?to=${encodeURIComponent(to)}`)
      return ((await answer.json()) as { items: Body[] }).items
    },
    goAway: async () => void (await fetch(endpoint, { method: 'DELETE' })),
  }
}

/** She agrees in this browser: everywhere where she is signed in, else for the one order. */
export const agree = (someone: Person, browser: PushBrowser, more: object = {}) =>
  someone.send('PUT', '/push/subscriptions', { ...browser.subscription, userAgent: 'Android Chrome/142', ...more })
