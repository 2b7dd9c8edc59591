import type { Client } from '@filrouge/client/client.ts'
import { setLine } from '@filrouge/contract/carts.ts'
import {
  addAddress,
  addCustomer,
  type CustomerFile,
  findCustomers,
  showCustomer,
} from '@filrouge/contract/customers.ts'
import { giveUpPayment } from '@filrouge/contract/payments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import type { Backstage } from './backstage.ts'
import { type From, signInShopper } from './sign-in.ts'

const herself = 'camille@example.com'
/** A person can be sent five codes in ten minutes, and one telling of a story may need two. */
const tellingsAtOnce = 2
const windowMs = 600_000

/** Who plays Camille for which visitor. Camille herself has a past; while she plays elsewhere, a namesake takes the part. */
export interface Cast {
  camilleFor(visitor: string, adviser: Client, from: From): Promise<CustomerFile>
}

/** Opens the cast of one server: who is on stage is remembered for ten minutes. */
export function openCast(backstage: Backstage, elapsedMs: () => number = () => performance.now()): Cast {
  let tellings: { visitor: string; at: number }[] = []
  const isHerselfFree = (visitor: string) => {
    tellings = tellings.filter(({ at }) => at > elapsedMs() - windowMs)
    return tellings.length < tellingsAtOnce && tellings.every((telling) => telling.visitor === visitor)
  }
  return {
    async camilleFor(visitor, adviser, from) {
      const file = await fileOf(adviser, herself)
      if (file && isHerselfFree(visitor)) {
        tellings.push({ visitor, at: elapsedMs() })
        if (await hasEmptiedBasket(adviser, file)) return file
      }
      return namesake(backstage, adviser, file, from)
    },
  }
}

async function fileOf(adviser: Client, email: string): Promise<CustomerFile | undefined> {
  const { items } = await adviser(findCustomers, { query: email })
  const found = items.find(({ emails }) => emails.includes(email))
  return found && adviser(showCustomer, { id: found.id as Id<'customer'> })
}

/** Takes everything out of her basket; false where that cannot be, since she is paying it somewhere. */
async function hasEmptiedBasket(adviser: Client, { basket }: CustomerFile): Promise<boolean> {
  if (!basket) return true
  try {
    if (basket.status === 'paying' && basket.paymentId)
      await adviser(giveUpPayment, { id: basket.paymentId as Id<'payment'> })
    for (const { sku } of basket.lines) await adviser(setLine, { id: basket.id as Id<'cart'>, sku, quantity: 0 })
    return true
  } catch {
    return false
  }
}

async function namesake(
  backstage: Backstage,
  adviser: Client,
  model: CustomerFile | undefined,
  from: From,
): Promise<CustomerFile> {
  const [login, host] = herself.split('@')
  const email = `${login}.${crypto.randomUUID().slice(0, 4)}@${host}`
  const { name } = model ?? {}
  const added = await adviser(addCustomer, { email, ...(name ? { name } : {}), language: from.language })
  const address = model?.addresses[0]
  if (address) {
    const { id: _, ...where } = address
    const token = await signInShopper(backstage, email, 'web', from)
    await backstage.apiFor({ ...from, token: () => token })(addAddress, where)
  }
  return adviser(showCustomer, { id: added.id as Id<'customer'> })
}
