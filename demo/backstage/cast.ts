import type { Client } from '@filrouge/client/client.ts'
import { setLine } from '@filrouge/contract/carts.ts'
import {
  addAddress,
  addCustomer,
  type CustomerFile,
  findCustomers,
  showCustomer,
  showMyself,
} from '@filrouge/contract/customers.ts'
import { giveUpPayment } from '@filrouge/contract/payments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import type { Backstage } from './backstage.ts'
import { type From, signInShopper } from './sign-in.ts'

const herself = 'camille@example.com'
/** A person can be sent five codes in ten minutes; one telling of a story may need two. */
const tellingsAtOnce = 3
const windowMs = 600_000

/** Who plays Camille for which visitor. Camille herself has a past; while she plays elsewhere, a namesake takes the part. */
export interface Cast {
  camilleFor(visitor: string, adviser: Client, from: From): Promise<CustomerFile>
  /** Her phone is signed in before the story begins, and stays so. */
  phoneOf(email: string, from: From): Promise<string>
}

/** Opens the cast of one server: who is on stage is remembered for ten minutes. */
export function openCast(backstage: Backstage, elapsedMs: () => number = () => performance.now()): Cast {
  let tellings: { visitor: string; at: number }[] = []
  const phones = new Map<string, string>()
  const isHerselfFree = (visitor: string) => {
    tellings = tellings.filter(({ at }) => at > elapsedMs() - windowMs)
    return tellings.length < tellingsAtOnce && tellings.every((telling) => telling.visitor === visitor)
  }
  const phoneOf = async (email: string, from: From) => {
    const known = phones.get(email)
    if (known && (await isOpen(backstage, known, from))) return known
    const token = await signInShopper(backstage, email, 'mobile_web', from)
    if (phones.size > 500) phones.clear()
    phones.set(email, token)
    return token
  }
  return {
    phoneOf,
    async camilleFor(visitor, adviser, from) {
      const file = await fileOf(adviser, herself)
      if (file && isHerselfFree(visitor)) {
        tellings.push({ visitor, at: elapsedMs() })
        const isReady = await phoneOf(herself, from).then(
          () => hasEmptiedBasket(adviser, file),
          () => false,
        )
        if (isReady) return file
      }
      const other = await addNamesake(adviser, file, from)
      await keepAddress(backstage, file, { ...from, token: await phoneOf(other.email, from) })
      return adviser(showCustomer, { id: other.id })
    },
  }
}

const isOpen = (backstage: Backstage, token: string, from: From): Promise<boolean> =>
  backstage
    .apiFor({ ...from, token: () => token })(showMyself, {})
    .then(
      () => true,
      () => false,
    )

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

async function addNamesake(adviser: Client, model: CustomerFile | undefined, from: From) {
  const [login, host] = herself.split('@')
  const email = `${login}.${crypto.randomUUID().slice(0, 4)}@${host}`
  const name = model?.name ? { name: model.name } : {}
  const { id } = await adviser(addCustomer, { email, ...name, language: from.language })
  return { id: id as Id<'customer'>, email }
}

/** A namesake lives where Camille lives. */
async function keepAddress(backstage: Backstage, model: CustomerFile | undefined, her: From & { token: string }) {
  const address = model?.addresses[0]
  if (!address) return
  const { id: _, ...where } = address
  await backstage.apiFor({ ...her, token: () => her.token })(addAddress, where)
}
