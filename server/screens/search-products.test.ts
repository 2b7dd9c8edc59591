import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  listCategories as categoriesEndpoint,
  searchProducts as endpoint,
  showProduct as productEndpoint,
} from '@filrouge/contract/catalogue.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addAttributes,
  addCategories,
  addProducts,
  type ProductToAdd,
  relateProducts,
  setSynonyms,
  writeSearches,
} from '../catalogue/public.ts'
import { type Call, machineCall } from '../platform/call.ts'
import { type Database, openDatabase } from '../platform/db/database.ts'
import { migrate } from '../platform/db/migrate.ts'
import { startTemporary } from '../platform/db/test-database.ts'
import { setPrices } from '../pricing/public.ts'
import { listCategories } from './categories.ts'
import { showProduct, showVariant } from './product-view.ts'
import { searchProducts } from './search-products.ts'
import { suggestProducts } from './search-suggestions.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const demo = (name: string) => JSON.parse(readFileSync(join(root, 'db/demo', `${name}.json`), 'utf8'))
const now = new Date('2026-11-23T10:00:00Z')
const call: Call = machineCall(now, null, 'test')
const inEnglish: Call = { ...call, language: 'en' }

let server: Awaited<ReturnType<typeof startTemporary>>
let db: Database

type DemoProduct = Omit<ProductToAdd, 'variants'> & { variants: { sku: string; priceMinor: number }[] }

beforeAll(async () => {
  server = await startTemporary()
  db = openDatabase(server.url)
  await migrate(db, join(root, 'db/migrations'))
  await db.transaction(async (tx) => {
    await addCategories(tx, demo('categories'))
    await addAttributes(tx, demo('attributes'))
    await setSynonyms(tx, demo('synonyms'))
    const products = demo('products') as DemoProduct[]
    await addProducts(tx, products, now)
    const prices = products.flatMap(({ variants }) =>
      variants.map(({ sku, priceMinor }) => ({
        sku,
        amountMinor: priceMinor,
        currency: 'EUR' as const,
        kind: 'regular' as const,
      })),
    )
    await setPrices(tx, prices, call)
    await relateProducts(tx, [
      { product: 'jean-lena', related: 'jean-margot', kind: 'similar' },
      { product: 'jean-lena', related: 'mariniere-garance', kind: 'accessory' },
      { product: 'jean-lena', related: 'baskets-semelline-cour', kind: 'accessory' },
    ])
  })
  await db.reader.script('analyze')
})
afterAll(async () => {
  await db.close()
  await server.stop()
})

const search = (input: Record<string, unknown>, as = call) => searchProducts(db.reader, endpoint.input.parse(input), as)
const found = async (query: string, as = call) =>
  (await search({ query, limit: 100 }, as)).items.map(({ handle }) => handle)

