// The whole model on a page, from the catalogue: tools such as pg_dump are tied to a version and are not everywhere.
import { type Database, sql } from './database.ts'

interface Table {
  id: number
  name: string
  comment: string | null
}
interface Part {
  table_id: number
  text: string
  comment?: string | null
}

// What an extension brought is not ours to describe.
const ours = (catalogue: string, id: string) =>
  `not exists (select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = ${id} and d.deptype = 'e')`

/** Describes the tables, views, functions and triggers of a database as SQL, always in the same order. */
export async function describeSchema(db: Database): Promise<string> {
  const { extensions, types, sequences, functions, views } = await readLooseParts(db)
  const tables = await db.read<Table>(
    sql`select c.oid::integer as id, c.relname as name, obj_description(c.oid, 'pg_class') as comment
        from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
        and not c.relispartition order by c.relname collate "C"`,
  )
  const { columns, constraints, indexes, triggers } = await readTableParts(db)
  const described = tables.map((table) => {
    const mine = (parts: Part[]) => parts.filter(({ table_id }) => table_id === table.id)
    const inside = [...mine(columns), ...mine(constraints)]
    const lines = inside.map(({ text, comment }, index) => {
      const comma = index < inside.length - 1 ? ',' : ''
      return `  ${inOurCase(text)}${comma}${comment ? ` -- ${comment.replaceAll('\n', ' ')}` : ''}`
    })
    return [
      ...(table.comment ? table.comment.split('\n').map((line) => `-- ${line}`) : []),
      `create table ${table.name} (`,
      ...lines,
      ');',
      ...[...mine(indexes), ...mine(triggers)].map(({ text }) => `${inOurCase(text).replace(' using btree', '')};`),
    ].join('\n')
  })
  const blocks = [
    '-- The whole model, written by `npm run schema` from a migrated database. Change it by a migration, never here.',
    extensions.map(({ text }) => text).join('\n'),
    ...[types, sequences].map((parts) => parts.map(({ text }) => text).join('\n')),
    ...described,
    ...[...views, ...functions].map(({ text, comment }) => (comment ? `-- ${comment}\n${text}` : text)),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

// The catalogue shouts its keywords; what is between quotes is left as it is.
function inOurCase(text: string): string {
  return text.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\b[A-Z]{2,}\b/g, (word) =>
    /^[A-Z]/.test(word) ? word.toLowerCase() : word,
  )
}

async function readLooseParts(db: Database) {
  const read = (text: string) => db.read<Part>(sql([text]))
  const [extensions, types, sequences, functions, views] = await Promise.all([
    read(
      `select 'create extension ' || extname || ';' as text from pg_extension where extname <> 'plpgsql' order by extname`,
    ),
    read(`
      select case t.typtype
        when 'e' then 'create type ' || t.typname || ' as enum (' ||
          (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid) || ');'
        else 'create domain ' || t.typname || ' as ' || format_type(t.typbasetype, t.typtypmod) ||
          coalesce(' ' || (select string_agg(pg_get_constraintdef(k.oid), ' ' order by k.conname collate "C")
            from pg_constraint k where k.contypid = t.oid), '') || ';'
        end as text
      from pg_type t where t.typtype in ('e', 'd') and t.typnamespace = 'public'::regnamespace and ${ours('pg_type', 't.oid')}
      order by t.typname collate "C"`),
    read(`
      select 'create sequence ' || c.relname || ';' as text from pg_class c
      where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace
        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('i', 'a', 'e'))
      order by c.relname collate "C"`),
    read(`
      select rtrim(pg_get_functiondef(p.oid), E'\\n') || ';' as text, obj_description(p.oid, 'pg_proc') as comment from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p') and ${ours('pg_proc', 'p.oid')}
      order by p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`),
    read(`
      select 'create ' || case c.relkind when 'm' then 'materialized ' else '' end || 'view ' || c.relname || ' as' || E'\\n' ||
        pg_get_viewdef(c.oid, true) as text, obj_description(c.oid, 'pg_class') as comment
      from pg_class c where c.relkind in ('v', 'm') and c.relnamespace = 'public'::regnamespace and ${ours('pg_class', 'c.oid')}
      order by c.relname collate "C"`),
  ])
  return { extensions: extensions!, types: types!, sequences: sequences!, functions: functions!, views: views! }
}

async function readTableParts(db: Database) {
  const read = (text: string) => db.read<Part>(sql([text]))
  const [columns, constraints, indexes, triggers] = await Promise.all([
    read(`
      select a.attrelid::integer as table_id, col_description(a.attrelid, a.attnum) as comment,
        quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) ||
        case when a.attnotnull then ' not null' else '' end ||
        case when a.attidentity <> '' then ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end || ' as identity'
          when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ')' ||
            case a.attgenerated when 's' then ' stored' else '' end
          when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid)
          else '' end as text
      from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relnamespace = 'public'::regnamespace
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attnum > 0 and not a.attisdropped order by a.attrelid, a.attnum`),
    // Keys first, then what refers elsewhere, then the rules. PostgreSQL 18 also lists "not null" here: columns say it already.
    read(`
      select k.conrelid::integer as table_id,
        case when k.conname ~ '_(pkey|fkey|key|check|excl)\\d*$' then '' else 'constraint ' || quote_ident(k.conname) || ' ' end ||
        pg_get_constraintdef(k.oid, true) as text
      from pg_constraint k where k.conrelid <> 0 and k.contype in ('p', 'u', 'f', 'c', 'x') and k.connamespace = 'public'::regnamespace
      order by k.conrelid, position(k.contype::text in 'pufcx'), k.conname collate "C"`),
    read(`
      select i.indrelid::integer as table_id, pg_get_indexdef(i.indexrelid, 0, true) as text
      from pg_index i join pg_class c on c.oid = i.indexrelid and c.relnamespace = 'public'::regnamespace
      where not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
      order by i.indrelid, c.relname collate "C"`),
    read(`
      select t.tgrelid::integer as table_id, pg_get_triggerdef(t.oid, true) as text
      from pg_trigger t where not t.tgisinternal order by t.tgrelid, t.tgname collate "C"`),
  ])
  return { columns: columns!, constraints: constraints!, indexes: indexes!, triggers: triggers! }
}
