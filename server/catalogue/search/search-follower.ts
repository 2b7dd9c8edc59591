import type { Id } from '@filrouge/kernel/ids.ts'
import sql, { type Sql } from 'sql-template-tag'
import type { Database, Tx } from '../../platform/db/database.ts'
import { catalogueReference } from '../reference.ts'
import { type SearchedProduct, searchDocument } from './search-document.ts'
import { SearchIndex } from './search-index.ts'

const pageRows = 500
/** Between two pieces of work others get their turn. */
const pieceMs = 4
/** How old what this server knows of other servers' changes may be. */
const lifeMs = 100
/** A search waits so long at most for what has just changed; then it answers from what there is. */
const patienceMs = 250
/** Built anew once so much of it stands for articles that have changed since. */
const mostDead = 0.3

interface Followed {
  db: Database
  index: SearchIndex
  loading: Promise<void> | undefined
  /** Every transaction before this one is in the index. */
  seen: string
  /** The names of categories and attributes that the documents were made with. */
  names: string
  sweep: Promise<void> | undefined
  isStale: boolean
  /** So much has changed that it takes a while: searches answer from what there is. */
  isLong: boolean
  nextAt: number
}

const followedOf = new WeakMap<Database, Followed>()

/** The search index of a database: read whole once, then kept in step; what this server has committed is in it at once. */
export async function searchIndex(tx: Tx): Promise<SearchIndex> {
  const followed = followedOf.get(tx.database) ?? follow(tx.database)
  if (followed.loading && followed.index.size === 0) await followed.loading
  if (performance.now() >= followed.nextAt) followed.isStale = true
  if (followed.isStale || followed.sweep) {
    // Where looking fails, what is known serves; the next search looks again.
    const catching = caughtUp(followed).catch(() => {})
    if (!followed.isLong) await Promise.race([catching, pause(patienceMs)])
  }
  return followed.index
}

/** How many articles this server's searches know, and whether it has read them all once; before that, a search waits. */
export function searchState(db: Database): { articles: number; isRead: boolean } {
  const followed = followedOf.get(db)
  return {
    articles: followed?.index.articleCount ?? 0,
    isRead: followed !== undefined && !(followed.loading && followed.index.size === 0),
  }
}

/** After a change of articles: the next search on this server looks for it at once. */
export function articlesChanged(tx: Tx): void {
  tx.afterCommit(() => {
    const followed = followedOf.get(tx.database)
    if (followed) followed.isStale = true
  })
}

function follow(db: Database): Followed {
  const index = new SearchIndex()
  const followed: Followed = {
    db,
    index,
    loading: undefined,
    seen: '0',
    names: '',
    sweep: undefined,
    isStale: false,
    isLong: false,
    nextAt: 0,
  }
  followedOf.set(db, followed)
  followed.loading = load(followed).catch((error) => {
    followedOf.delete(db)
    throw error
  })
  return followed
}

/** Reads every article into a new index; the one before, if any, serves until it is whole. */
async function load(followed: Followed): Promise<void> {
  const { reader } = followed.db
  const index = new SearchIndex()
  const { seen } = await reader.one<{ seen: string }>(sql`select pg_snapshot_xmin(pg_current_snapshot())::text as seen`)
  const names = await namesOf(reader)
  for (let after = ''; ; ) {
    const rows = await productsWhere(reader, sql`p.id > ${after} order by p.id limit ${pageRows}`)
    await addAll(reader, index, rows)
    if (rows.length < pageRows) break
    after = rows.at(-1)!.id
  }
  followed.index = index
  followed.seen = seen
  followed.names = names
  followed.loading = undefined
  followed.nextAt = 0
}

async function caughtUp(followed: Followed): Promise<void> {
  while (followed.sweep || followed.isStale) {
    followed.sweep ??= sweep(followed)
    await followed.sweep
  }
}

/** Adds what has changed since the last look. */
async function sweep(followed: Followed): Promise<void> {
  const began = performance.now()
  followed.isStale = false
  try {
    const { reader } = followed.db
    const { index, seen } = followed
    let until = seen
    for (let revision = seen, id = ''; ; ) {
      const [{ now }, rows] = await Promise.all([
        reader.one<{ now: string }>(sql`select pg_snapshot_xmin(pg_current_snapshot())::text as now`),
        productsWhere(
          reader,
          sql`(p.revision, p.id) > (${revision}::xid8, ${id}) order by p.revision, p.id limit ${pageRows}`,
        ),
      ])
      if (id === '') until = now
      followed.isLong = rows.length === pageRows
      // A transaction that is still running holds `seen` back: what was read since comes again and is known already.
      await addAll(
        reader,
        index,
        rows.filter((row) => index.revisionOf(row.id) !== row.revision),
      )
      if (rows.length < pageRows) break
      const last = rows.at(-1)!
      revision = String(last.revision)
      id = last.id
    }
    followed.seen = until
    if (!followed.loading && (await isWornOut(followed))) followed.loading = load(followed).catch(() => {})
  } finally {
    const taken = performance.now() - began
    followed.sweep = undefined
    followed.isLong = false
    followed.nextAt = performance.now() + Math.max(lifeMs, taken * 5)
  }
}

async function isWornOut({ db, index, names }: Followed): Promise<boolean> {
  return index.deadCount > 1000 + index.size * mostDead || (await namesOf(db.reader)) !== names
}

// A category that is given another name is found by it: every document is made anew, in the background.
async function namesOf(tx: Tx): Promise<string> {
  const { categories, attributes } = await catalogueReference(tx)
  const named = [...categories.values()].map(({ code, titleFr, titleEn, path }) => [
    code,
    titleFr,
    titleEn,
    path.length,
  ])
  const chosen = [...attributes.values()]
    .filter(({ isFacet }) => isFacet)
    .map(({ key, titleFr, titleEn }) => [key, titleFr, titleEn])
  return JSON.stringify([named.sort(), chosen.sort()])
}

async function addAll(tx: Tx, index: SearchIndex, rows: readonly SearchedProduct[]): Promise<void> {
  const reference = await catalogueReference(tx)
  let began = performance.now()
  for (const row of rows) {
    index.add(searchDocument(row, reference))
    if (performance.now() - began < pieceMs) continue
    await pause(0)
    began = performance.now()
  }
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    if (milliseconds === 0) setImmediate(resolve)
    else setTimeout(resolve, milliseconds).unref()
  })

function productsWhere(tx: Tx, condition: Sql): Promise<(SearchedProduct & { id: Id<'product'> })[]> {
  return tx.rows(sql`
    select p.id, p.revision::text::float8 as revision, p.brand, p.category_id as "categoryId", p.title_fr as "titleFr", p.title_en as "titleEn",
      p.description_fr as "descriptionFr", p.description_en as "descriptionEn", p.attributes,
      coalesce(p.released_on, p.created_at::date)::text as "newestOn",
      array(select v.options from variants v where v.product_id = p.id and v.options <> '{}') as options
    from products p where ${condition}`)
}
