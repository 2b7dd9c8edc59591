import { setTimeout as sleep } from 'node:timers/promises'
import { someOffers } from '@filrouge/rules/offers.fixture.ts'
import type { PointsRules } from '@filrouge/rules/points.ts'
import fc from 'fast-check'
import sql, { type Sql } from 'sql-template-tag'
import type { Body, Person } from '../world/person.ts'
import { rates, somePoints } from './any-basket.ts'
import type { Asked } from './asked.ts'

/** An article with all that its price and its tax depend on. */
export interface Article {
  sku: string
  vatRate: number
  brand: string
  /** Its own first, then those above. */
  categories: string[]
  /** In the order in which they count: of the first list that is for her, from the quantity that she takes. */
  prices: { list: 'amis' | 'comptoir' | 'corse' | 'all'; from: number; minor: number }[]
  isReduced: boolean
}

export interface Shopper {
  person: Person
  isKnown: boolean
  /** She buys for a company, and is told everything without tax too. */
  isCompany: boolean
  segments: string[]
  cards: { number: string; pin: string; minor: number }[]
  creditMinor: number
}

/** What is in force for a while. */
export interface Season {
  offers: Asked['offers']
  left: Asked['occasion']['left']
  points: PointsRules
}

/** A retailer with mixed VAT, price lists, offers and codes, and people in three channels with gift cards and credit. */
export interface Market {
  articles: Article[]
  shoppers: Shopper[]
  /** Where to collect; the first is the associate's own. */
  shops: { id: string; postcode: string; timeZone: string }[]
  /** Sets other offers and another way to earn points. */
  openSeason(seed: number): Promise<Season>
  /** What the chosen way costs before any offer; undefined where the basket cannot be had this way. */
  deliveryCost(cartId: string): Promise<number | undefined>
}

/** How the market is reached: its people, and its database for what no call sets or tells. */
export interface Reached {
  staff(login: string): Promise<Person>
  visitor(channel?: string): Promise<Person>
  customer(email: string): Promise<Person>
  rows(query: Sql): Promise<Body[]>
}

const euros = (minor: number) => ({ minor, currency: 'EUR' })
const friend = 'amie.marche@example.com'
const neighbour = 'voisin.marche@example.com'
const offersAtMost = 7
const dayMs = 86_400_000

/** Opens the market. */
export async function openMarket(reached: Reached): Promise<Market> {
  const [paul, ines, nadia, jean] = (await Promise.all(['paul', 'ines', 'nadia', 'jean'].map(reached.staff))) as [
    Person,
    Person,
    Person,
    Person,
  ]
  const articles = await chooseArticles(reached)
  const shopId = (await jean.post('/carts')).locationId as string
  await ines.put('/segments/amis', { titleFr: 'Amis', titleEn: 'Friends' })
  const shoppers = await invite(reached, nadia, jean)
  await ines.post('/segments/amis/members', { who: [friend] })
  await setPrices(paul, articles)
  for (let number = 0; number < offersAtMost; number += 1) {
    await ines.put(`/offers/offer_${number}`, draft(number))
    await ines.post(`/offers/offer_${number}/batches`, { prefix: `CODE${number}` })
  }
  const shops = (await reached.rows(sql`
    select id, postcode, time_zone as "timeZone" from locations where kind = 'shop' order by id = ${shopId} desc, code limit 3`)) as Market['shops']
  // Lists and prices are kept in memory for a moment.
  await sleep(1500)
  return {
    ...{ articles, shoppers, shops },
    openSeason: (seed) => openSeason(ines, articles, shopId, seed),
    async deliveryCost(cartId) {
      const [row] = await reached.rows(
        sql`select delivery -> 'shown' -> 'costMinor' as cost from carts where id = ${cartId}`,
      )
      return typeof row.cost === 'number' ? row.cost : undefined
    },
  }
}

const wanted = [
  'television-accessories',
  'soundbars',
  'kettles',
  'linen',
  'shirts',
  'knitwear',
  'headphones',
  'jeans-women',
]

