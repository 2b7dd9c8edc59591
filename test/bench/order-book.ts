import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { showActivity as activityContract, showFiguresToday as figuresContract } from '@filrouge/contract/activity.ts'
import { findCustomers as customersContract } from '@filrouge/contract/customers.ts'
import { listOrders as ordersContract } from '@filrouge/contract/orders.ts'
import { type Call, machineCall } from '@filrouge/server/platform/call.ts'
import { type Database, openDatabase } from '@filrouge/server/platform/db/database.ts'
import { startEmbedded } from '@filrouge/server/platform/db/embedded.ts'
import { migrate } from '@filrouge/server/platform/db/migrate.ts'
import { showActivity } from '@filrouge/server/screens/activity.ts'
import { findCustomers } from '@filrouge/server/screens/customer-search.ts'
import { showFiguresToday } from '@filrouge/server/screens/figures-today.ts'
import { listOrders } from '@filrouge/server/screens/order-list.ts'
import { round } from './journey.ts'

/** The office's lists and searches with ten thousand and with a million orders behind them: they should not feel the difference. */
export async function orderBook(root: string) {
  return {
    'of 10 000': await measureBook(root, 10_000),
    'of 1 000 000': await measureBook(root, 1_000_000),
  }
}

/** A database with so many orders, a quarter as many customers and ten years behind it. */
export async function openBook(
  root: string,
  orders: number,
): Promise<{ db: Database; url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'filrouge-bench-'))
  const embedded = await startEmbedded({ folder })
  const db = openDatabase(embedded.url)
  await migrate(db, join(root, 'db/migrations'))
  await db.reader.script(filling(orders))
  await db.reader.script('vacuum analyze')
  return {
    db,
    url: embedded.url,
    async stop() {
      await db.close()
      await embedded.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function measureBook(root: string, orders: number): Promise<Record<string, string>> {
  const { db, stop } = await openBook(root, orders)
  try {
    return await measureQuestions(db)
  } finally {
    await stop()
  }
}

/** What the office asks, each many times over, one after the other: p50 / p99 in milliseconds. */
export async function measureQuestions(db: Database): Promise<Record<string, string>> {
  const call: Call = { ...machineCall(new Date(), null, 'bench'), session: { kind: 'staff' } as never }
  const orders = (input: object) => () => listOrders(db.reader, ordersContract.input.parse(input), call)
  const customers = (query: string) => () => findCustomers(db.reader, customersContract.input.parse({ query }), call)
  const { items, nextCursor } = await orders({ query: 'Zénobie Quatremère' })()
  const one = items[0]!
  const questions: Record<string, () => Promise<unknown>> = {
    'the newest': orders({}),
    'the next page': orders({ cursor: nextCursor ?? one.id }),
    'of a channel': orders({ channel: 'shop' }),
    'of a rare channel': orders({ channel: 'agent' }),
    'of a shop': orders({ locationId: one.locationId ?? 'loc_00000000000000000000000000000003' }),
    'still open': orders({ status: 'in_progress' }),
    'cancelled, of the app': orders({ status: 'cancelled', channel: 'app' }),
    'at a relay point': orders({ mode: 'relay' }),
    'open, of a shop, to collect': orders({ status: 'in_progress', mode: 'collect', channel: 'web' }),
    'of a month, years ago': orders({ placedFrom: '2021-03-01T00:00:00Z', placedTo: '2021-04-01T00:00:00Z' }),
    'of a customer': orders({ customerId: one.customerId }),
    'by number': orders({ query: one.number }),
    'by the end of a number': orders({ query: one.number.slice(3) }),
    'by e-mail': orders({ query: 'person77@example.com' }),
    'by part of an e-mail': orders({ query: 'person77@' }),
    'by telephone': orders({ query: '07 09 78 74 09' }),
    'by a rare name': orders({ query: 'Quatremère' }),
    'by a common name': orders({ query: 'martin' }),
    'by two letters': orders({ query: 'ma' }),
    'by no name at all': orders({ query: 'zxqwv' }),
    'customers, the newest': customers(''),
    'customers by a full name': customers('Zénobie Quatremère'),
    'customers by a common name': customers('martin'),
    'customers by a slip': customers('Quatremere Zenobi'),
    'customers by a common slip': customers('camile martn'),
    'customers by e-mail': customers('person77@example.com'),
    'customers by telephone': customers('07 09 78 74 09'),
    'customers by two letters': customers('ma'),
    'activity of all channels': () => showActivity(db.reader, activityContract.input.parse({}), call),
    'figures of today': () => showFiguresToday(db.reader, figuresContract.input.parse({}), call),
  }
  const figures: Record<string, string> = {}
  for (const [name, ask] of Object.entries(questions)) figures[name] = await timed(ask)
  return figures
}

async function timed(ask: () => Promise<unknown>): Promise<string> {
  for (let count = 0; count < 5; count += 1) await ask()
  const times: number[] = []
  const end = performance.now() + 2000
  while (times.length < 100 && (times.length < 10 || performance.now() < end)) {
    const start = performance.now()
    await ask()
    times.push(performance.now() - start)
  }
  times.sort((one, other) => one - other)
  const at = (share: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * share))]!, 1)
  return `${at(0.5)} / ${at(0.99)}`
}

