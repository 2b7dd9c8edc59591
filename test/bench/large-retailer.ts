import { createReadStream, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { type Database, openDatabase, sql } from '@filrouge/server/platform/db/database.ts'
import { startEmbedded } from '@filrouge/server/platform/db/embedded.ts'
import { round } from './journey.ts'
import { openShop } from './shop.ts'

// Another shape of the retailer below is another number: what was built before is then built again.
const shape = 1

export interface LargeRetailer {
  folder: string
  /** Its articles, a GTIN a line. */
  list: string
  /** Undefined when it was there already. */
  secondsToBuild: number | undefined
}

/**
 * A retailer of 1,000 locations with all the articles of the grocery list, in stock in a tenth of the pairs: beside the demo's own, in a folder
 * that is kept, because it takes minutes to make. Undefined where the list is not.
 */
export async function largeRetailer(root: string): Promise<LargeRetailer | undefined> {
  const list = join(root, '../shared/data/catalogue/grocery-gtins.ndjson.gz')
  const folder = join(root, '.filrouge/bench/large')
  const built = join(folder, `built-${shape}`)
  if (!existsSync(list)) {
    console.error(`SKIPPED: ${list} is not there, and without it there is no large retailer to measure.`)
    return undefined
  }
  if (existsSync(built)) return { folder, list, secondsToBuild: undefined }
  const began = performance.now()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const demo = await openShop(root, { folder })
  await demo.stop()
  const embedded = await startEmbedded({ folder })
  const db = openDatabase(embedded.url)
  await db.reader.script(locations)
  await addArticles(db, list)
  say('27.6 million levels of stock')
  await db.reader.script(stock)
  await db.reader.script('vacuum analyze')
  await db.reader.script('checkpoint')
  await db.close()
  await embedded.stop()
  writeFileSync(built, '')
  return { folder, list, secondsToBuild: round((performance.now() - began) / 1000) }
}

const say = (what: string) => console.error(`  ${new Date().toISOString().slice(11, 19)} ${what}`)

async function addArticles(db: Database, list: string): Promise<void> {
  say('articles')
  await db.reader.script(`insert into categories (id, code, title_fr, title_en, position)
    values ('cat_grocery', 'grocery', 'Épicerie', 'Grocery', 99)`)
  let batch: { gtin: string; name: string }[] = []
  let count = 0
  const add = async () => {
    await db.transaction(async (tx) => {
      await tx.script('set local session_replication_role = replica')
      await tx.run(filling(batch, count))
    })
    count += batch.length
    batch = []
  }
  for await (const { gtin, name } of articlesOf(list)) {
    batch.push({ gtin, name: name ?? gtin })
    if (batch.length === 20_000) await add()
  }
  await add()
}

/** The articles of the list. */
export async function* articlesOf(list: string): AsyncGenerator<{ gtin: string; name?: string }> {
  for await (const line of createInterface({ input: createReadStream(list).pipe(createGunzip()) }))
    yield JSON.parse(line)
}

const filling = (batch: readonly { gtin: string; name: string }[], before: number) => sql`
  with articles as (
    select gtin, left(name, 200) as name, lpad(to_hex(${before}::integer + place), 32, '0') as number
    from unnest(${batch.map(({ gtin }) => gtin)}::text[], ${batch.map(({ name }) => name)}::text[]) with ordinality r(gtin, name, place)
  ), products as (
    insert into products (id, handle, brand, category_id, title_fr, title_en, weight_grams, origin, created_at, updated_at)
    select 'prd_' || number, 'grocery-' || gtin, 'Test', 'cat_grocery', name, name, 100 + abs(hashtext(gtin)) % 3000, 'bench', now(), now()
    from articles
  ), variants as (
    insert into variants (sku, id, product_id) select 'G' || gtin, 'var_' || number, 'prd_' || number from articles
  )
  insert into prices (id, sku, amount_minor, currency, kind, starts_at)
  select 'prc_' || number, 'G' || gtin, 100 + abs(hashtext(gtin)) % 5000, 'EUR', 'regular', '2026-01-01' from articles`

// In the thousand towns where most people live: 955 shops, 25 warehouses, 20 suppliers.
const locations = `
  create table bench_locations as
  select n, 'loc_' || md5('bench' || n) as id, case when n % 40 = 7 then 'warehouse' when n % 50 = 3 then 'supplier' else 'shop' end as kind,
    postcode, city, latitude, longitude
  from (
    select (row_number() over (order by population desc, postcode))::integer - 1 as n, * from (
      select distinct on (city) * from postcodes where postcode !~ '^(20|97|98)' order by city, population desc
    ) towns
  ) numbered where n < 1000;
  insert into locations (id, code, kind, name, legal_entity_id, street, postcode, city, country, latitude, longitude, time_zone, holiday_calendar,
    open_to_public, ships, cut_off, preparation_minutes, preparation_days, lead_days_min, lead_days_max, services)
  select id, 'bench-' || n, kind, city, (select id from legal_entities order by id limit 1), '1 rue', postcode, city, 'FR', latitude, longitude,
    'Europe/Paris', case when postcode ~ '^(57|67|68)' then 'alsace-moselle' else 'metropole' end, kind = 'shop', true,
    ('{12:00,14:00,16:00}'::time[])[1 + n % 3], 30 + n % 4 * 30, 0, case kind when 'supplier' then 2 end, case kind when 'supplier' then 5 end,
    case kind when 'shop' then '{collect,ship}'::text[] else '{ship}' end
  from bench_locations;
  insert into opening_hours (location_id, weekday, opens, closes)
  select id, weekday, ('{09:00,09:30,10:00}'::time[])[1 + n % 3], ('{19:00,19:30,20:00,21:00}'::time[])[1 + n % 4]
  from bench_locations, generate_series(1, 6) weekday where kind = 'shop' or weekday < 6;
  update reference_version set version = version + 1;`

// Of each ten locations one has the article, another one for each article. Written in bulk, then indexed: half the time, and as PostgreSQL
// itself restores a table. `cluster` lays the places of an article side by side, as they come where stock is loaded article by article and as
// the operator of a large shop does once in a while: else each question would read a hundred pages instead of three.
const stock = `
  begin;
  set local session_replication_role = replica;
  set local maintenance_work_mem = '1GB';
  alter table stock_levels drop constraint stock_levels_pkey;
  insert into stock_levels (sku, location_id, on_hand, reserved, safety)
  select sku, l.id, 1 + (hash + ten) % 12, 0, 0
  from (select sku, abs(hashtext(sku)) % 1000000 as hash from variants where sku like 'G%' order by sku) v
  cross join generate_series(0, 99) ten
  join bench_locations l on l.n = ten * 10 + (hash / (1 + ten % 7) + ten) % 10;
  alter table stock_levels add primary key (sku, location_id);
  cluster stock_levels using stock_levels_pkey;
  commit;`
