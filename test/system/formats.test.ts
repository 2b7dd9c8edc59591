import { importFile } from '@filrouge/server/imports/running/import-file.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openVoltaCopy, type VoltaCopy } from '../world/volta-copy.ts'

/** What other shops export, brought in as it is. */

let volta: VoltaCopy
beforeAll(async () => {
  volta = await openVoltaCopy()
})
afterAll(() => volta.close())

const one = <T = Record<string, unknown>>(query: ReturnType<typeof sql>) => volta.db.reader.one<T>(query)

describe('files of Shopify', () => {
  it('brings in products with their variants; rows of further pictures are no articles', async () => {
    const file = volta.file(
      'products_export.csv',
      [
        'Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Price,Variant Barcode,Image Src',
        'tee,Classic Tee,"<p>Soft &amp; warm.</p><script>x</script>",Acme,Apparel > Shirts,T-Shirts,a,TRUE,Color,Blue,Size,M,TEE-B-M,180,19.90,\'4006381333931,http://x/1.jpg',
        'tee,,,,,,,,,Blue,,L,TEE-B-L,180,21.90,,http://x/2.jpg',
        'tee,,,,,,,,,,,,,,,,http://x/3.jpg',
        'mug,Mug,,Acme,,Mugs,,TRUE,Title,Default Title,,,,350,0,,',
      ].join('\n'),
    )
    expect(await importFile(volta, 'shopify-products', file)).toMatchObject({
      rows: 4,
      inserted: 2,
      bad: 0,
      problems: [],
    })
    expect(await importFile(volta, 'shopify-products', file)).toMatchObject({ inserted: 0, unchanged: 2 })
    expect(
      await one(sql`
        select p.title_en, p.description_en, p.brand, c.title_fr as category, v.gtin, v.options, r.amount_minor
        from variants v join products p on p.id = v.product_id join categories c on c.id = p.category_id join prices r on r.sku = v.sku
        where v.sku = 'TEE-B-M'`),
    ).toEqual({
      ...{ title_en: 'Classic Tee', description_en: 'Soft & warm.', brand: 'Acme', category: 'T shirts' },
      ...{ gtin: '04006381333931', options: { colour: 'Blue', size: 'M' }, amount_minor: 1990 },
    })
  })

  it('brings in customers and their orders, and finds whose they are', async () => {
    const customers = volta.file(
      'customers_export.csv',
      'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags\n' +
        "'7001,Ada,Byron,ada.byron@example.com,yes,,1 rue de la Paix,,Paris,,FR,'75002,'+33612345678,,no,53.91,1,,no,\n" +
        "'7002,,,not-an-address,no,,,,,,,,,,no,0,0,,no,\n",
    )
    expect(await importFile(volta, 'shopify-customers', customers)).toMatchObject({
      inserted: 1,
      bad: 1,
      problems: [{ line: 3, reason: 'email: not an e-mail address' }],
    })
    const orders = volta.file(
      'orders_export.csv',
      'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping Name,Shipping Address1,Shipping City,Shipping Zip,Shipping Country,Cancelled at,Source,Tax 1 Name\n' +
        "#1001,ada.byron@example.com,paid,2025-10-07 09:50:26 +0200,fulfilled,2025-10-08 14:21:21 +0200,EUR,53.91,4.90,0,58.81,WELCOME10,5.99,Rapide,2025-10-07 09:50:26 +0200,1,Tee - Blue,19.90,TEE-B-M,Ada Byron,1 rue de la Paix,Paris,'75002,FR,,web,TVA 20%\n" +
        '#1001,ada.byron@example.com,,,,,,,,,,,,,2025-10-07 09:50:26 +0200,2,Mug,20.00,,,,,,,,,\n',
    )
    expect(await importFile(volta, 'shopify-orders', orders)).toMatchObject({ rows: 2, inserted: 1, bad: 0 })
    expect(await importFile(volta, 'shopify-orders', orders)).toMatchObject({ inserted: 0, unchanged: 1 })
    expect(
      await one(sql`
        select o.number, o.total_minor, o.discounts_minor, o.placed_at, c.name, (select count(*)::integer from order_lines l where l.order_id = o.id) as lines
        from orders o join customers c on c.id = o.customer_id where o.source = 'shopify'`),
    ).toEqual({
      ...{ number: '#1001', total_minor: 5881, discounts_minor: 599, name: 'Ada Byron', lines: 2 },
      placed_at: new Date('2025-10-07T07:50:26Z'),
    })
  })
})

