import { normaliseEmail } from '@filrouge/kernel/email.ts'
import { fromDecimal } from '@filrouge/kernel/money.ts'
import { normalisePhone } from '@filrouge/kernel/phone.ts'
import { slug } from '@filrouge/kernel/text.ts'
import { addCategories } from '../../catalogue/public.ts'
import { enterCustomers, type PastCustomer } from '../../customers/public.ts'
import { amount, choice, currency, instant, number, type RowOf, required, text, whole } from './column.ts'
import type { Format, Outcome, Row, Work } from './format.ts'
import { type ReadProduct, writeProducts } from './plain/catalogue.ts'
import { type ReadOrder, writeOrders } from './plain/orders.ts'
import { plainText } from './plain-text.ts'
import { readCells } from './read-cells.ts'

/** Shopify writes an apostrophe before what a spreadsheet would spoil: '75008. */
const unquoted = (cell: string | undefined) => cell?.replace(/^'/, '')

const productColumns = {
  handle: required(text(200, { names: ['Handle', 'URL handle'] })),
  title: text(500, { names: ['Title'] }),
  body: text(60_000, { names: ['Body (HTML)', 'Description'] }),
  vendor: text(120, { names: ['Vendor'] }),
  category: text(300, { names: ['Product Category'] }),
  type: text(120, { names: ['Type'] }),
  option1_name: text(80, { names: ['Option1 Name'] }),
  option1_value: text(200, { names: ['Option1 Value'] }),
  option2_name: text(80, { names: ['Option2 Name'] }),
  option2_value: text(200, { names: ['Option2 Value'] }),
  option3_name: text(80, { names: ['Option3 Name'] }),
  option3_value: text(200, { names: ['Option3 Value'] }),
  sku: text(80, { names: ['Variant SKU', 'SKU'] }),
  grams: number(0, 10_000_000, { names: ['Variant Grams', 'Weight value (grams)'] }),
  price: amount({ names: ['Variant Price', 'Price'] }),
  barcode: text(40, { names: ['Variant Barcode', 'Barcode'] }),
}
type ProductCells = RowOf<typeof productColumns>

/** Articles as Shopify exports them: rows with the same handle are the variants, and the further pictures, of one product. */
export const shopifyProducts: Format<ReadProduct> = {
  name: 'shopify-products',
  roles: ['merchandiser'],
  columns: productColumns,
  batchRows: 1000,
  keyOf: ({ handle }) => String(handle ?? '').trim(),
  read(rows, work) {
    const read = rows.map((row) => ({ line: row.line, cells: readCells(productColumns, row, work) }))
    if (read.some(({ cells }) => cells === undefined)) return undefined
    const given = read.map(({ line, cells }) => ({ line, cells: cells! }))
    const first = given.find(({ cells }) => cells.title !== undefined)
    if (!first) {
      work.say({ line: rows[0]!.line, column: 'title', code: 'missing', isBad: true })
      return undefined
    }
    // A row without an option and a price is one more picture.
    const variants = given.filter(
      ({ cells }) => cells.price !== undefined || cells.option1_value !== undefined || cells.sku !== undefined,
    )
    return productOf(first.line, first.cells, variants.length > 0 ? variants : [first])
  },
  async write(tx, things, work) {
    const codes = new Map(things.map(({ product }) => [product.category, product.category]))
    await addCategories(
      tx,
      [...codes.keys()].map((code) => ({
        code,
        titleFr: titleOfType(code),
        titleEn: titleOfType(code),
        position: 920,
      })),
    )
    return writeProducts(tx, things, work)
  },
}

const titleOfType = (code: string) => {
  const words = code.replace(/^shopify-/, '').replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function productOf(
  line: number,
  cells: ProductCells,
  variants: readonly { line: number; cells: ProductCells }[],
): ReadProduct {
  const { handle, title = handle, vendor = '', body = '' } = cells
  const names = [cells.option1_name, cells.option2_name, cells.option3_name]
  const description = plainText(body)
  const skuOf = (one: ProductCells, place: number) => unquoted(one.sku) ?? `${handle}-${place + 1}`
  const prices = variants.flatMap(({ cells: one }, place) => {
    const price = one.price === undefined ? undefined : fromDecimal(one.price)
    return price && price.minor > 0
      ? [{ sku: skuOf(one, place), amountMinor: price.minor, currency: 'EUR' as const }]
      : []
  })
  return {
    line,
    lineOf: new Map(variants.map((one, place) => [skuOf(one.cells, place), one.line])),
    prices,
    product: {
      ...{
        handle,
        brand: vendor,
        titleFr: title,
        titleEn: title,
        descriptionFr: description,
        descriptionEn: description,
      },
      category: `shopify-${slug(cells.type ?? cells.category?.split('>').at(-1) ?? '') || 'articles'}`,
      weightGrams: Math.round(variants[0]!.cells.grams ?? 0) || 1000,
      origin: 'shopify',
      fingerprint: prices.map(({ amountMinor }) => amountMinor).join(' '),
      variants: variants.map(({ cells: one }, place) => {
        const gtin = unquoted(one.barcode)
        const values = [one.option1_value, one.option2_value, one.option3_value]
        return {
          sku: skuOf(one, place),
          ...(gtin ? { gtin } : {}),
          options: Object.fromEntries(
            values.flatMap((value, at) =>
              value === undefined || value === 'Default Title'
                ? []
                : [[optionKey(names[at] ?? `option ${at + 1}`), value]],
            ),
          ),
        }
      }),
    },
  }
}

const knownOptions: Record<string, string> = {
  color: 'colour',
  colour: 'colour',
  couleur: 'colour',
  size: 'size',
  taille: 'size',
}
const optionKey = (name: string) => knownOptions[slug(name)] ?? slug(name).replaceAll('-', '_')

const customerColumns = {
  id: text(40, { names: ['Customer ID'] }),
  first_name: text(120, { names: ['First Name'] }),
  last_name: text(120, { names: ['Last Name'] }),
  email: text(254, { names: ['Email'] }),
  phone: text(40, { names: ['Phone', 'Default Address Phone'] }),
  company: text(200, { names: ['Default Address Company', 'Company'] }),
  address1: text(200, { names: ['Default Address Address1', 'Address1'] }),
  address2: text(200, { names: ['Default Address Address2', 'Address2'] }),
  city: text(120, { names: ['Default Address City', 'City'] }),
  country: text(2, { names: ['Default Address Country Code', 'Country Code'] }),
  zip: text(20, { names: ['Default Address Zip', 'Zip'] }),
}

interface ShopifyCustomer {
  line: number
  person: PastCustomer
}

/** Customers as Shopify exports them. What they agreed to there is no proof here: consents are not taken over. */
export const shopifyCustomers: Format<ShopifyCustomer> = {
  name: 'shopify-customers',
  roles: [],
  columns: customerColumns,
  batchRows: 2000,
  read([row], work) {
    const cells = readCells(customerColumns, row!, work)
    if (!cells) return undefined
    const [email, phone] = [unquoted(cells.email), unquoted(cells.phone)]
    const id = unquoted(cells.id)
    const bad = (column: string, code: string) => void work.say({ line: row!.line, column, code, isBad: true })
    if (email !== undefined && !normaliseEmail(email)) return bad('email', 'not_an_email')
    const dialled = phone === undefined ? undefined : normalisePhone(phone, (cells.country as 'FR') ?? 'FR')
    if (phone !== undefined && !dialled)
      work.say({ line: row!.line, column: 'phone', code: 'not_a_phone', isBad: false })
    if (email === undefined && dialled === undefined && id === undefined) return bad('email', 'nobody')
    const name = [cells.first_name, cells.last_name].filter(Boolean).join(' ')
    const [zip, street] = [unquoted(cells.zip), cells.address1]
    const addresses =
      street && zip && cells.city
        ? [
            {
              street,
              postcode: zip.slice(0, 12),
              city: cells.city,
              country: cells.country ?? 'FR',
              ...(cells.address2 && { street2: cells.address2 }),
            },
          ]
        : []
    return {
      line: row!.line,
      person: {
        ...(id && { external: `shopify:${id}` }),
        ...(email && { email }),
        ...(dialled && { phone: dialled }),
        ...(name && { name }),
        addresses,
      },
    }
  },
  async write(tx, people, { call, say }) {
    const entered = await enterCustomers(
      tx,
      people.map(({ person }) => person),
      call.now,
    )
    return entered.flatMap(({ id, isNew }, place): Outcome[] => {
      if (id) return [isNew ? 'added' : 'same']
      say({ line: people[place]!.line, code: 'was_erased', isBad: true })
      return []
    })
  },
}

const orderColumns = {
  name: required(text(60, { names: ['Name'] })),
  email: text(254, { names: ['Email'] }),
  phone: text(40, { names: ['Phone', 'Shipping Phone', 'Billing Phone'] }),
  fulfilment: choice(['fulfilled', 'unfulfilled', 'partial', 'restocked'], { names: ['Fulfillment Status'] }),
  fulfilled_at: instant({ names: ['Fulfilled at'] }),
  created_at: instant({ names: ['Created at'] }),
  cancelled_at: instant({ names: ['Cancelled at'] }),
  currency: currency({ names: ['Currency'] }),
  shipping: amount({ names: ['Shipping'] }),
  discount_code: text(200, { names: ['Discount Code'] }),
  discount: amount({ names: ['Discount Amount'] }),
  quantity: required(whole(1, 1_000_000, { names: ['Lineitem quantity'] })),
  line_name: required(text(500, { names: ['Lineitem name'] })),
  price: required(amount({ names: ['Lineitem price'] })),
  sku: text(80, { names: ['Lineitem sku'] }),
  tax_name: text(80, { names: ['Tax 1 Name'] }),
  shipping_name: text(120, { names: ['Shipping Name', 'Billing Name'] }),
  street: text(200, { names: ['Shipping Address1', 'Shipping Street', 'Billing Address1'] }),
  street2: text(200, { names: ['Shipping Address2'] }),
  city: text(120, { names: ['Shipping City', 'Billing City'] }),
  zip: text(20, { names: ['Shipping Zip', 'Billing Zip'] }),
  country: text(2, { names: ['Shipping Country', 'Billing Country'] }),
  source: text(60, { names: ['Source'] }),
}
type OrderCells = RowOf<typeof orderColumns>

/** Orders as Shopify exports them: what is said of the whole order stands on its first row only. */
export const shopifyOrders: Format<ReadOrder> = {
  name: 'shopify-orders',
  roles: [],
  columns: orderColumns,
  batchRows: 2000,
  keyOf: ({ name }) => String(name ?? '').trim(),
  read(rows, work) {
    const read = rows.map((row: Row) => readCells(orderColumns, row, work))
    if (read.some((cells) => cells === undefined)) return undefined
    const [first, ...others] = read as OrderCells[]
    if (first!.created_at === undefined) {
      work.say({ line: rows[0]!.line, column: 'created_at', code: 'missing', isBad: true })
      return undefined
    }
    return orderOf(rows[0]!.line, first!, [first!, ...others], work)
  },
  write: writeOrders,
}

function orderOf(line: number, first: OrderCells, lines: OrderCells[], { say }: Work): ReadOrder | undefined {
  const rate = Number(/(\d+(?:[.,]\d+)?)\s*%/.exec(first.tax_name ?? '')?.[1]?.replace(',', '.') ?? 20)
  const shares = sharesOf(first, lines)
  if (!shares) {
    say({ line, column: 'discount', code: 'not_an_amount', isBad: true })
    return undefined
  }
  const whole = {
    ...{
      source: 'shopify',
      number: first.name,
      placed_at: first.created_at!,
      channel: first.source === 'pos' ? 'shop' : 'web',
    },
    ...{
      currency: first.currency,
      email: unquoted(first.email),
      phone: phoneOf(first),
      delivery_price: first.shipping,
    },
    state: first.cancelled_at ? 'cancelled' : first.fulfilment === 'unfulfilled' ? 'open' : 'completed',
    ...{ cancelled_at: first.cancelled_at, shipped_at: first.cancelled_at ? undefined : first.fulfilled_at },
    ...{ recipient: first.shipping_name, street: first.street, street2: first.street2, city: first.city },
    ...{ postcode: unquoted(first.zip)?.slice(0, 12), country: first.country, contact_name: first.shipping_name },
  }
  const cells = lines.map((one, place) => ({
    ...whole,
    ...{ sku: one.sku ?? one.line_name.slice(0, 80), title_fr: one.line_name, title_en: one.line_name },
    ...{ quantity: one.quantity, unit_price: one.price, vat_rate: rate },
    ...(shares[place]! > 0 ? { discounts: [discountOf(first.discount_code ?? 'shopify', shares[place]!)] } : {}),
  })) as unknown as ReadOrder['lines']
  return { line, isGuest: false, cells: cells[0]!, lines: cells }
}

const phoneOf = ({ phone, country }: OrderCells) => normalisePhone(unquoted(phone) ?? '', (country as 'FR') ?? 'FR')

const discountOf = (code: string, amountMinor: number) => ({ code, titleFr: code, titleEn: code, amountMinor })

/** What was taken off the whole order, on its lines: as far as each goes, from the first. */
function sharesOf(first: OrderCells, lines: OrderCells[]): number[] | undefined {
  const of = first.currency ?? 'EUR'
  const minor = (decimal: string | undefined) => fromDecimal(decimal ?? '0', of)?.minor
  let rest = minor(first.discount)
  if (rest === undefined || rest < 0) return undefined
  return lines.map(({ price, quantity }) => {
    const share = Math.min(rest!, (minor(price) ?? 0) * quantity)
    rest = rest! - share
    return share
  })
}
