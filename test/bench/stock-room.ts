import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addLegalEntities, addLocations } from '@filrouge/server/locations/public.ts'
import { type Database, openDatabase } from '@filrouge/server/platform/db/database.ts'
import { startEmbedded } from '@filrouge/server/platform/db/embedded.ts'
import { migrate } from '@filrouge/server/platform/db/migrate.ts'
import sql from 'sql-template-tag'

export interface StockRoom {
  db: Database
  url: string
  warehouse: string
  stop(): Promise<void>
}

/**
 * A real PostgreSQL as a retailer runs it (every commit on the disk), with a warehouse that has plenty of `articles` articles
 * and fifty thousand holds behind it. */
export async function openStockRoom(root: string, articles: number): Promise<StockRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'filrouge-bench-'))
  const embedded = await startEmbedded({ folder })
  const db = openDatabase(embedded.url, { max: 40 })
  await migrate(db, join(root, 'db/migrations'))
  const warehouse = await db.transaction(async (tx) => {
    await addLegalEntities(tx, [{ code: 'house', name: 'Maison SAS', siren: '999000011', vatNumber: 'FR66999000011' }])
    const ids = await addLocations(tx, [
      {
        ...{ code: 'entrepot', kind: 'warehouse', name: 'Entrepôt', legalEntity: 'house', country: 'FR' },
        ...{ street: '4 avenue de l’Europe', postcode: '59810', city: 'Lesquin', latitude: 50.59, longitude: 3.11 },
        ...{ timeZone: 'Europe/Paris', holidayCalendar: 'metropole', openToPublic: false, ships: true },
        ...{ cutOff: '14:00', preparationMinutes: 60, preparationDays: 0, services: ['ship'], places: [] },
        hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '06:00', closes: '21:00' })),
      },
    ])
    return ids.get('entrepot') as string
  })
  await db.reader.script(`
    begin;
    set local session_replication_role = replica;
    insert into categories (id, code, title_fr, title_en, position) values ('cat_bench', 'bench', 'Essai', 'Bench', 1);
    insert into products (id, handle, brand, category_id, title_fr, title_en, origin, created_at, updated_at)
      select 'prd_' || n, 'article-' || n, 'Test', 'cat_bench', 'Article ' || n, 'Article ' || n, 'bench', now(), now()
      from generate_series(1, ${articles}) n;
    insert into variants (sku, id, product_id) select 'A' || n, 'var_' || n, 'prd_' || n from generate_series(1, ${articles}) n;
    insert into stock_levels (sku, location_id, on_hand) select 'A' || n, '${warehouse}', 100000000 from generate_series(1, ${articles}) n;
    insert into stock_movements (id, sku, location_id, kind, quantity, at)
      select 'mov_' || n, 'A' || n, '${warehouse}', 'receive', 100000000, now() from generate_series(1, ${articles}) n;
    insert into holds (id, cart_id, payment_id, order_id, status, taken_at, expires_at)
      select 'hld_' || n, 'crt_' || n, 'pay_' || n, 'ord_' || n, 'consumed', now() - interval '1 day', now() - interval '1 day'
      from generate_series(1, 50000) n;
    insert into hold_lines (hold_id, position, sku, location_id, quantity)
      select 'hld_' || n, 1, 'A' || (1 + n % ${articles}), '${warehouse}', 1 from generate_series(1, 50000) n;
    commit;`)
  await db.reader.script('vacuum analyze')
  await db.reader.run(sql`checkpoint`)
  return {
    db,
    url: embedded.url,
    warehouse,
    async stop() {
      await db.close()
      await embedded.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