const firstNames = `{Camille,Louise,Emma,Jade,Alice,Chloé,Inès,Léa,Manon,Sarah,Zoé,Juliette,Anna,Lucie,Clara,Paul,Louis,Gabriel,Raphaël,Léo,Hugo,Arthur,Jules,Adam,Lucas,Nathan,Ethan,Tom,Noé,Théo}`
const lastNames = `{Martin,Bernard,Thomas,Petit,Robert,Richard,Durand,Dubois,Moreau,Laurent,Simon,Michel,Lefebvre,Leroy,Roux,David,Bertrand,Morel,Fournier,Girard,Bonnet,Dupont,Lambert,Fontaine,Rousseau,Vincent,Muller,Lefèvre,Faure,Mercier,Blanc,Guérin,Boyer,Garnier,Chevalier,François,Legrand,Gauthier,Garcia,Perrin,Robin,Clément,Morin,Nicolas,Henry,Roussel,Mathieu,Gautier,Masson,Marchand}`

/** Everything is old but the last days; one customer in ten thousand has a name of her own. */
const filling = (orders: number) => `
  begin;
  set local session_replication_role = replica;
  insert into legal_entities (id, code, name, siren, vat_number) values ('lge_bench', 'bench', 'Bench', '999000011', 'FR66999000011');
  insert into locations (id, code, kind, name, legal_entity_id, street, postcode, city, country, latitude, longitude, time_zone,
    holiday_calendar, open_to_public, ships, cut_off, preparation_minutes, preparation_days)
  select 'loc_' || lpad(n::text, 32, '0'), 'shop-' || n, 'shop', 'Shop ' || n, 'lge_bench', 'rue', '75001', 'Paris', 'FR', 48.8, 2.3,
    'Europe/Paris', 'metropole', true, true, '14:00', 60, 0 from generate_series(0, 23) n;
  insert into customers (id, name, folded_name, language, created_at)
  select 'cus_' || lpad(to_hex(n), 32, '0'), name, lower(unaccent(name)), 'fr', now() - interval '10 years'
  from generate_series(1, ${orders / 4}) n
  cross join lateral (select case when n % 10000 = 77 then 'Zénobie Quatremère' else
    ('${firstNames}'::text[])[1 + (hashint4(n) & 1048575) % 30] || ' ' || ('${lastNames}'::text[])[1 + (hashint4(n + 1) & 1048575) % 50] end as name) x;
  insert into identifiers (kind, value, customer_id, source, created_at)
  select 'email', 'person' || n || '@example.com', 'cus_' || lpad(to_hex(n), 32, '0'), 'import', now() from generate_series(1, ${orders / 4}) n;
  insert into identifiers (kind, value, customer_id, source, created_at)
  select 'phone', '+337' || lpad((n * 7919317::bigint % 100000000)::text, 8, '0'), 'cus_' || lpad(to_hex(n), 32, '0'), 'import', now() from generate_series(1, ${orders / 4}) n;
  insert into orders (id, number, origin, source, external_number, customer_id, channel, location_id, legal_entity_id, status, fulfilment_status,
    currency, goods_minor, discounts_minor, delivery_minor, total_minor, vat, delivery, promised_earliest, promised_latest, language, placed_at)
  select 'ord_' || lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 19), to_char(at, 'YY') || '-' || lpad(n::text, 6, '0'),
    'imported', 'bench', n::text, case when n % 4 > 0 then 'cus_' || lpad(to_hex(1 + (hashint4(n) & 1048575) % ${orders / 4}), 32, '0') end,
    channel, case when channel = 'shop' then 'loc_' || lpad((n % 24)::text, 32, '0') end, 'lge_bench', status, 'fulfilled', 'EUR', 4990, 0, 0, 4990,
    '[]', jsonb_build_object('mode', mode, 'contact', jsonb_build_object('email', 'guest' || n || '@example.org', 'phone', '+336' || lpad(n::text, 8, '0'))),
    at, at, 'fr', at
  from generate_series(1, ${orders}) n
  cross join lateral (select now() - (${orders} - n) * (interval '10 years' / ${orders}) as at,
    case when n % 1000 = 0 then 'agent' when n % 2 = 0 then 'shop' else ('{web,mobile_web,app,call_centre}'::text[])[1 + n % 4] end as channel,
    case when n > ${orders} - 200 and n % 2 = 1 then 'in_progress' when n % 40 = 7 then 'cancelled' else 'completed' end as status,
    ('{home,relay,collect,takeaway}'::text[])[1 + (n / 4) % 4] as mode) x;
  insert into order_lines (order_id, position, sku, title_fr, title_en, quantity, unit_price_minor, total_minor, vat_rate, vat_group,
    contract_concluded, promised_latest, legal_entity_id, sources)
  select id, 1, 'SKU', 'Article', 'Article', 1, 4990, 4990, 20, 'standard', 'distance', placed_at, 'lge_bench', '[]' from orders;
  insert into events (id, type, subject_id, at, actor_kind, channel, facts)
  select 'evt_' || substr(o.id, 5, 16) || substr(md5(t.type || o.id), 1, 16), t.type, o.id, o.placed_at, 'machine', o.channel, jsonb_build_object('orderId', o.id)
  from orders o, (values ('order.imported'), ('payment.started'), ('payment.authorised')) t(type);
  commit;`
