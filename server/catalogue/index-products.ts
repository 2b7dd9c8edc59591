import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import type { FacetPair, Prepared } from './search-document.ts'
import { deletionsOf } from './search-text.ts'

/** Writes what search needs of products just written: their document, their facets, their words. */
export async function indexProducts(tx: Tx, rows: readonly Prepared[], now: Date): Promise<void> {
  const idOf = await facetIds(
    tx,
    rows.flatMap(({ document }) => document.facets),
  )
  const values = rows.map(({ id, product, document: { french, english, codes, facets } }) => ({
    product_id: id,
    fa: french.a,
    fb: french.b,
    fc: french.c,
    fd: french.d,
    ea: english.a,
    eb: english.b,
    ec: english.c,
    ed: english.d,
    codes,
    facets: facets.map(idOf).sort((one, other) => one - other),
    newest_on: product.releasedOn ?? now.toISOString().slice(0, 10),
  }))
  await tx.run(sql`
    insert into product_search (product_id, document, headline, codes, facets, newest_on)
    select r.product_id, h.headline || to_tsvector('french_folded', r.fc || ' ' || r.fd) || to_tsvector('english_folded', r.ec || ' ' || r.ed),
      h.headline, r.codes, r.facets, r.newest_on
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) r(product_id text, fa text, fb text, fc text, fd text, ea text, eb text, ec text, ed text,
      codes text[], facets integer[], newest_on date)
    cross join lateral (
      select setweight(to_tsvector('french_folded', r.fa), 'A') || setweight(to_tsvector('english_folded', r.ea), 'A')
        || setweight(to_tsvector('french_folded', r.fb), 'B') || setweight(to_tsvector('english_folded', r.eb), 'B') as headline
    ) h
    on conflict (product_id) do update
    set document = excluded.document, headline = excluded.headline, codes = excluded.codes, facets = excluded.facets, newest_on = excluded.newest_on`)
  await addSearchWords(
    tx,
    rows.map(({ document }) => document.shown),
  )
}

async function facetIds(tx: Tx, pairs: readonly FacetPair[]): Promise<(pair: FacetPair) => number> {
  const distinct = [...new Map(pairs.map((pair) => [`${pair.key}:${pair.value}`, pair])).values()]
  distinct.sort((one, other) => (`${one.key}:${one.value}` < `${other.key}:${other.value}` ? -1 : 1))
  const keys = distinct.map(({ key }) => key)
  const values = distinct.map(({ value }) => value)
  const read = () =>
    tx.rows<{ id: number; key: string; value: string }>(sql`
      select f.id, f.key, f.value from unnest(${keys}::text[], ${values}::text[]) w(key, value)
      join facet_values f on f.key = w.key and f.value = w.value`)
  let rows = await read()
  if (rows.length < distinct.length) {
    await tx.run(sql`
      insert into facet_values (key, value, title_fr, title_en)
      select * from unnest(${keys}::text[], ${values}::text[],
        ${distinct.map(({ titleFr }) => titleFr)}::text[], ${distinct.map(({ titleEn }) => titleEn)}::text[])
      on conflict (key, value) do nothing`)
    rows = await read()
  }
  const ids = new Map(rows.map(({ id, key, value }) => [`${key}:${value}`, id]))
  return ({ key, value }) => ids.get(`${key}:${value}`) as number
}

/**
 * Counts words into the vocabulary, each set being the words of one text. The count only orders corrections: what a product no longer says
 * stays counted.
 */
export async function addSearchWords(tx: Tx, sets: readonly ReadonlyMap<string, string>[]): Promise<void> {
  const counted = new Map<string, { shown: string; frequency: number }>()
  for (const set of sets) {
    for (const [word, shown] of set) {
      const before = counted.get(word)
      if (before) before.frequency += 1
      else counted.set(word, { shown, frequency: 1 })
    }
  }
  // In one order, so that two loads at once never wait for each other in a ring.
  const words = [...counted.keys()].sort()
  const values = words.map((word) => ({ word, ...counted.get(word) }))
  const updated = await tx.rows<{ word: string }>(sql`
    update search_words s set frequency = s.frequency + r.frequency
    from (
      select s.word, r.frequency from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) r(word text, frequency integer)
      join search_words s using (word) order by s.word for update of s
    ) r
    where s.word = r.word returning s.word`)
  const known = new Set(updated.map(({ word }) => word))
  const fresh = values
    .filter(({ word }) => !known.has(word))
    .map((value) => ({ ...value, deletions: deletionsOf(value.word) }))
  if (fresh.length === 0) return
  await tx.run(sql`
    insert into search_words (word, shown, french, english, frequency, deletions)
    select r.word, r.shown, search_stems('french_folded', r.word), search_stems('english_folded', r.word), r.frequency, r.deletions
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) r(word text, shown text, frequency integer, deletions text[])
    on conflict (word) do update set frequency = search_words.frequency + excluded.frequency`)
}
