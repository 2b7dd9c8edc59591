import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { volta } from './source/volta.ts'

interface Text {
  fr: string
  en: string
}

interface Variant {
  sku: string
  gtin: string
  options: Record<string, string | Text>
  priceMinor: number
  previousPrices?: { amountMinor: number; daysAgoFrom: number; daysAgoTo: number }[]
}

interface Product {
  handle: string
  brand: string
  category: string
  titleFr: string
  titleEn: string
  descriptionFr: string
  descriptionEn: string
  weightGrams: number
  attributes: Record<string, Text | number | boolean>
  manufacturer: { name: string; postalAddress: string; email: string }
  pictures: { name: string; width: number; height: number; options?: Record<string, string | Text> }[]
  variants: Variant[]
}

interface Location {
  code: string
  kind: string
  legalEntity: string
  postcode: string
  city: string
  latitude: number
  longitude: number
  phone?: string
  hours: { weekday: number; opens: string; closes: string }[]
  holidayCalendar: string
  leadDaysMin?: number
  leadDaysMax?: number
}

interface Customer {
  name: string
  email: string
  phone: string
  address: { postcode: string; city: string }
}

interface DeliveryService {
  code: string
  mode: string
  costMinor: number
  excludedPostcodePrefixes: string[]
}

const fileAt = (name: string) => new URL(`./${name}`, import.meta.url)
const read = (name: string) => readFileSync(fileAt(name), 'utf8')
const json = <T>(name: string) => JSON.parse(read(name)) as T
const rowsOf = (text: string) =>
  text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
const gzippedRows = (name: string) => rowsOf(gunzipSync(readFileSync(fileAt(name))).toString('utf8'))

const products = json<Product[]>('products.json')
const variants = products.flatMap((product) => product.variants)
const skus = new Set(variants.map((variant) => variant.sku))
const locations = json<Location[]>('locations.json')
const shops = locations.filter((location) => location.kind === 'shop')
const codes = new Set(locations.map((location) => location.code))
const customers = json<Customer[]>('customers.json')
const stock = rowsOf(read('stock.csv')).map(([sku = '', location = '', onHand, safety]) => ({
  sku,
  location,
  onHand: Number(onHand),
  safety: Number(safety),
}))
const promised = rowsOf(read('suppliers.csv'))
const incoming = rowsOf(read('incoming.csv'))
const postcodes = gzippedRows('postcodes.csv.gz')

const onHandAt = (sku: string, location: string) =>
  stock.find((row) => row.sku === sku && row.location === location)?.onHand
const shopCodes = new Set(shops.map((shop) => shop.code))
const repeated = (values: string[]) => values.filter((value, index) => values.indexOf(value) !== index)

function lowestOfThirtyDays(variant: Variant): number | undefined {
  const previous = variant.previousPrices ?? []
  const began = previous.at(-1)?.daysAgoTo ?? 0
  const practised = previous.filter((price) => price.daysAgoTo < began + 30)
  return practised.length ? Math.min(...practised.map((price) => price.amountMinor)) : undefined
}

function kilometres(one: { latitude: number; longitude: number }, latitude: number, longitude: number): number {
  const north = (one.latitude - latitude) * 111.2
  const east = (one.longitude - longitude) * 111.2 * Math.cos((latitude * Math.PI) / 180)
  return Math.hypot(north, east)
}

describe('the files', () => {
  it('are what the tables make, to the byte', () => {
    for (const [name, content] of Object.entries(volta())) expect(read(name) === content, name).toBe(true)
  })
})