describe('a feed of Google Merchant', () => {
  const items = [
    {
      id: 'G-1',
      title: 'Chaise « Arc »',
      description: 'Hêtre & lin',
      item_group_id: 'arc',
      price: '89.00 EUR',
      brand: 'Arc',
      product_type: 'Maison > Chaises',
      color: 'bleu',
      gtin: '96385074',
    },
    {
      id: 'G-2',
      title: 'Chaise « Arc »',
      description: 'Hêtre & lin',
      item_group_id: 'arc',
      price: '95.00 EUR',
      brand: 'Arc',
      product_type: 'Maison > Chaises',
      color: 'rouge',
      gtin: '',
    },
  ]

  it('is the same as a table and as XML', async () => {
    const names = Object.keys(items[0]!) as (keyof (typeof items)[number])[]
    const tsv = [names.join('\t'), ...items.map((item) => names.map((name) => item[name]).join('\t'))].join('\n')
    const escaped = (text: string) => text.replaceAll('&', '&amp;')
    const xml = `<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Feed</title>${items
      .map(
        (item) =>
          `<item>${names.map((name) => (item[name] ? `<g:${name}><![CDATA[${item[name]}]]></g:${name}>` : `<g:${name}>${escaped('')}</g:${name}>`)).join('')}</item>`,
      )
      .join('\n')}</channel></rss>`
    expect(await importFile(volta, 'google-products', volta.file('feed.tsv', tsv))).toMatchObject({
      rows: 2,
      inserted: 1,
      bad: 0,
    })
    expect(await importFile(volta, 'google-products', volta.file('feed.xml', xml))).toMatchObject({
      rows: 2,
      inserted: 0,
      unchanged: 1,
    })
    expect(
      await one(sql`
        select c.code, c.title_fr as category, v.options, r.amount_minor from variants v join products p on p.id = v.product_id
        join categories c on c.id = p.category_id join prices r on r.sku = v.sku where v.sku = 'G-2'`),
    ).toEqual({ code: 'google-chaises', category: 'Chaises', options: { colour: 'rouge' }, amount_minor: 9500 })
  })
})

describe('who buys for a company', () => {
  it('comes with its name and its numbers, in any spelling; numbers that do not exist or do not belong together are said', async () => {
    const file = volta.file(
      'entreprises.csv',
      [
        'nom,e-mail,entreprise,SIREN,numero de tva,genre',
        'Ana Ruiz,ana@atelier.example,Atelier du Marais,732 829 320,FR 44 732829320,',
        'Bob Sand,bob@atelier.example,Atelier du Marais,732 829 321,,',
        'Cleo Paz,cleo@atelier.example,Atelier du Marais,732829320,FR43732829320,',
        'Dora Lim,dora@atelier.example,,732829320,,company',
        'Elie Roy,elie@atelier.example,Atelier du Marais,732829320,,private',
        'Flor Day,flor@atelier.example,,,FR44732829320,',
        'Gil Sol,gil@atelier.example,,,,private',
      ].join('\n'),
    )
    expect(await importFile(volta, 'customers', file)).toMatchObject({
      inserted: 2,
      bad: 5,
      problems: [
        { line: 3, reason: 'siren: this SIREN does not exist' },
        { line: 4, reason: 'vat_number: not the VAT number of this SIREN' },
        { line: 5, reason: 'company_name: is missing' },
        { line: 6, reason: 'kind: a private person has no SIREN' },
        { line: 7, reason: 'siren: is missing' },
      ],
    })
    expect(
      await volta.db.reader.rows(sql`
        select i.value as email, c.kind, c.company_name as name, c.siren, c.vat_number as vat from customers c
        join identifiers i on i.customer_id = c.id where i.value like '%@atelier.example' order by 1`),
    ).toEqual([
      {
        ...{ email: 'ana@atelier.example', kind: 'company', name: 'Atelier du Marais' },
        ...{ siren: '732829320', vat: 'FR44732829320' },
      },
      { email: 'gil@atelier.example', kind: 'private', name: null, siren: null, vat: null },
    ])
  })
})

describe('who asked to be forgotten', () => {
  it('is not brought back by a file, neither as a customer nor by an order', async () => {
    const file = volta.file('people.csv', 'name,email,phone\nGrace Hopper,grace@example.com,+33612345679\n')
    await importFile(volta, 'customers', file)
    const { id } = await one<{ id: string }>(
      sql`select customer_id as id from identifiers where value = 'grace@example.com'`,
    )
    const { eraseMyself } = await import('@filrouge/server/customers/erase-myself.ts')
    const { machineCall } = await import('@filrouge/server/platform/call.ts')
    const call = {
      ...machineCall(volta.clock.now(), null, 'test'),
      session: { customerId: id, kind: 'customer' } as never,
    }
    await volta.db.transaction((tx) => eraseMyself(tx, {}, call))
    const again = volta.file('people-again.csv', 'name,email\nGrace Hopper,Grace@Example.com\n')
    expect(await importFile(volta, 'customers', again)).toMatchObject({
      inserted: 0,
      bad: 1,
      problems: [{ line: 2, reason: 'this person asked for her data to be erased: she is not brought back' }],
    })
    const order = volta.file(
      'order.csv',
      'number,placed_at,email,contact_name,sku,quantity,unit_price\nZ-1,2024-01-02,grace@example.com,Grace Hopper,X,1,10\n',
    )
    expect(await importFile(volta, 'orders', order)).toMatchObject({ inserted: 1 })
    expect(await one(sql`select customer_id, delivery->'contact' as contact from orders where source = 'csv'`)).toEqual(
      { customer_id: null, contact: {} },
    )
    expect(
      await one(sql`select count(*)::integer as count from identifiers where value = 'grace@example.com'`),
    ).toEqual({
      count: 0,
    })
  })
})
