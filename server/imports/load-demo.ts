import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Input } from '@filrouge/contract/endpoint.ts'
import { LoyaltyRules } from '@filrouge/contract/loyalty.ts'
import type { setOffer as setOfferContract } from '@filrouge/contract/promotions.ts'
import type { setSegment as setSegmentContract } from '@filrouge/contract/segments.ts'
import type { setSlotPlan as setSlotPlanContract } from '@filrouge/contract/slots.ts'
import { SourcingRules } from '@filrouge/contract/sourcing-rules.ts'
import { addDays, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { hash } from '@node-rs/argon2'
import {
  type AttributeToAdd,
  addAttributes,
  addCategories,
  addProducts,
  type CategoryToAdd,
  type ProductRelation,
  type ProductToAdd,
  relateProducts,
  type SynonymsToSet,
  setSynonyms,
  type VariantToAdd,
} from '../catalogue/public.ts'
import { setSegment } from '../customers/public.ts'
import { addCarriers, type NewCarrier } from '../fulfilment/public.ts'
import {
  addLegalEntities,
  addLocations,
  addPostcodes,
  addRelayPoints,
  addStaff,
  findStaff,
  type NewLegalEntity,
  type NewLocation,
  type NewStaff,
  reference,
} from '../locations/public.ts'
import { monthsLater, sendGiftCard, writeProgramme } from '../loyalty/public.ts'
import { type Call, machineCall } from '../platform/call.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { isLoaded, nameRetailer } from '../platform/retailer.ts'
import { type NewPrice, setPrices, setPurchaseCosts } from '../pricing/public.ts'
import { addDeliveryServices, type DeliveryService, learnMargins, publishRules } from '../promise/public.ts'
import { issueBatch, setOffer } from '../promotions/public.ts'
import { setSlotPlan } from '../slots/public.ts'
import { addIncoming, recordMovements, recordMoves, setSafety } from '../stock/public.ts'
import { csvRows } from './csv.ts'
import { type DemoCustomer, loadSeason } from './season/load-season.ts'
import type { Life, SeasonPlan } from './season/season-plan.ts'

const retailerName = 'Volta'

interface DemoVariant extends VariantToAdd {
  priceMinor: number
  /** Oldest first, without gaps; today's price began when the last of them ended. */
  previousPrices?: { amountMinor: number; daysAgoFrom: number; daysAgoTo: number }[]
}

interface DemoProduct extends ProductToAdd {
  variants: DemoVariant[]
}

/**
 * Loads Volta, the demo retailer, once and the same each time, through the domains' own verbs. One transaction: a load that is cut short
 * leaves nothing, and is begun again at the next start. Answers whether there was something to load.
 */
export async function loadDemo(
  platform: { db: Database; clock: Clock },
  folder: string,
  say: (line: string) => void,
): Promise<boolean> {
  const { db, clock } = platform
  if (await isLoaded(db.reader)) return false
  say('Loading Volta, the demo retailer…')
  const passwordHash = await hash('filrouge')
  const call = machineCall(clock.now(), null, 'demo')
  await db.transaction(async (tx) => {
    await loadPlaces(tx, folder, passwordHash)
    for (const plan of json<Input<typeof setSlotPlanContract>>(folder, 'slot-plans'))
      await setSlotPlan(tx, { ...plan, isActive: true }, call)
    await loadArticles(tx, folder, call)
    await loadStock(tx, folder, call)
    await loadOffers(tx, folder, call)
    await loadProgramme(tx, folder, call)
    await loadRules(tx, folder, call)
    await loadSeason(
      tx,
      {
        plan: JSON.parse(text(folder, 'season.json')) as SeasonPlan,
        lives: json<Life>(folder, 'lives'),
        customers: json<DemoCustomer>(folder, 'customers'),
        retailerName,
      },
      call,
    )
    await loadGiftCards(tx, folder, call)
    await learnMargins(tx, call.now)
    await nameRetailer(tx, { name: retailerName, isDemo: true }, call.now)
  })
  return true
}

async function loadPlaces(tx: Tx, folder: string, passwordHash: string): Promise<void> {
  await addLegalEntities(tx, json<NewLegalEntity>(folder, 'legal-entities'))
  await addLocations(tx, json<NewLocation>(folder, 'locations'))
  await addStaff(
    tx,
    json<Omit<NewStaff, 'passwordHash'>>(folder, 'staff').map((person) => ({ ...person, passwordHash })),
  )
  await addDeliveryServices(tx, json<DeliveryService>(folder, 'delivery-services'))
  await addCarriers(tx, json<NewCarrier>(folder, 'carriers'))
  const relayPoints = csvRows(unzipped(folder, 'relay-points.csv.gz'))
  await addRelayPoints(
    tx,
    relayPoints.map((row) => ({
      code: row.id!,
      carrier: 'pickup',
      name: row.name!,
      street: row.street!,
      postcode: row.postcode!,
      city: row.city!,
      latitude: Number(row.latitude),
      longitude: Number(row.longitude),
    })),
  )
  const postcodes = csvRows(unzipped(folder, 'postcodes.csv.gz'))
  await addPostcodes(
    tx,
    postcodes.map((row) => ({
      postcode: row.postcode!,
      city: row.city!,
      latitude: Number(row.latitude),
      longitude: Number(row.longitude),
      population: Number(row.population),
    })),
  )
}

/** From where Volta's orders leave, as Paul has published it. */
async function loadRules(tx: Tx, folder: string, call: Call): Promise<void> {
  const { rules, holdMinutes, note, by } = JSON.parse(text(folder, 'sourcing.json'))
  const staff = await findStaff(tx, by)
  const made = { rules: SourcingRules.parse(rules), holdMinutes, note, takesBack: null, ...(staff && { by: staff.id }) }
  await publishRules(tx, made, call)
}

async function loadArticles(tx: Tx, folder: string, call: Call): Promise<void> {
  await addCategories(tx, json<CategoryToAdd>(folder, 'categories'))
  await addAttributes(tx, json<AttributeToAdd>(folder, 'attributes'))
  await setSynonyms(tx, json<SynonymsToSet>(folder, 'synonyms'))
  const products = json<DemoProduct>(folder, 'products')
  await addProducts(
    tx,
    products.map((product) => ({ ...product, origin: 'demo' })),
    call.now,
  )
  const related = csvRows(text(folder, 'relations.csv'))
  await relateProducts(
    tx,
    related.map((row) => ({ product: row.product!, related: row.related!, kind: row.kind as ProductRelation['kind'] })),
  )
  await setPrices(
    tx,
    products.flatMap((product) => product.variants.flatMap((variant) => pricesOf(variant, call.now))),
    call,
  )
  await setPurchaseCosts(
    tx,
    csvRows(text(folder, 'purchase-costs.csv')).map((row) => ({
      sku: row.sku!,
      amountMinor: Number(row.amount_minor),
      currency: 'EUR',
      startsAt: new Date(call.now.getTime() - Number(row.days_ago) * dayMs),
    })),
    call,
  )
}

const dayMs = 86_400_000
/** Articles without an earlier price have had this one since they were first sold. */
const onSaleForDays = 400

function pricesOf(variant: DemoVariant, now: Date): NewPrice[] {
  const ago = (days: number) => new Date(now.getTime() - days * dayMs)
  const before = variant.previousPrices ?? []
  const highest = Math.max(variant.priceMinor, ...before.map((price) => price.amountMinor))
  const kindOf = (amountMinor: number) => (amountMinor < highest ? ('promotion' as const) : ('regular' as const))
  const past = before.map(({ amountMinor, daysAgoFrom, daysAgoTo }) => ({
    sku: variant.sku,
    amountMinor,
    currency: 'EUR' as const,
    kind: kindOf(amountMinor),
    startsAt: ago(daysAgoFrom),
    endsAt: ago(daysAgoTo),
  }))
  const since = before.at(-1)?.daysAgoTo ?? onSaleForDays
  return [
    ...past,
    {
      sku: variant.sku,
      amountMinor: variant.priceMinor,
      currency: 'EUR',
      kind: kindOf(variant.priceMinor),
      startsAt: ago(since),
      endsAt: null,
    },
  ]
}

async function loadStock(tx: Tx, folder: string, call: Call): Promise<void> {
  const stock = csvRows(text(folder, 'stock.csv'))
  const promised = csvRows(text(folder, 'suppliers.csv'))
  const { byCode } = await reference(tx)
  const idOf = (code: string | undefined) => byCode.get(code ?? '')!.id
  await recordMovements(
    tx,
    [
      ...stock
        .filter((row) => row.on_hand !== '0')
        .map((row) => ({
          sku: row.sku!,
          locationId: idOf(row.location),
          kind: 'receive' as const,
          quantity: Number(row.on_hand),
          reason: 'stock initial',
        })),
      ...promised.map((row) => ({
        sku: row.sku!,
        locationId: idOf(row.supplier),
        kind: 'supplier_promise' as const,
        quantity: Number(row.quantity),
        reason: 'promised',
      })),
    ],
    call,
  )
  const keptBack = stock.filter((row) => row.safety !== '0')
  await setSafety(
    tx,
    keptBack.map((row) => ({ sku: row.sku!, locationId: idOf(row.location), safety: Number(row.safety) })),
  )
  // A few of each lie on the floor; one of what a shop keeps back stands in its window.
  const inside = (rows: typeof stock, to: 'floor' | 'window', most: (onHand: number) => number) =>
    rows.flatMap((row) => {
      const { id, places } = byCode.get(row.location ?? '')!
      const quantity = most(Number(row.on_hand))
      const isThere = quantity > 0 && places.some(({ kind }) => kind === to)
      return isThere ? [{ sku: row.sku!, locationId: id, from: 'stock_room' as const, to, quantity }] : []
    })
  await recordMoves(
    tx,
    [
      ...inside(stock, 'floor', (onHand) => Math.min(3, Math.ceil(onHand / 2))),
      ...inside(keptBack, 'window', (onHand) => Math.min(1, Math.floor(onHand / 2))),
    ],
    call,
  )
  const today = civilDateIn(call.now, 'Europe/Paris')
  await addIncoming(
    tx,
    csvRows(text(folder, 'incoming.csv')).map((row) => ({
      sku: row.sku!,
      locationId: idOf(row.location),
      expectedOn: addDays(today, Number(row.days_from_now)),
      quantity: Number(row.quantity),
    })),
  )
}

interface DemoOffer extends Omit<Input<typeof setOfferContract>, 'startsAt' | 'endsAt'> {
  startsDaysAgo: number
  endsDaysAgo?: number
  endsInDays?: number
  code?: string
  medium?: string
}

async function loadOffers(tx: Tx, folder: string, call: Call): Promise<void> {
  for (const segment of json<Input<typeof setSegmentContract>>(folder, 'segments'))
    await setSegment(tx, segment, { ...call, now: new Date(call.now.getTime() - onSaleForDays * dayMs) })
  const daysAgo = (days: number) => new Date(call.now.getTime() - days * dayMs).toISOString()
  for (const { startsDaysAgo, endsDaysAgo, endsInDays, code, medium, ...offer } of json<DemoOffer>(folder, 'offers')) {
    // As it was when it was made: an offer that is over cannot be made today.
    const then = { ...call, now: new Date(daysAgo(startsDaysAgo)) }
    const endedDaysAgo = endsInDays === undefined ? endsDaysAgo : -endsInDays
    const endsAt = endedDaysAgo === undefined ? {} : { endsAt: daysAgo(endedDaysAgo) }
    await setOffer(tx, { ...offer, startsAt: daysAgo(startsDaysAgo), ...endsAt }, then)
    if (code) await issueBatch(tx, { id: offer.id, prefix: code, ...(medium ? { medium } : {}) }, then)
  }
}

interface DemoLoyalty {
  offer: Input<typeof setOfferContract>
  rules: unknown
  giftCards: { to: string; from: string; amountMinor: number; message: string }[]
}

const loyaltyOf = (folder: string) => JSON.parse(text(folder, 'loyalty.json')) as DemoLoyalty

/** How Volta's customers earn points, as Inès has set it before the season began. */
async function loadProgramme(tx: Tx, folder: string, call: Call): Promise<void> {
  const { offer, rules } = loyaltyOf(folder)
  const then = { ...call, now: new Date(call.now.getTime() - onSaleForDays * dayMs) }
  await setOffer(tx, offer, then)
  await writeProgramme(tx, LoyaltyRules.parse(rules), then)
}

/** Gift cards that someone gives to people of the demo: they come by e-mail, with their secret. */
async function loadGiftCards(tx: Tx, folder: string, call: Call): Promise<void> {
  const expiresAt = monthsLater(call.now, 24)
  for (const { to, from, amountMinor, message } of loyaltyOf(folder).giftCards)
    await sendGiftCard(
      tx,
      { amountMinor, currency: 'EUR', recipient: { email: to, language: 'fr', from, message }, expiresAt },
      call,
    )
}

const text = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')
const unzipped = (folder: string, name: string) => gunzipSync(readFileSync(join(folder, name))).toString('utf8')
const json = <T>(folder: string, name: string) => JSON.parse(text(folder, `${name}.json`)) as T[]
