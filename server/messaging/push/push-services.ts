import type { Config } from '../../platform/config.ts'

/**
 * Where browsers have their pushes delivered. An address given by a stranger is one our server will call: it must be a push service, and
 * nothing on our own network.
 */
const services = [
  'fcm.googleapis.com',
  'android.googleapis.com',
  '.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
]

/** Whether we deliver to this address. */
export function isPushService(address: string, { pushServices }: Pick<Config, 'pushServices'>): boolean {
  const { protocol, hostname, port, username, origin } = new URL(address)
  if (pushServices.includes(origin)) return true
  if (protocol !== 'https:' || port !== '' || username !== '') return false
  return services.some((service) => (service.startsWith('.') ? hostname.endsWith(service) : hostname === service))
}
