import type { Client } from '@filrouge/client/client.ts'
import { showVariant } from '@filrouge/contract/catalogue.ts'
import { addCustomer } from '@filrouge/contract/customers.ts'
import { showLocation } from '@filrouge/contract/locations.ts'
import { promiseArticle } from '@filrouge/contract/promise.ts'
import { recordMovement, showStock } from '@filrouge/contract/stock.ts'
import { addDays, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { type Language, localeOf } from '@filrouge/kernel/language.ts'
import type { Facts, Story } from '../stories/story.ts'
import type { Backstage } from './backstage.ts'
import type { Cast } from './cast.ts'
import { type From, signInDemoStaff } from './sign-in.ts'

/** The shop where Jean works. */
const shopCode = 'paris-rivoli'
const warehouseCode = 'entrepot-nord'
const timeZone = 'Europe/Paris'

/**
 * Sets the scene by the verbs anybody has: goods are received where a story needs them, her basket is emptied. Answers what the story needs to
 * know of today.
 */
export async function prepare(
  backstage: Backstage,
  cast: Cast,
  asked: { story: Story; visitor: string },
  from: From,
): Promise<Facts> {
  const apiOf = async (login: string) => {
    const { token } = await signInDemoStaff(backstage, login, from)
    return backstage.apiFor({ ...from, token: () => token })
  }
  const [manager, adviser] = await Promise.all([apiOf('admin'), apiOf('nadia')])
  const { story } = asked
  for (const [sku, wanted] of Object.entries(story.stock)) await stockUp(manager, sku, wanted)
  const camille = await cast.camilleFor(asked.visitor, adviser, from)
  const caller = story.caller === undefined ? {} : { caller: await addCaller(adviser, story.caller, from) }
  const articles = Object.entries(story.articles).map(async ([name, sku]) => {
    const variant = await adviser(showVariant, { code: sku })
    const { title, handle } = variant.product
    return [name, { sku, gtin: variant.gtin ?? sku, title, handle, options: Object.values(variant.options) }] as const
  })
  const postcode = camille.addresses[0]?.postcode ?? '75004'
  return {
    person: { name: camille.name ?? '', email: camille.emails[0] ?? '', postcode },
    articles: Object.fromEntries(await Promise.all(articles)),
    ...caller,
    shopName: (await adviser(showLocation, { id: shopCode })).name,
    needBy: await dayToKeep(adviser, Object.values(story.articles)[0]!, postcode),
  }
}

/** Somebody nobody has heard of yet: two tellings at once do not share a basket. */
async function addCaller(adviser: Client, name: string, { language }: From): Promise<NonNullable<Facts['caller']>> {
  const [first = name] = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').split(' ')
  const email = `${first}.${crypto.randomUUID().slice(0, 8)}@example.com`
  const { id } = await adviser(addCustomer, { email, name, language })
  return { id, name, email }
}

async function stockUp(manager: Client, sku: string, wanted: Story['stock'][string]) {
  if (wanted.nowhereElse) return leaveOnly(manager, sku, wanted)
  const { items } = await manager(showStock, { sku })
  const at = (code: string) => items.find(({ locationCode }) => locationCode === code)
  const here = at(shopCode)?.available ?? 0
  const move = (movement: {
    locationId: string
    kind: 'receive' | 'transfer'
    quantity: number
    toLocationId?: string
  }) => manager(recordMovement, { sku, reason: 'demo', ...movement })
  if (wanted.shop === 'none' && here > 0)
    await move({ locationId: shopCode, kind: 'transfer', quantity: here, toLocationId: warehouseCode })
  if (wanted.shop !== 'none' && here < wanted.shop)
    await move({ locationId: shopCode, kind: 'receive', quantity: wanted.shop - here })
  const stored = at(warehouseCode)?.available ?? 0
  if (stored < wanted.warehouse)
    await move({ locationId: warehouseCode, kind: 'receive', quantity: wanted.warehouse - stored })
}

/** Exactly so many, there and nowhere else but at the supplier's: what is held for others stays held. */
async function leaveOnly(manager: Client, sku: string, wanted: Story['stock'][string]): Promise<void> {
  const { items } = await manager(showStock, { sku })
  for (const { locationId, locationCode, locationKind, onHand, reserved, safety } of items) {
    if (locationKind === 'supplier') continue
    const here = locationCode === shopCode ? wanted.shop : locationCode === warehouseCode ? wanted.warehouse : 0
    const free = here === 'none' ? 0 : here
    const quantity = reserved + (free > 0 ? free + safety : 0)
    if (quantity !== onHand) await manager(recordMovement, { sku, locationId, kind: 'count', quantity, reason: 'demo' })
  }
}

/** A day she may need it by: two days after the first on which it can be at her home. */
async function dayToKeep(api: Client, sku: string, postcode: string): Promise<Facts['needBy']> {
  const { options, at } = await api(promiseArticle, { sku, postcode })
  const home = options.filter(({ mode }) => mode === 'home').map(({ latest }) => latest)
  const day = addDays(civilDateIn(new Date(home.sort()[0] ?? at), timeZone), 2)
  const today = civilDateIn(new Date(at), timeZone)
  const words = (language: Language) =>
    new Intl.DateTimeFormat(localeOf[language], {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    }).format(new Date(`${day}T12:00:00Z`))
  return {
    words: { fr: words('fr').replace(/ 1 /, ' 1er '), en: words('en') },
    isNextMonth: day.slice(0, 7) !== today.slice(0, 7),
  }
}
