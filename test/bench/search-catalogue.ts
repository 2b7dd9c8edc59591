import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { fold, slug } from '@filrouge/kernel/text.ts'
import { addCategories, addProducts, catalogueReference, type ProductToAdd } from '@filrouge/server/catalogue/public.ts'
import type { Database } from '@filrouge/server/platform/db/database.ts'
import sql from 'sql-template-tag'

const batchRows = 1000

// Where a grocery article stands in the tree: only so that there is something to narrow by.
const aisles: readonly [code: string, titleFr: string, titleEn: string, pattern: RegExp][] = [
  ['groceries-dairy', 'Crèmerie', 'Dairy', /lait|yaourt|fromage|beurre|creme|oeuf|camembert|comte|chevre/],
  [
    'groceries-meat',
    'Boucherie et charcuterie',
    'Meat',
    /jambon|poulet|porc|boeuf|saucis|lardon|pate |terrine|canard|dinde|roti/,
  ],
  ['groceries-fish', 'Poissonnerie', 'Fish', /saumon|thon|poisson|crevette|sardine|cabillaud|truite|surimi/],
  [
    'groceries-bakery',
    'Boulangerie',
    'Bakery',
    /pain|baguette|brioche|croissant|tarte|gateau|biscuit|madeleine|galette/,
  ],
  ['groceries-sweets', 'Confiserie et chocolat', 'Sweets', /chocolat|bonbon|confiture|miel|nougat|caramel|praline/],
  [
    'groceries-fruit',
    'Fruits et légumes',
    'Fruit and vegetables',
    /pomme|salade|tomate|carotte|haricot|legume|fruit|banane|orange|champignon/,
  ],
  ['groceries-drinks', 'Boissons', 'Drinks', /jus|eau|vin|biere|sirop|the |cafe|soda|limonade|cidre/],
  [
    'groceries-meals',
    'Plats préparés',
    'Ready meals',
    /pizza|lasagne|soupe|plat|quiche|ravioli|couscous|gratin|sandwich/,
  ],
]
const rest = 'groceries-other'

/** Loads the groceries beside what is there. */
export async function addGroceries(db: Database, file: string, say: (line: string) => void): Promise<number> {
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
  let batch: ProductToAdd[] = []
  let added = 0
  for await (const line of lines) {
    const { gtin, name } = JSON.parse(line) as { gtin: string; name?: string }
    if (!name?.trim()) continue
    batch.push(grocery(gtin, name.trim().slice(0, 300)))
    if (batch.length < batchRows) continue
    added += await write(db, batch)
    batch = []
    if (added % 20_000 === 0) say(`${added} groceries`)
  }
  return added + (await write(db, batch))
}

function grocery(gtin: string, title: string): ProductToAdd {
  const folded = fold(title)
  return {
    handle: `${slug(title).slice(0, 60)}-${gtin}`,
    brand: 'Divers',
    category: aisles.find(([, , , pattern]) => pattern.test(folded))?.[0] ?? rest,
    titleFr: title,
    titleEn: title,
    origin: 'groceries',
    variants: [{ sku: `OFF-${gtin}`, gtin }],
  }
}

/** Adds articles whose titles are recombined from those that are there: the front half of one, the back half of another. */
export async function recombine(db: Database, upTo: number, say: (line: string) => void): Promise<void> {
  const titles = await db.read<{ title: string; category: string }>(sql`
    select p.title_fr as title, c.code as category from products p join categories c on c.id = p.category_id
    where p.origin <> 'recombined' order by p.id`)
  const { count } = await db.reader.one<{ count: number }>(sql`select count(*) as count from products`)
  for (let number = count; number < upTo; number += batchRows) {
    const batch = Array.from({ length: Math.min(batchRows, upTo - number) }, (_, place): ProductToAdd => {
      // Two steps without a common factor walk through all pairs before one comes again.
      const one = titles[((number + place) * 7919) % titles.length]!
      const other = titles[((number + place) * 104_729 + 17) % titles.length]!
      const front = one.title.split(' ')
      const back = other.title.split(' ')
      const title = [...front.slice(0, Math.ceil(front.length / 2)), ...back.slice(back.length >> 1)].join(' ')
      return {
        handle: `${slug(title).slice(0, 60)}-${number + place}`,
        brand: 'Divers',
        category: one.category,
        titleFr: title,
        titleEn: title,
        origin: 'recombined',
        variants: [{ sku: `REC-${number + place}` }],
      }
    })
    await write(db, batch)
    if (number % 50_000 < batchRows) say(`${number} articles`)
  }
}

async function write(db: Database, batch: readonly ProductToAdd[]): Promise<number> {
  if (batch.length > 0) await db.transaction((tx) => addProducts(tx, batch, new Date()))
  return batch.length
}