/** Eight articles of several categories and brands, their rates of every kind. */
async function chooseArticles({ visitor, rows }: Reached): Promise<Article[]> {
  const someone = await visitor()
  const skus: string[] = []
  for (const category of wanted) {
    const { items } = await someone.get(`/products?category=${category}&limit=50`)
    const variants: Body[] = items.flatMap((product: Body) => product.variants)
    skus.push(variants.find(({ sku, price, priorPrice }) => price && !priorPrice && !skus.includes(sku)).sku)
  }
  await Promise.all(
    skus.map((sku, place) =>
      rows(sql`
        update products set vat_rate = ${rates[place % rates.length]!} where id = (select product_id from variants where sku = ${sku})`),
    ),
  )
  // What is known of articles is kept in memory for five seconds.
  await sleep(5500)
  const facts = await rows(sql`
    select v.sku, p.brand, p.vat_rate::float8 as "vatRate", array(
      with recursive up (code, parent_id, depth) as (
        select code, parent_id, 0 from categories where id = p.category_id
        union all select c.code, c.parent_id, depth + 1 from up join categories c on c.id = up.parent_id)
      select code from up order by depth) as categories
    from variants v join products p on p.id = v.product_id where v.sku = any(${skus}::text[])`)
  return skus.map((sku) => ({ ...facts.find((one) => one.sku === sku), prices: [], isReduced: false }))
}

/** Regular prices, promotions, a price from three on, and lists for friends, for the shops and for Corsica. */
async function setPrices(paul: Person, articles: Article[]): Promise<void> {
  for (const [code, more] of [
    ['amis', { segments: ['amis'], place: 1 }],
    ['comptoir', { channels: ['shop'], place: 2 }],
    ['corse', { postcodes: ['20'], place: 3 }],
  ] as const)
    await paul.put(`/price-lists/${code}`, { titleFr: code, titleEn: code, ...more })
  const set = async (
    number: number,
    list: Article['prices'][number]['list'],
    from: number,
    minor: number,
    more = {},
  ) => {
    const article = articles[number]!
    const answer = await paul.put(`/prices/${article.sku}`, {
      ...{ amount: euros(minor), minimumQuantity: from, ...more },
      ...(list === 'all' ? {} : { list }),
    })
    article.prices.push({ list, from, minor })
    return answer
  }
  await set(0, 'amis', 1, 1799)
  await set(1, 'comptoir', 1, 9_901)
  await set(2, 'comptoir', 1, 333)
  await set(2, 'corse', 1, 399)
  await set(3, 'corse', 1, 2_001)
  await set(4, 'all', 3, 95)
  for (const [number, minor] of [1999, 12_990, 333, 1990, 99, 2999, 0, 0].entries())
    if (minor) await set(number, 'all', 1, minor)
  for (const number of [6, 7]) {
    const { unitPrice } = await paul.get(`/prices/${articles[number]!.sku}`)
    const told = await set(number, 'all', 1, unitPrice.minor - 1 - Math.round(unitPrice.minor / 7), {
      kind: 'promotion',
    })
    if (!told.priorPrice) throw new Error(`${articles[number]!.sku} is not told as reduced`)
    articles[number]!.isReduced = true
  }
}

/** Two who are unknown, in two channels; two who are known, one of them a friend; and an associate at a counter. */
async function invite({ visitor, customer }: Reached, nadia: Person, jean: Person): Promise<Shopper[]> {
  const people = [await visitor(), await visitor('app'), await customer(friend), await customer(neighbour), jean]
  const batches: Body[][] = []
  for (const minor of [1000, 3331, 20_007])
    batches.push((await nadia.post('/gift-cards', { amount: euros(minor), count: people.length })).items)
  return Promise.all(
    people.map(async (someone, number) => {
      const isKnown = number === 2 || number === 3
      const creditMinor = isKnown ? 1234 * number + 1 : 0
      if (isKnown) {
        const { id } = await someone.get('/customers/me')
        const gesture = { amount: euros(creditMinor), reason: 'Geste commercial' }
        await nadia.post(`/customers/${id}/store-credit`, gesture, { 'idempotency-key': `gesture ${id}` })
      }
      const isCompany = number === 3
      if (isCompany)
        await someone.put('/customers/me/company', { company: { name: 'Atelier du Marais', siren: '732829320' } })
      const cards = batches.map((cardsOf) => {
        const { number: card, pin, balance } = cardsOf[number]!
        return { number: card as string, pin: pin as string, minor: balance.minor as number }
      })
      return { person: someone, isKnown, isCompany, segments: number === 2 ? ['amis'] : [], cards, creditMinor }
    }),
  )
}

const draft = (number: number) => ({
  titleFr: `Offre ${number}`,
  titleEn: `Offer ${number}`,
  isDraft: true,
  effect: { kind: 'amount', of: {}, amountMinor: 1 },
})

