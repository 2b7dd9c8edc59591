import { showConsents } from '@filrouge/contract/customers.ts'
import type { OrderView } from '@filrouge/contract/orders.ts'
import { listPushDevices, type PushDeviceView } from '@filrouge/contract/push.ts'
import { type PageRequest, problemIn } from '../page.ts'
import { say } from '../words.ts'
import { type Asking, senderOf } from './ask-card.tsx'

/** Whoever has taken it back is left in peace that long. */
const peaceMs = 90 * 86_400_000

/** What may be asked on the page of an order: nothing once there is no more to tell, nor shortly after she took it back. */
export async function askingOnOrder(request: PageRequest, order: OrderView): Promise<Asking | null> {
  if (order.status === 'completed' || order.status === 'cancelled') return null
  const [sender, devices, consents] = await Promise.all([
    senderOf(request),
    whereSignedIn(request.hasSession && request.api(listPushDevices, {})),
    whereSignedIn(request.hasSession && request.api(showConsents, {})),
  ])
  const said = consents?.items.find(({ purpose }) => purpose === 'order_push')
  if (said?.at && !said.given && request.now.getTime() - new Date(said.at).getTime() < peaceMs) return null
  const { mode } = order.delivery
  return {
    title: say(request.language, mode === 'collect' ? 'ask.whenReady' : 'ask.whenLeft'),
    sender,
    order: { id: order.id, key: request.query.get('key') ?? undefined },
    devices: devices && said?.given ? told(devices.items) : devices && [],
  }
}

const told = (devices: readonly PushDeviceView[]) => devices.filter(({ orderNews }) => orderNews)

/** The answer for whoever is signed in, null for everybody else. */
async function whereSignedIn<T>(asked: Promise<T> | false): Promise<T | null> {
  if (!asked) return null
  return asked.catch((error) => {
    const status = problemIn(error)?.status
    if (status === 401 || status === 403) return null
    throw error
  })
}
