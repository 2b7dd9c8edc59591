import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase, sql } from './database.ts'
import { migrate } from './migrate.ts'
import { describeSchema } from './schema.ts'
import { cloneDatabase, templateDatabase } from './test-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'filrouge-migrations-'))
const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
let template: { url: string; stop(): Promise<void> }
let clone: { url: string; drop(): Promise<void> }
let db: Database
beforeAll(async () => {
  write(
    '0001_shops.sql',
    `-- owner: locations\ncreate table shops (id text primary key, city text not null default 'Lyon');\n`,
  )
  template = await templateDatabase({
    migrations: folder,
    prepare: async (prepared) => void (await prepared.reader.run(sql`insert into shops values ('paris', 'Paris')`)),
  })
  clone = await cloneDatabase(template.url)
  db = openDatabase(clone.url)
}, 60_000)
afterAll(async () => {
  await db.close()
  await clone.drop()
  await template.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a clone holds what the template was prepared with, and two clones do not see each other', async () => {
  const [one, two] = await Promise.all([cloneDatabase(template.url), cloneDatabase(template.url)])
  const first = openDatabase(one.url)
  const second = openDatabase(two.url)
  await first.reader.run(sql`delete from shops`)
  expect(await second.read(sql`select city from shops`)).toEqual([{ city: 'Paris' }])
  await Promise.all([first.close(), second.close()])
  await Promise.all([one.drop(), two.drop()])
})

test('a migration runs once, even when two processes start together', async () => {
  expect(await migrate(db, folder)).toEqual([])
  write('0002_floors.sql', '-- owner: locations\ncreate table floors (shop_id text not null references shops);\n')
  const runs = await Promise.all([migrate(db, folder), migrate(db, folder)])
  expect(runs.flat()).toEqual(['0002_floors.sql'])
})

test('a migration that fails is named, with its line, and leaves nothing behind', async () => {
  write('0003_broken.sql', '-- owner: stock\ncreate table half (id text);\ncreate table whole (id nonsense);\n')
  await expect(migrate(db, folder)).rejects.toThrow(/0003_broken\.sql failed: .*nonsense.* \(line 3\)/)
  expect(await db.read(sql`select to_regclass('half')::text as half`)).toEqual([{ half: null }])
  rmSync(join(folder, '0003_broken.sql'))
})

test('a migration changed after it landed is an error that names it', async () => {
  const landed = '-- owner: locations\ncreate table floors (shop_id text not null references shops);\n'
  write('0002_floors.sql', `${landed}-- better\n`)
  await expect(migrate(db, folder)).rejects.toThrow('0002_floors.sql was changed')
  write('0002_floors.sql', landed.replaceAll('\n', '\r\n'))
  expect(await migrate(db, folder)).toEqual([])
})

test('a migration without owner, with a wrong name or a number twice is refused', async () => {
  for (const [name, text, problem] of [
    ['0004_orphan.sql', 'select 1;', 'must begin with the line'],
    ['shops.sql', '-- owner: stock\n', 'must be named like'],
    ['0002_again.sql', '-- owner: stock\n', 'have the same number'],
  ] as const) {
    write(name, text)
    await expect(migrate(db, folder)).rejects.toThrow(problem)
    rmSync(join(folder, name))
  }
})

test('the model is described as one would write it', async () => {
  write(
    '0005_visits.sql',
    `-- owner: journeys
create extension btree_gist;
create table visits (
  id bigint generated always as identity primary key,
  shop_id text not null references shops on delete cascade,
  during tstzrange not null,
  mood text check (mood in ('GOOD', 'BAD')),
  exclude using gist (shop_id with =, during with &&)
);
comment on table visits is 'One person in one shop.';
create index visits_by_mood on visits (mood) where mood is not null;
create function visit_count() returns bigint language sql as 'select count(*) from visits';
create view moods as select mood from visits;
`,
  )
  await migrate(db, folder)
  const schema = await describeSchema(db)
  expect(schema).toContain(`-- One person in one shop.
create table visits (
  id bigint not null generated always as identity,
  shop_id text not null,
  during tstzrange not null,
  mood text,
  primary key (id),
  foreign key (shop_id) references shops(id) on delete cascade,
  check (mood = any (array['GOOD'::text, 'BAD'::text])),
  exclude using gist (shop_id with =, during with &&)
);
create index visits_by_mood on visits (mood) where mood is not null;
`)
  expect(schema).toContain("city text not null default 'Lyon'::text")
  expect(schema).toContain('create extension btree_gist;')
  expect(schema).toContain('create view moods as')
  expect(schema).toContain('visit_count()')
  expect(schema).not.toContain('gbt_')
  expect(await describeSchema(db)).toBe(schema)
})