const freeDelivery = (number: number, amountMinor: number): Asked['offers'][number] => ({
  id: `offer_${number}`,
  priority: 3,
  conditions: [{ kind: 'goods_at_least', of: {}, amountMinor }],
  effect: { kind: 'free_delivery', modes: ['home'] },
})

async function openSeason(ines: Person, articles: readonly Article[], shopId: string, seed: number): Promise<Season> {
  const seasons = fc.sample(
    fc.record({
      raw: someOffers as fc.Arbitrary<unknown> as fc.Arbitrary<Asked['offers']>,
      numbers: fc.array(fc.nat(99), { minLength: offersAtMost, maxLength: offersAtMost }),
      earned: somePoints(['image', ...articles.map(({ categories }) => categories[0]!)]),
    }),
    { numRuns: 50, seed },
  )
  const { raw: some, numbers, earned } = seasons.find(({ raw }) => raw.length > 3)!
  // Rare among those of every kind, and frequent among retailers.
  const raw = some.length < offersAtMost ? [...some, freeDelivery(some.length, numbers[0]! * 100)] : some
  const offers = raw.map((offer, place) => ({ ...named(offer, articles, shopId), ...datesOf(numbers[place]!) }))
  const left: Season['left'] = []
  for (let number = 0; number < offersAtMost; number += 1) {
    const offer = offers[number]
    const limits = offer ? limitsOf(numbers[number]!) : {}
    if (offer && Object.keys(limits).length > 0) left.push([offer.id, limits])
    const { id: _, ...definition } = offer ?? { id: '' }
    await ines.put(`/offers/offer_${number}`, {
      ...draft(number),
      isDraft: offer === undefined,
      ...definition,
      ...(limits.uses === undefined ? {} : { mostUses: limits.uses }),
      ...(limits.budgetMinor === undefined ? {} : { budget: euros(limits.budgetMinor) }),
    })
  }
  // Nobody earns less than everybody.
  const least = <T extends { factor: number }>(one: T): T => ({ ...one, factor: Math.max(1, one.factor) })
  const points = {
    ...earned,
    multipliers: earned.multipliers.map(least),
    tiers: earned.tiers.map(least),
  }
  const { version, rules } = await ines.get('/loyalty/programme')
  await ines.put('/loyalty/programme', { from: version, rules: { ...rules, ...points } })
  return { offers, left, points }
}

/** An offer of the fixture with the names of this market, as a retailer may write it. */
function named(offer: Asked['offers'][number], articles: readonly Article[], shopId: string): Asked['offers'][number] {
  const names: Record<string, Record<string, string>> = {
    sku: Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F'].map((letter, place) => [letter, articles[place]!.sku])),
    category: { fashion: articles[4]!.categories.at(-1)!, home: articles[2]!.categories.at(-1)! },
    brand: { Léna: articles[4]!.brand, Nordin: articles[0]!.brand },
    segment: { gold: 'amis' },
    location: { loc_a: shopId },
    mode: { relay: 'collect' },
  }
  const kinds: Record<string, string> = {
    ...{ sku: 'sku', skus: 'sku', exceptSkus: 'sku', categories: 'category', exceptCategories: 'category' },
    ...{ brands: 'brand', segments: 'segment', locationIds: 'location', modes: 'mode' },
  }
  const renamed = JSON.parse(JSON.stringify(offer), (key, value: unknown) => {
    const known = names[kinds[key] ?? '']
    const rename = (name: string) => known?.[name] ?? name
    if (!known) return value
    return Array.isArray(value) ? value.map(rename) : rename(value as string)
  }) as typeof offer
  // What nobody could write: a condition that names nothing.
  const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0
  const conditions = renamed.conditions.filter((condition) => !Object.values(condition).some(isEmpty))
  return {
    ...renamed,
    conditions: conditions.map((condition) =>
      condition.kind === 'quantity_at_least' ? { ...condition, quantity: Math.max(1, condition.quantity) } : condition,
    ),
  }
}

/** Most run; some have not begun, some are over. */
function datesOf(number: number): { startsAt: string; endsAt?: string } {
  const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString()
  if (number % 10 === 0) return { startsAt: inDays(1) }
  if (number % 10 === 1) return { startsAt: inDays(-2), endsAt: inDays(-1) }
  return { startsAt: inDays(-2), ...(number % 10 === 2 ? { endsAt: inDays(1) } : {}) }
}

/** Some have a budget, some a number of uses. */
function limitsOf(number: number): { uses?: number; budgetMinor?: number } {
  if (number < 20) return { budgetMinor: 1 + number * 150 }
  return number < 35 ? { uses: 1 + number } : {}
}
