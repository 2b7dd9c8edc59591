import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { newId } from '@filrouge/kernel/ids.ts'
import { fold, slug } from '@filrouge/kernel/text.ts'
import { addCategories, catalogueReference } from '@filrouge/server/catalogue/public.ts'
import type { Database } from '@filrouge/server/platform/db/database.ts'
import sql from 'sql-template-tag'

const batchRows = 5000

// Where a grocery article stands in the tree: only so that there is something to narrow by.
const aisles: readonly [code: string, titleFr: string, titleEn: string, pattern: RegExp][] = [
  ['groceries-dairy', 'Crèmerie', 'Dairy', /lait|yaourt|fromage|beurre|creme|oeuf|camembert|comte|chevre/],
  ['groceries-meat', 'Boucherie et charcuterie', 'Meat', /jambon|poulet|porc|boeuf|saucis|lardon|pate |canard|roti/],
  ['groceries-fish', 'Poissonnerie', 'Fish', /saumon|thon|poisson|crevette|sardine|cabillaud|truite|surimi/],
  ['groceries-bakery', 'Boulangerie', 'Bakery', /pain|baguette|brioche|croissant|tarte|gateau|biscuit|galette/],
  ['groceries-sweets', 'Confiserie et chocolat', 'Sweets', /chocolat|bonbon|confiture|miel|nougat|caramel/],
  ['groceries-fruit', 'Fruits et légumes', 'Fruit and vegetables', /pomme|salade|tomate|carotte|haricot|legume|fruit/],
  ['groceries-drinks', 'Boissons', 'Drinks', /jus|eau|vin|biere|sirop|the |cafe|soda|limonade|cidre/],
  ['groceries-meals', 'Plats préparés', 'Ready meals', /pizza|lasagne|soupe|plat|quiche|ravioli|couscous|gratin/],
]
const rest = 'groceries-other'

interface Row {
  sku: string
  gtin: string
  title: string
  category: string
}

/** Writes the groceries beside what is there, straight into the tables: what is measured here is search; the import has a benchmark of its own. */
export async function addGroceries(db: Database, file: string): Promise<void> {
  await db.transaction(async (tx) => {
    const { categoriesByCode } = await catalogueReference(tx)
    const wanted = [
      { code: 'groceries', titleFr: 'Épicerie', titleEn: 'Groceries', position: 20 },
      ...[...aisles, [rest, 'Épicerie divers', 'Other groceries'] as const].map(
        ([code, titleFr, titleEn], position) => ({
          code,
          parent: 'groceries',
          titleFr,
          titleEn,
          position,
        }),
      ),
    ]
    await addCategories(
      tx,
      wanted.filter(({ code }) => !categoriesByCode.has(code)),
    )
  })
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) })
  let batch: Row[] = []
  for await (const line of lines) {
    const { gtin, name } = JSON.parse(line) as { gtin: string; name?: string }
    const title = name?.trim().slice(0, 300)
    if (!title) continue
    const folded = fold(title)
    const category = aisles.find(([, , , pattern]) => pattern.test(folded))?.[0] ?? rest
    batch.push({ sku: `OFF-${gtin}`, gtin: gtin.padStart(14, '0'), title, category })
    if (batch.length < batchRows) continue
    await write(db, batch)
    batch = []
  }
  await write(db, batch)
}

async function write(db: Database, rows: readonly Row[]): Promise<void> {
  const values = rows.map((row) => ({
    ...row,
    id: newId('product'),
    variant: newId('variant'),
    price: newId('price'),
    handle: `${slug(row.title).slice(0, 60)}-${slug(row.sku)}`,
  }))
  await db.reader.run(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
        r(id text, variant text, price text, sku text, gtin text, title text, category text, handle text)
    ), product as (
      insert into products (id, handle, brand, category_id, title_fr, title_en, origin, created_at, updated_at)
      select g.id, g.handle, 'Divers', c.id, g.title, g.title, 'groceries', now(), now()
      from given g join categories c on c.code = g.category on conflict do nothing returning id
    ), variant as (
      insert into variants (sku, id, product_id, gtin)
      select g.sku, g.variant, g.id, case when g.gtin ~ '^[0-9]{14}$' then g.gtin end from given g join product p on p.id = g.id
      on conflict do nothing returning sku
    )
    insert into prices (id, sku, amount_minor, currency, kind, starts_at)
    select g.price, g.sku, 99 + abs(hashtext(g.sku)) % 9900, 'EUR', 'regular', now() - interval '1 day' from given g join variant v on v.sku = g.sku`)
}