describe('the catalogue', () => {
  it('has unique handles, SKUs and GTINs', () => {
    expect(repeated(products.map((product) => product.handle))).toEqual([])
    expect(repeated(variants.map((variant) => variant.sku))).toEqual([])
    expect(repeated(variants.map((variant) => variant.gtin))).toEqual([])
    expect(repeated(products.map((product) => product.titleFr))).toEqual([])
    expect(repeated(products.map((product) => product.titleEn))).toEqual([])
    for (const { sku } of variants) expect(sku).toMatch(/^[A-Z0-9]+(-[A-Z0-9]+)*$/)
  })

  it('numbers articles under the demonstration prefix with a right check digit', () => {
    for (const { gtin } of variants) {
      expect(gtin).toMatch(/^952\d{10}$/)
      const weighed = [...gtin].reverse().reduce((sum, digit, place) => sum + Number(digit) * (place % 2 ? 3 : 1), 0)
      expect(weighed % 10, gtin).toBe(0)
    }
  })

  it('is wide enough to look for things in', () => {
    const count = (category: string) => products.filter((product) => product.category.startsWith(category)).length
    expect(products.length).toBeGreaterThanOrEqual(240)
    expect(count('televisions')).toBeGreaterThanOrEqual(14)
    expect(count('headphones')).toBeGreaterThanOrEqual(10)
    expect(count('telephones')).toBeGreaterThanOrEqual(10)
    expect(count('jeans')).toBeGreaterThanOrEqual(6)
    for (const jean of products.filter((product) => product.category.startsWith('jeans'))) {
      const sizes = new Set(jean.variants.map((variant) => variant.options.size))
      expect([...sizes]).toEqual(['34', '36', '38', '40', '42', '44', '46'])
      expect(jean.variants).toHaveLength(14)
    }
    const said = products.map((product) => `${product.titleFr} ${product.descriptionFr}`.toLowerCase()).join(' ')
    const words = ['casque', 'écouteurs', 'télé', 'téléviseur', 'téléphone', 'portable', 'ordinateur', 'bouilloire']
    for (const word of [...words, 'aspirateur', 'jean']) expect(said).toContain(word)
  })

  it('refers only to categories and attributes that exist', () => {
    const categories = json<{ code: string; parent: string | null }[]>('categories.json')
    const categoryCodes = new Set(categories.map((category) => category.code))
    const keys = new Set(json<{ key: string }[]>('attributes.json').map((attribute) => attribute.key))
    for (const { parent } of categories) if (parent) expect(categoryCodes).toContain(parent)
    for (const product of products) {
      expect(categoryCodes).toContain(product.category)
      for (const key of Object.keys(product.attributes)) expect(keys).toContain(key)
      expect(product.manufacturer.email).toMatch(/@.+\.example$/)
    }
  })

  it('is written in both languages, with French typography', () => {
    for (const product of products) {
      const { titleFr, titleEn, descriptionFr, descriptionEn } = product
      for (const text of [titleFr, titleEn, descriptionFr, descriptionEn]) {
        expect(text.length).toBeGreaterThan(10)
        expect(text).not.toMatch(/['"—]| {2}/)
      }
      expect(`${titleFr} ${descriptionFr}`).not.toMatch(/ [:;!?»]|« /)
      expect(descriptionFr.split(/[.!?…](?:\s|$)/).length - 1, product.handle).toBeGreaterThanOrEqual(2)
      expect(descriptionEn.split(/[.!?…](?:\s|$)/).length - 1, product.handle).toBeGreaterThanOrEqual(2)
    }
  })
})

describe('the pictures', () => {
  it('are there for every article, in both sizes, and for every colour it is sold in', () => {
    for (const { handle, pictures, variants } of products) {
      expect(pictures.length, handle).toBeGreaterThan(0)
      for (const { name, width, height } of pictures) {
        for (const size of [400, 1200]) expect(existsSync(fileAt(`pictures/${name}-${size}.webp`)), name).toBe(true)
        expect([width, height]).toEqual([1200, 1200])
        expect(name).toMatch(new RegExp(`^${handle}(-[a-z0-9-]+)?-[0-9a-f]{8}$`))
      }
      const shown = new Set(pictures.map(({ options }) => JSON.stringify(options?.colour)))
      for (const { options } of variants) expect(shown.has(JSON.stringify(options.colour)), handle).toBe(true)
    }
  })

  it('weigh less than 25 MB together, and none is left over', () => {
    const files = readdirSync(fileAt('pictures'))
    const named = new Set(products.flatMap(({ pictures }) => pictures.map(({ name }) => name)))
    expect(files.filter((file) => !named.has(file.replace(/-\d+\.webp$/, '')))).toEqual([])
    const bytes = files.reduce((sum, file) => sum + statSync(fileAt(`pictures/${file}`)).size, 0)
    expect(bytes).toBeLessThan(25_000_000)
  })
})

describe('what goes with it', () => {
  it('names articles that exist, another each time, and something for every article', () => {
    const handles = new Set(products.map(({ handle }) => handle))
    const relations = rowsOf(read('relations.csv'))
    for (const [product = '', related = ''] of relations) {
      expect(handles, product).toContain(product)
      expect(handles, related).toContain(related)
      expect(product).not.toBe(related)
    }
    expect(repeated(relations.map(([product, related]) => `${product} ${related}`))).toEqual([])
    expect(new Set(relations.map(([product]) => product)).size).toBe(handles.size)
  })
})

describe('prices', () => {
  it('have a history without gaps that ends where the price of today begins', () => {
    for (const { sku, priceMinor, previousPrices } of variants) {
      expect(priceMinor).toBeGreaterThan(0)
      if (!previousPrices) continue
      previousPrices.forEach((price, index) => {
        expect(price.daysAgoFrom, sku).toBeGreaterThan(price.daysAgoTo)
        const next = previousPrices[index + 1]
        if (next) expect(next.daysAgoFrom, sku).toBe(price.daysAgoTo)
        expect(next?.amountMinor ?? priceMinor, sku).not.toBe(price.amountMinor)
      })
      expect(previousPrices.at(-1)?.daysAgoTo, sku).toBeGreaterThan(0)
    }
  })

  it('are reduced for twenty-six articles, one of them from less than its regular price, and one in name only', () => {
    const reduced = products.filter(
      ({ variants: [first] }) => first && (lowestOfThirtyDays(first) ?? 0) > first.priceMinor,
    )
    expect(reduced).toHaveLength(26)
    const headphones = variants.find((variant) => variant.sku === 'CASQUE-ORPHELIA-UN-NOIR')
    expect(headphones && lowestOfThirtyDays(headphones)).toBe(24900)
    expect(headphones?.previousPrices?.at(-1)?.amountMinor).toBe(29900)
    const kettle = variants.find((variant) => variant.sku === 'BOUILLOIRE-VAPORELLE-VERRE')
    expect(kettle && lowestOfThirtyDays(kettle)).toBeLessThan(kettle?.priceMinor ?? 0)
  })
})

describe('places', () => {
  it('are 24 shops, 2 warehouses, 3 suppliers and 3,072 relay points', () => {
    expect(shops).toHaveLength(24)
    expect(locations.filter((location) => location.kind === 'warehouse')).toHaveLength(2)
    const suppliers = locations.filter((location) => location.kind === 'supplier')
    expect(suppliers).toHaveLength(3)
    for (const { leadDaysMin = 0, leadDaysMax = 0 } of suppliers) expect(leadDaysMin).toBeLessThan(leadDaysMax)
    expect(gzippedRows('relay-points.csv.gz')).toHaveLength(3072)
    expect(repeated(locations.map((location) => location.code))).toEqual([])
  })

  it('stand in the town they name', () => {
    for (const place of locations) {
      const town = postcodes.find(([postcode, city]) => postcode === place.postcode && city === place.city)
      expect(town, place.code).toBeDefined()
      expect(kilometres(place, Number(town?.[2]), Number(town?.[3])), place.code).toBeLessThan(6)
    }
  })

  it('belong to companies with a right SIREN and VAT number', () => {
    const entities = json<{ code: string; siren: string; vatNumber: string }[]>('legal-entities.json')
    for (const { siren, vatNumber } of entities) {
      const digits = [...siren].reverse().map((digit, place) => Number(digit) * (place % 2 ? 2 : 1))
      expect(digits.reduce((sum, digit) => sum + (digit > 9 ? digit - 9 : digit), 0) % 10).toBe(0)
      expect(vatNumber).toBe(`FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`)
    }
    const known = new Set(entities.map((entity) => entity.code))
    for (const { legalEntity } of locations) expect(known).toContain(legalEntity)
  })

  it('open before they close, never twice at once, some with a lunch break and some on Sunday', () => {
    for (const { code, hours } of locations) {
      hours.forEach((span, index) => {
        expect(span.opens < span.closes, code).toBe(true)
        const next = hours[index + 1]
        if (next?.weekday === span.weekday) expect(span.closes < next.opens, code).toBe(true)
      })
    }
    expect(shops.some(({ hours }) => hours.some((span) => span.weekday === 7))).toBe(true)
    expect(shops.some(({ hours }) => hours.filter((span) => span.weekday === 3).length === 2)).toBe(true)
    const alsatian = shops.filter((shop) => shop.holidayCalendar === 'alsace-moselle').map((shop) => shop.code)
    expect(alsatian).toEqual(['strasbourg', 'metz'])
  })
})

describe('people', () => {
  it('are distinct, reachable only in fiction, and live at postcodes that exist', () => {
    expect(customers.length).toBeGreaterThanOrEqual(30)
    expect(customers.map((customer) => customer.name)).toEqual(
      expect.arrayContaining(['Camille Laurent', 'Xavière Martin']),
    )
    expect(repeated(customers.map((customer) => customer.email))).toEqual([])
    expect(repeated(customers.map((customer) => customer.phone))).toEqual([])
    for (const { email, phone, address } of customers) {
      expect(email).toMatch(/@example\.com$/)
      expect(phone).toMatch(/^\+3363998\d{4}$/)
      const lives = postcodes.some(([postcode, city]) => postcode === address.postcode && city === address.city)
      expect(lives, email).toBe(true)
    }
    for (const { code, phone } of locations) {
      if (phone) expect(phone, code).toMatch(/^\+33(19900|26191|35301|46571|53649)\d{4}$/)
    }
  })

  it('staff every shop', () => {
    const staff = json<{ login: string; roles: string[]; location: string | null }[]>('staff.json')
    expect(repeated(staff.map((person) => person.login))).toEqual([])
    for (const { location } of staff) if (location) expect(codes).toContain(location)
    for (const { code } of shops)
      expect(
        staff.some((person) => person.location === code),
        code,
      ).toBe(true)
    const jean = staff.find((person) => person.login === 'jean')
    expect(jean).toMatchObject({ roles: ['associate'], location: 'paris-rivoli' })
  })
})

describe('delivery', () => {
  it('is cheaper to a relay point, and reaches Corsica by services of its own', () => {
    const services = json<DeliveryService[]>('delivery-services.json')
    const serving = (postcode: string) =>
      services.filter((service) => !service.excludedPostcodePrefixes.some((prefix) => postcode.startsWith(prefix)))
    const cheapest = (postcode: string, mode: string) =>
      Math.min(
        ...serving(postcode)
          .filter((service) => service.mode === mode)
          .map((service) => service.costMinor),
      )
    for (const postcode of ['75004', '20000']) {
      expect(cheapest(postcode, 'relay')).toBeLessThan(cheapest(postcode, 'home'))
    }
    expect(serving('20000').map((service) => service.code)).toEqual(['home-corsica', 'relay-corsica'])
    expect(serving('75004').map((service) => service.code)).not.toContain('home-corsica')
    expect(serving('97400')).toEqual([])
  })
})

describe('stock', () => {
  it('refers to articles and places that exist, once each, in whole quantities', () => {
    expect(repeated(stock.map((row) => `${row.sku} ${row.location}`))).toEqual([])
    for (const { sku, location, onHand, safety } of stock) {
      expect(skus).toContain(sku)
      expect(codes).toContain(location)
      expect(Number.isInteger(onHand) && onHand >= 0 && Number.isInteger(safety) && safety >= 0).toBe(true)
      if (shopCodes.has(location)) expect(onHand).toBeLessThanOrEqual(6)
    }
    for (const [sku = '', place = ''] of [...promised, ...incoming]) {
      expect(skus).toContain(sku)
      expect(codes).toContain(place)
    }
  })

  it('is promised by a supplier for about half of the variants', () => {
    const share = promised.length / variants.length
    expect(share).toBeGreaterThan(0.4)
    expect(share).toBeLessThan(0.6)
    for (const [, , quantity] of promised) expect(Number(quantity)).toBeGreaterThanOrEqual(50)
  })

  it('is all there is for at least twenty-five single articles, spread over many shops', () => {
    const elsewhere = new Set([...promised, ...incoming].map(([sku]) => sku))
    const alone = products.filter((product) => product.variants.every((variant) => !elsewhere.has(variant.sku)))
    const spread = alone.filter(({ variants: [first, ...others] }) => {
      const held = stock.filter((row) => row.sku === first?.sku)
      const available = held.reduce((sum, row) => sum + Math.max(0, row.onHand - row.safety), 0)
      const onHand = held.reduce((sum, row) => sum + row.onHand, 0)
      const inShops = held.filter((row) => shopCodes.has(row.location) && row.onHand > row.safety)
      return others.length === 0 && available >= 10 && onHand <= 200 && inShops.length >= 8
    })
    expect(alone.length).toBeGreaterThanOrEqual(30)
    expect(spread.length).toBeGreaterThanOrEqual(25)
  })

  it('is as the stories tell it', () => {
    const promisedOf = (sku: string) => promised.filter((row) => row[0] === sku)
    expect(onHandAt('TV-AURORA-55', 'paris-rivoli')).toBe(0)
    expect(onHandAt('TV-AURORA-55', 'entrepot-nord')).toBeGreaterThan(0)
    expect(promisedOf('TV-AURORA-55')).toHaveLength(1)
    expect(stock.filter((row) => row.sku === 'TV-AURORA-65')).toEqual([])
    expect(promisedOf('TV-AURORA-65')).toHaveLength(1)
    expect(onHandAt('JEAN-LENA-BLEU-38', 'paris-rivoli')).toBe(2)
    expect(stock.filter((row) => row.sku === 'TEL-ZEPHIA-MINI')).toEqual([])
    expect([...promised, ...incoming].filter((row) => row[0] === 'TEL-ZEPHIA-MINI')).toEqual([])
  })
})
