import type { Body } from '../world/person.ts'
import { inParts } from './any-basket.ts'
import type { Asked, Told } from './asked.ts'
import { difference } from './compare.ts'
import type { Article, Market, Season, Shopper } from './market.ts'
import { tellSlowly } from './slowly.ts'

/** A basket of which the server told what the reference expects. */
export interface Seen {
  asked: Asked
  expected: Told
}

/** What someone's basket holds, as she knows it: nothing of it is read back from the server. */
interface Held {
  id: string
  channel: string
  locationId?: string
  lines: Map<string, number>
  codes: Set<string>
  delivery: { mode: string; postcode: string; locationId?: string } | null
  /** The numbers of her gift cards, and whether her credit pays. */
  cards: Set<string>
  usesCredit: boolean
}

/** A whole number below another. */
export type Random = (below: number) => number

const postcodes = ['75004', '69002', '13001', '20167', '97400', '97300']
/** Numbers that look random and are the same each time. */
export function randomFrom(seed: number): Random {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

/** Someone with a basket who makes one gesture after the other; each answer is compared with what the basket comes to. */
export async function takeBasket(market: Market, shopper: Shopper, random: Random) {
  const { person } = shopper
  const cart = await person.post('/carts')
  const held: Held = {
    id: cart.id,
    channel: cart.channel,
    ...(cart.locationId ? { locationId: cart.locationId } : {}),
    ...{ lines: new Map(), codes: new Set(), delivery: null, cards: new Set(), usesCredit: false },
  }
  const isFull = () => held.lines.size >= 5
  return {
    /** One gesture, and the basket after it; undefined where it was refused, rightly. */
    async gesture(season: Season): Promise<Seen | undefined> {
      const choice = random(100)
      const view =
        choice < 68 || held.lines.size === 0
          ? await setLine(market, shopper, held, random, isFull())
          : choice < 80
            ? await setDelivery(market, shopper, held, random)
            : choice < 92
              ? await changeCode(market, shopper, held, random, season)
              : await changeTender(shopper, held, random)
      return view && compared(market, shopper, held, season, view, random)
    },
  }
}

async function setLine({ articles }: Market, { person }: Shopper, held: Held, random: Random, isFull: boolean) {
  const skus = [...held.lines.keys()]
  const { sku } = isFull ? { sku: skus[random(skus.length)]! } : articles[random(articles.length)]!
  const before = held.lines.get(sku) ?? 0
  const wanted = isFull && random(2) === 0 ? 0 : 1 + random(6)
  const quantity = wanted === before ? before + 1 : wanted
  const view = await person.put(`/carts/${held.id}/lines/${sku}`, { quantity })
  if (quantity === 0) held.lines.delete(sku)
  else held.lines.set(sku, quantity)
  return view
}

async function setDelivery({ shops }: Market, { person }: Shopper, held: Held, random: Random) {
  const contact = { email: 'camille@example.com', name: 'Camille Laurent' }
  if (random(3) === 0) {
    const { id, postcode } = shops[random(shops.length)]!
    held.delivery = { mode: 'collect', postcode, locationId: id }
    return person.put(`/carts/${held.id}/delivery`, { mode: 'collect', locationId: id, contact })
  }
  const postcode = postcodes[random(postcodes.length)]!
  held.delivery = { mode: 'home', postcode }
  const address = { name: 'Camille Laurent', street: '12 rue de Rivoli', postcode, city: 'Ici', country: 'FR' }
  return person.put(`/carts/${held.id}/delivery`, { mode: 'home', address, contact })
}

/** A code is taken in where its offer takes something off, and refused where it takes nothing: as the reference says. */
async function changeCode(
  market: Market,
  shopper: Shopper,
  held: Held,
  random: Random,
  season: Season,
): Promise<Body | undefined> {
  const number = random(season.offers.length || 1)
  const code = `CODE${number}`
  if (held.codes.has(code)) {
    held.codes.delete(code)
    return shopper.person.delete(`/carts/${held.id}/coupons/${code}`)
  }
  const { status, body, headers } = await shopper.person.send('POST', `/carts/${held.id}/coupons`, { code })
  held.codes.add(code)
  const at = status === 200 ? body.updatedAt : new Date(headers.get('date') ?? '').toISOString()
  const asked = await askedOf(market, shopper, held, season, at, random)
  const isApplied = `offer_${number}` in tellSlowly(asked).offers
  if (status === 200 && (isApplied || !asked.occasion.delivery)) return body
  held.codes.delete(code)
  if (status === 409 && !isApplied) return undefined
  throw new Error(
    `${code} was answered ${status} ${JSON.stringify(body.why ?? body.code)} by\n${JSON.stringify(asked)}`,
  )
}

async function changeTender({ person, cards, creditMinor }: Shopper, held: Held, random: Random) {
  const choice = random(creditMinor > 0 ? cards.length + 1 : cards.length)
  const card = cards[choice]
  if (!card) {
    held.usesCredit = !held.usesCredit
    return person.put(`/carts/${held.id}/store-credit`, { use: held.usesCredit })
  }
  const { number, pin } = card
  if (held.cards.delete(number)) return person.delete(`/carts/${held.id}/gift-cards/${number}`)
  held.cards.add(number)
  return person.post(`/carts/${held.id}/gift-cards`, { number, pin })
}

/** What the basket's figures depend on, from what she put into it and what the market is. */
async function askedOf(
  market: Market,
  shopper: Shopper,
  held: Held,
  season: Season,
  at: string,
  random: Random,
): Promise<Asked> {
  const { delivery, channel } = held
  const costMinor = delivery ? await market.deliveryCost(held.id) : undefined
  const shopId = held.locationId ?? delivery?.locationId
  const shop = market.shops.find(({ id }) => id === shopId)
  const own = market.shops.find(({ id }) => id === held.locationId)
  // In a shop the price is the shop's, wherever it goes; the tax is that of where it goes.
  const goesTo = delivery?.postcode ?? own?.postcode ?? ''
  const lines = [...held.lines].map(([sku, quantity]) => {
    const { vatRate, brand, categories, prices, isReduced } = market.articles.find((one) => one.sku === sku)!
    const price = priceFor(prices, quantity, { channel, postcode: own?.postcode ?? goesTo, segments: shopper.segments })
    return {
      ...{ sku, quantity, unitPriceMinor: price.minor, categories, brand, vatRate },
      isReduced: isReduced && price.list === 'all',
    }
  })
  return {
    lines,
    offers: season.offers,
    occasion: {
      ...{ at, timeZone: shop?.timeZone ?? 'Europe/Paris', channel },
      ...(shopId === undefined ? {} : { locationId: shopId }),
      ...((delivery?.mode === 'home' ? delivery.postcode : shop?.postcode) === undefined
        ? {}
        : { postcode: (delivery?.mode === 'home' ? delivery.postcode : shop?.postcode) as string }),
      ...(delivery && costMinor !== undefined ? { delivery: { mode: delivery.mode, costMinor } } : {}),
      ...{ isKnown: shopper.isKnown, isFirstPurchase: true, segments: shopper.segments },
      opened: [...held.codes].map((code) => code.replace('CODE', 'offer_')),
      left: season.left,
    },
    postcode: goesTo,
    deliveryVatRate: 20,
    points: season.points,
    spentMinor: 0,
    purses: [],
    parts: lines.map(({ quantity }) => inParts(quantity, [random(5), random(5)])),
  }
}

function priceFor(
  prices: Article['prices'],
  quantity: number,
  { channel, postcode, segments }: { channel: string; postcode: string; segments: string[] },
) {
  const isFor = {
    amis: segments.includes('amis'),
    comptoir: channel === 'shop',
    corse: postcode.startsWith('20'),
    all: true,
  }
  return prices.find(({ list, from }) => isFor[list] && from <= quantity)!
}

async function compared(
  market: Market,
  shopper: Shopper,
  held: Held,
  season: Season,
  view: Body,
  random: Random,
): Promise<Seen> {
  const asked = await askedOf(market, shopper, held, season, view.updatedAt, random)
  // What expires first pays first: the order is the server's to say, what each pays is not.
  const purses = view.tenders.map(({ kind, number, balance }: Body) =>
    kind === 'store_credit'
      ? shopper.creditMinor
      : shopper.cards.find((card) => card.number.endsWith(number.slice(1)) && card.minor === balance.minor)!.minor,
  )
  const isSame = purses.length === held.cards.size + (held.usesCredit ? 1 : 0)
  if (!isSame) throw new Error(`other cards pay than those chosen: ${JSON.stringify(view.tenders)}`)
  const complete = { ...asked, purses }
  const told = toldBy(view)
  if ((told.net !== undefined) !== shopper.isCompany)
    throw new Error(`${shopper.isCompany ? 'a company is not' : 'who is no company is'} told prices without tax`)
  const prices = view.lines.map(({ sku, quantity, unitPrice, priorPrice }: Body) =>
    [sku, quantity, unitPrice.minor, priorPrice !== undefined].join(' '),
  )
  const wanted = asked.lines.map(({ sku, quantity, unitPriceMinor, isReduced }) =>
    [sku, quantity, unitPriceMinor, isReduced].join(' '),
  )
  if (prices.join() !== wanted.join())
    throw new Error(
      `lines are\n${prices.join('\n')}\nnot\n${wanted.join('\n')}\nof the basket ${JSON.stringify(asked)}`,
    )
  const expected = tellSlowly(complete)
  const wrong = difference('the server', complete, told, expected)
  if (wrong !== undefined) throw new Error(wrong)
  return { asked: complete, expected }
}

/** What the server's answer tells of a basket. */
function toldBy({ lines, offers, totals, tenders, points, owed }: Body): Partial<Told> {
  const idOf = (code: string) => code.replace('CODE', 'offer_')
  return {
    offByLine: lines.map(({ discounts }: Body) =>
      discounts.reduce((sum: number, { amount }: Body) => sum + amount.minor, 0),
    ),
    offers: Object.fromEntries(offers.map((one: Body) => [idOf(one.code), one.amount.minor])),
    totals: {
      goods: totals.goods.minor,
      discounts: totals.discounts.minor,
      delivery: totals.delivery.minor,
      total: totals.total.minor,
    },
    vat: totals.vat.map(({ ratePercent, base, amount }: Body) => ({
      ratePercent,
      base: base.minor,
      amount: amount.minor,
    })),
    ...(totals.net && {
      net: {
        byLine: lines.map(({ totalNet }: Body) => totalNet.minor),
        ...{ goods: totals.net.goods.minor, delivery: totals.net.delivery.minor, total: totals.net.total.minor },
      },
    }),
    points,
    paid: tenders.map(({ amount }: Body) => amount.minor),
    owed: owed.minor,
  }
}