/** What people type, with what the first answers must be, and how many answers may be there at most. */
const judged: [
  query: string,
  first: RegExp,
  options?: { among?: number; atMost?: number; atLeast?: number; language?: 'en' },
][] = [
  ['casque', /^casque-/, { among: 10, atLeast: 12 }],
  ['CASQUE', /^casque-/, { among: 10, atLeast: 12 }],
  ['casques sans fil', /^casque-/, { among: 5 }],
  ['headphones', /^casque-/, { among: 8, atLeast: 10, language: 'en' }],
  ['casuqe', /^casque-/, { among: 8 }],
  ['casque bluetooth', /^casque-/, { among: 4 }],
  ['écouteurs', /^ecouteurs-/, { among: 7 }],
  ['ecouteur', /^ecouteurs-/, { among: 7 }],
  ['earbuds', /^ecouteurs-/, { among: 5 }],
  ['télé 55 pouces', /^tv-.*55$/, { among: 4, atMost: 5 }],
  ['ecran 55', /^tv-.*55$/, { among: 3 }],
  ['tv 55"', /^tv-.*55$/, { among: 4, atMost: 5 }],
  ['55 inch tv', /^tv-.*55$/, { among: 4, language: 'en' }],
  ['television oled', /^tv-aurora/, { among: 4 }],
  ['telephnoe', /^telephone-/, { among: 8 }],
  ['téléphone portable', /^telephone-/, { among: 6 }],
  ['smartphone 5g', /^telephone-/, { among: 6 }],
  ['jeans bleus', /^jean-/, { among: 5 }],
  ['jean homme', /^jean-(hugo|basile|theo)/, { among: 3 }],
  ['jean léna 38', /^jean-lena/],
  ['lena jean', /^jean-lena/],
  ['bouilloires', /^bouilloire-/, { among: 3 }],
  ['bouiloire', /^bouilloire-/, { among: 3 }],
  ['kettle', /^bouilloire-/, { among: 3, language: 'en' }],
  ['l’écran d’ordinateur', /^ecran-cobaltine/],
  ['ordi portable 16 go', /^ordinateur-/, { among: 3 }],
  ['laptop 32gb', /^ordinateur-/, { among: 2, language: 'en' }],
  ['aspirateur robot', /^aspirateur-robot/],
  ['robot aspirateur', /^aspirateur-robot/],
  ['machine à café', /^(machine-(expresso|capsules)|expresso|cafetiere)/, { among: 2 }],
  ['poele induction', /^poele-/],
  ['antibruit', /^(casque|ecouteurs)-/, { among: 4 }],
  ['souris', /^souris-/, { among: 2, atMost: 4 }],
  ['batterie 10000 mah', /^batterie-/],
  ['barre de son', /^barre-de-son/, { among: 2 }],
  ['cable hdmi', /^cable-hdmi/],
  ['Orphelia', /orphelia/, { among: 8 }],
  ['orfelia', /orphelia/, { among: 5 }],
  ['fer à repasser', /^fer-/],
  ['liseuse', /^liseuse/],
  ['TV-AURORA-55', /^tv-aurora-55$/],
  ['tv-aurora-55', /^tv-aurora-55$/],
  ['9521000100015', /^tv-aurora-55$/, { atMost: 1 }],
  ['jean-lena-bleu-38', /^jean-lena$/],
]

describe('a search', () => {
  it.each(judged)(
    'finds « %s »',
    async (query, first, { among = 1, atMost = 200, atLeast = 1, language = 'fr' } = {}) => {
      const { items, total } = await search({ query, limit: 100 }, language === 'en' ? inEnglish : call)
      const handles = items.map(({ handle }) => handle)
      expect(handles.slice(0, among), handles.join(' ')).toEqual(
        Array.from({ length: among }, () => expect.stringMatching(first)),
      )
      expect(total).toBeLessThanOrEqual(atMost)
      expect(total).toBeGreaterThanOrEqual(atLeast)
    },
  )

  it('says what it corrected, and only then', async () => {
    expect((await search({ query: 'casuqe' })).corrected).toBe('casque')
    expect((await search({ query: 'telephnoe portable' })).corrected).toBe('téléphone portable')
    expect((await search({ query: 'casque' })).corrected).toBeUndefined()
    expect((await search({ query: 'TV-AURORA-55' })).corrected).toBeUndefined()
  })

  it('finds nothing for what nobody sells, and says so', async () => {
    expect(await search({ query: 'xylographe quantique zzzz' })).toMatchObject({
      items: [],
      total: 0,
      facets: [],
      nextCursor: null,
    })
    expect(await search({ query: '!!!' })).toMatchObject({ items: [], total: 0 })
    expect(await search({ query: "'); drop table products; --" })).toMatchObject({ nextCursor: null })
    expect(await search({ query: "a & b | !c:* <-> 'd' \\ %_" })).toMatchObject({ nextCursor: null })
  })

  it('finds most of the words where no article says all of them', async () => {
    expect((await found('casque orphelia turquoise'))[0]).toMatch(/^casque-orphelia/)
  })

  it('says which words it left out, and follows few exact answers with near ones', async () => {
    const relaxed = await search({ query: 'casque orphelia turquoise' })
    expect(relaxed.relaxed).toEqual({ kept: ['casque', 'orphelia'], dropped: ['turquoise'] })
    const few = await search({ query: 'aspirateur robot' })
    expect(few.relaxed).toBeUndefined()
    expect(few.items[0]?.handle).toBe('aspirateur-robot-brumaire')
    expect(few.items.length).toBe(few.total + few.nearCount)
    expect(few.items[1]?.handle).toMatch(/^aspirateur-/)
    expect((await search({ query: 'casque' })).nearCount).toBe(0)
  })

  it('searches for the words as they were typed when asked to', async () => {
    expect(await search({ query: 'casuqe', literal: 'true' })).toMatchObject({ total: 0 })
  })

  it('keeps to a price that is named, and puts the cheaper first where that was asked', async () => {
    const under = await search({ query: 'canapé à moins de 1000 €', limit: 100 })
    expect(under.total).toBeGreaterThan(0)
    expect(under.items[0]?.title).toMatch(/canap/i)
    for (const { price } of under.items) {
      expect(price!.minor).toBeLessThanOrEqual(100_000)
    }
    const cheap = (await search({ query: 'télé pas chère' })).items.map(({ price }) => price!.minor)
    expect(Math.max(...cheap.slice(0, 3))).toBeLessThan(Math.max(...cheap))
  })

  it('never fails and never takes long, whatever is typed', async () => {
    const hostile = [
      '🙂🙂🙂 casque 🙂',
      'a'.repeat(200),
      '((((((((((a|b)*)+)?)!)&)<->)',
      `${'casque '.repeat(28)}`,
      "' or 1=1 --",
      `\\ %_ $1 \${x} {{y}}`,
      '\u202e casque \u0000x'.replace('\u0000', ''),
      '55"""" 16go16go16go',
      'é'.repeat(200),
      '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15',
      'moins de moins de moins de 99999999999 euros euros',
    ]
    for (const query of hostile) {
      const began = performance.now()
      await search({ query })
      await suggestProducts(db.reader, { query, limit: 8 }, call)
      expect(performance.now() - began, query).toBeLessThan(5000)
    }
  })

  it('counts facets; values of one key widen, keys narrow', async () => {
    const all = await search({ query: 'télé', category: 'televisions', limit: 100 })
    expect(all.total).toBe(16)
    const brand = all.facets.find(({ key }) => key === 'brand')!
    expect(brand.values.find(({ value }) => value === 'aurora')).toMatchObject({
      title: 'Aurora',
      count: 4,
      selected: false,
    })
    const aurora = await search({ query: 'télé', category: 'televisions', facet: 'brand:aurora', limit: 100 })
    expect(aurora.total).toBe(4)
    expect(aurora.facets.find(({ key }) => key === 'brand')!.values).toHaveLength(brand.values.length)
    const both = await search({
      query: 'télé',
      category: 'televisions',
      facet: ['brand:aurora', 'brand:nordlys'],
      limit: 100,
    })
    expect(both.total).toBe(8)
    const narrowed = await search({
      category: 'televisions',
      facet: ['brand:aurora', 'brand:nordlys', 'screen_diagonal_inches:55'],
    })
    expect(narrowed.items.map(({ handle }) => handle).sort()).toEqual(['tv-aurora-55', 'tv-nordlys-55'])
    const size = narrowed.facets.find(({ key }) => key === 'screen_diagonal_inches')!
    expect(size).toMatchObject({ title: 'Diagonale de l’écran', unit: '″' })
    expect(size.values.find(({ value }) => value === '55')).toMatchObject({ count: 2, selected: true })
    expect(size.values.find(({ value }) => value === '65')).toMatchObject({ count: 2, selected: false })
    expect((await search({ facet: 'brand:nobody' })).total).toBe(0)
    expect((await search({ facet: 'nonsense' })).total).toBe(270)
  })

  it('every count of a facet is what choosing it gives', async () => {
    for (const input of [
      { query: 'casque' },
      { category: 'fashion' },
      { category: 'computing', facet: ['brand:cobaltine'] },
    ]) {
      const before = await search(input)
      for (const { key, values } of before.facets) {
        for (const { value, count, selected } of values.slice(0, 4)) {
          const given = input.facet ?? []
          const others = given.filter((one) => !one.startsWith(`${key}:`))
          const after = await search({ ...input, facet: [...others, `${key}:${value}`] })
          expect([key, value, after.total], JSON.stringify({ selected })).toEqual([key, value, count])
        }
      }
    }
  })

  it('browses a category with all that lies under it', async () => {
    const audio = await search({ category: 'audio', limit: 100 })
    expect(audio.total).toBe(25)
    expect((await search({ category: 'no-such' })).total).toBe(0)
    expect((await search({ category: 'televisions', facet: 'category:image' })).total).toBe(16)
  })

  it('sorts by price, and pages without gap or repetition', async () => {
    const prices = (await search({ category: 'televisions', sort: 'price_up', limit: 100 })).items.map(
      ({ price }) => price!.minor,
    )
    expect(prices).toEqual([...prices].sort((one, other) => one - other))
    const down = (await search({ category: 'televisions', sort: 'price_down' })).items.map(({ price }) => price!.minor)
    expect(down).toEqual([...prices].reverse())
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await search({ limit: 17, sort: 'newest', ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(seen).toHaveLength(270)
    expect(new Set(seen).size).toBe(270)
    await expect(search({ cursor: 'zzz' })).rejects.toMatchObject({ errors: [{ pointer: '#/cursor' }] })
  })
})

describe('suggestions', () => {
  it.each([
    ['cas', /casque|cuisson|casserole|cocotte/i],
    ['casq', /casque/i],
    ['télév', /télé/i],
    ['aspirateur rob', /robot/i],
    ['bouilloi', /bouilloire/i],
    ['casuqe', /casque/i],
    ['TV-AURORA-55', /Aurora OLED 4K 55/],
  ])('while « %s » is typed', async (query, title) => {
    const { items } = await suggestProducts(db.reader, { query, limit: 5 }, call)
    expect(items[0]?.title).toMatch(title)
    expect(items[0]?.price).toBeDefined()
  })
})

describe('beside articles, suggestions', () => {
  const suggest = (query: string, as = call) => suggestProducts(db.reader, { query, limit: 5 }, as)

  it('name departments by the words they are called, and those in which most of it is', async () => {
    expect((await suggest('téléviseurs')).categories[0]).toEqual({
      code: 'televisions',
      title: 'Téléviseurs',
      productCount: 16,
    })
    expect((await suggest('casq')).categories.map(({ code }) => code)).toContain('headphones')
    expect((await suggest('vacuum', inEnglish)).categories[0]?.title).toBe('Vacuum cleaners and care')
  })

  it('name brands', async () => {
    expect((await suggest('orph')).brands).toEqual([
      { value: 'orphelia', title: 'Orphelia', productCount: expect.any(Number) },
    ])
    expect((await suggest('garan')).brands[0]?.title).toBe('Atelier Garance')
  })

  it('repeat what shoppers ask often and find, and keep nothing that looks like a person', async () => {
    const visitor = { ...call, session: { kind: 'visitor' } } as Call
    for (const query of ['Bouilloire  rouge', 'bouilloire rouge', 'camille@exemple.fr', '06 12 34 56 78 90', 'bouizzz'])
      await search({ query }, visitor)
    await search({ query: 'bouilloire staff' }, { ...call, session: { kind: 'staff' } } as Call)
    await writeSearches(db)
    const kept = await db.read<{ query: string; searched: number; withoutResult: number }>(
      sql`select query, searched, without_result as "withoutResult" from searches order by query`,
    )
    expect(kept).toEqual([
      { query: 'bouilloire rouge', searched: 2, withoutResult: 0 },
      { query: 'bouizzz', searched: 1, withoutResult: expect.any(Number) },
    ])
  })
})

describe('an article', () => {
  it('is shown by id and by handle, in the reader’s language', async () => {
    const byHandle = await showProduct(db.reader, { id: 'jean-lena' }, call)
    expect(productEndpoint.output.parse(byHandle)).toEqual(byHandle)
    expect(byHandle).toMatchObject({
      title: 'Jean droit femme Léna, taille haute',
      price: { minor: expect.any(Number), currency: 'EUR' },
      breadcrumb: [
        { code: 'fashion', title: 'Mode' },
        { code: 'jeans-women', title: 'Jeans femme' },
      ],
      vatRatePercent: 20,
    })
    expect(byHandle.variants).toHaveLength(14)
    expect(byHandle.variants[2]).toMatchObject({
      title: 'Jean droit femme Léna, taille haute, bleu, 38',
      options: { colour: 'bleu', size: '38' },
    })
    expect(byHandle.attributes).toContainEqual({
      key: 'inside_leg_centimetres',
      title: 'Entrejambe',
      value: '78',
      unit: 'cm',
    })
    const byId = await showProduct(db.reader, { id: byHandle.id }, inEnglish)
    expect(byId).toMatchObject({ id: byHandle.id, title: 'Léna women’s straight high-rise jeans' })
    await expect(showProduct(db.reader, { id: 'nothing' }, call)).rejects.toMatchObject({ code: 'product_not_found' })
  })

  it('has pictures of each colour, said in the reader’s language, and what goes with it, accessories first', async () => {
    const jeans = await showProduct(db.reader, { id: 'jean-lena' }, call)
    expect(jeans.pictures.map(({ alt }) => alt)).toContain('Jean droit femme Léna, taille haute, bleu, de dos')
    expect(jeans.pictures[0]).toMatchObject({
      small: jeans.image,
      large: jeans.pictureLarge,
      width: 1200,
      height: 1200,
    })
    for (const { options, picture } of jeans.variants) expect(picture?.alt).toContain(options.colour)
    const black = await showVariant(db.reader, { code: 'JEAN-LENA-NOIR-38' }, inEnglish)
    expect(black.picture?.alt).toBe('Léna women’s straight high-rise jeans, black')
    expect(jeans.goesWith.map(({ handle, relation }) => [relation, handle])).toEqual([
      ['accessory', 'mariniere-garance'],
      ['accessory', 'baskets-semelline-cour'],
      ['similar', 'jean-margot'],
    ])
    for (const { image } of jeans.goesWith) expect(image).toMatch(/^\/pictures\/[a-z0-9-]+-[0-9a-f]{8}-400\.webp$/)
  })

  it('is found by what a scanner reads', async () => {
    for (const code of ['9521000100015', '09521000100015', 'TV-AURORA-55', 'tv-aurora-55']) {
      const variant = await showVariant(db.reader, { code }, call)
      expect(variant).toMatchObject({ sku: 'TV-AURORA-55', gtin: '9521000100015', product: { handle: 'tv-aurora-55' } })
    }
    await expect(showVariant(db.reader, { code: '4006381333931' }, call)).rejects.toMatchObject({
      code: 'variant_not_found',
    })
  })

  it('shows the lowest price of thirty days only beside a true reduction', async () => {
    const day = (days: number) => new Date(now.getTime() + days * 86_400_000)
    await db.transaction((tx) =>
      setPrices(tx, [{ sku: 'TV-AURORA-48', amountMinor: 79900, currency: 'EUR', kind: 'promotion' }], {
        ...call,
        now: day(5),
      }),
    )
    const before = await showVariant(db.reader, { code: 'TV-AURORA-48' }, call)
    expect(before.priorPrice).toBeUndefined()
    const during = await showProduct(db.reader, { id: 'tv-aurora-48' }, { ...call, now: day(6) })
    expect(during).toMatchObject({ price: { minor: 79900 }, priorPrice: { minor: 99900 } })
  })

  it('stands in a tree of categories that is counted', async () => {
    const { items } = await listCategories(db.reader, categoriesEndpoint.input.parse({}), call)
    expect(items).toHaveLength(55)
    expect(items.slice(0, 2)).toEqual([
      { code: 'image', title: 'Télé et home cinéma', productCount: 27 },
      { code: 'televisions', parent: 'image', title: 'Téléviseurs', productCount: 16 },
    ])
  })
})

describe('what has just changed', () => {
  it('finds an article as soon as it is there, under its new name as soon as it has one, and no longer under the old', async () => {
    const lamp = (title: string): ProductToAdd => ({
      handle: 'lampe-farfadet',
      brand: 'Brumaire',
      category: 'lighting',
      titleFr: title,
      titleEn: title,
      variants: [{ sku: 'LAMPE-FARFADET' }],
    })
    await db.transaction((tx) => addProducts(tx, [lamp('Lampe Farfadet')], now))
    expect(await found('farfadet')).toEqual(['lampe-farfadet'])
    await db.transaction((tx) => addProducts(tx, [lamp('Lampe Korrigan')], now))
    expect(await found('korrigan')).toEqual(['lampe-farfadet'])
    expect((await search({ query: 'farfadet', literal: 'true' })).total).toBe(0)
  })
})
