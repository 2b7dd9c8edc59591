import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '@filrouge/kernel/text.ts'

/** What an article must be to earn a grade: everything named must hold. Rules read the source data, never an engine's opinion of it. */
export interface Condition {
  /** One of these categories, or below one. */
  in?: string[]
  brand?: string
  sku?: string
  /** A pattern in the folded titles; in the folded texts (titles, brand, description, attributes, options). */
  title?: string
  text?: string
  /** In cents. */
  below?: number
  /** Among the cheapest of those that fulfil all the rest: 0.34 is a third. */
  cheapest?: number
}

export interface JudgedQuery {
  query: string
  group: string
  language: 'fr' | 'en'
  /** 3: what was meant. 2: would do. 1: a neighbour. Anything else: 0. */
  grades: Partial<Record<'3' | '2' | '1', Condition>>
}

/** An article as the rules see it. */
export interface Judged {
  key: string
  skus: string[]
  categories: string[]
  brand: string
  titles: string
  text: string
  price: number
}

interface Score {
  query: string
  group: string
  isHeldOut: boolean
  ndcg: number
}

const depth = 10

/** The judged queries of a collection (`volta`, `electronics`). */
export function judgedQueries(root: string, name: string): JudgedQuery[] {
  return JSON.parse(readFileSync(join(root, 'test/search', `${name}.json`), 'utf8')) as JudgedQuery[]
}

/** A third, by the query's own letters: looked at only when a change is finished, so that nothing is tuned to it. */
export function isHeldOut(query: string): boolean {
  let hash = 2166136261
  for (const letter of fold(query)) hash = Math.imul(hash ^ (letter.codePointAt(0) as number), 16777619)
  return (hash >>> 8) % 3 === 0
}

/** The grade of each article that has one, by its key. */
export function gradesOf({ grades }: JudgedQuery, articles: readonly Judged[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const grade of [3, 2, 1] as const) {
    const condition = grades[`${grade}`]
    if (!condition) continue
    for (const { key } of fulfilling(condition, articles)) if (!found.has(key)) found.set(key, grade)
  }
  return found
}

function fulfilling(condition: Condition, articles: readonly Judged[]): Judged[] {
  const title = condition.title === undefined ? undefined : new RegExp(condition.title)
  const text = condition.text === undefined ? undefined : new RegExp(condition.text)
  const found = articles.filter(
    (article) =>
      (!condition.in || condition.in.some((code) => article.categories.includes(code))) &&
      (condition.brand === undefined || article.brand === condition.brand) &&
      (condition.sku === undefined || article.skus.includes(condition.sku)) &&
      (condition.below === undefined || article.price < condition.below) &&
      (!title || article.titles.split('\n').some((one) => title.test(one))) &&
      (!text || text.test(article.text)),
  )
  if (condition.cheapest === undefined) return found
  const dearest = found.map(({ price }) => price).sort((one, other) => one - other)[
    Math.ceil(found.length * condition.cheapest) - 1
  ]
  return found.filter(({ price }) => price <= (dearest ?? 0))
}

/** Normalised discounted cumulative gain of the first ten answers (Järvelin & Kekäläinen 2002, gain 2^grade − 1). */
export function ndcg(grades: ReadonlyMap<string, number>, answers: readonly string[]): number {
  const gain = (found: readonly number[]) =>
    found.slice(0, depth).reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0)
  const best = gain([...grades.values()].sort((one, other) => other - one))
  return best === 0 ? 0 : gain([...new Set(answers)].map((key) => grades.get(key) ?? 0)) / best
}

/** Asks every query and grades the answers. */
export async function judge(
  queries: readonly JudgedQuery[],
  articles: readonly Judged[],
  ask: (query: JudgedQuery) => Promise<string[]>,
): Promise<Score[]> {
  const keyOf = new Map(articles.flatMap(({ key, skus }) => skus.map((sku) => [sku, key] as const)))
  const scores: Score[] = []
  for (const query of queries) {
    const grades = gradesOf(query, articles)
    const answers = (await ask(query)).map((sku) => keyOf.get(sku) ?? sku)
    scores.push({
      query: query.query,
      group: query.group,
      isHeldOut: isHeldOut(query.query),
      ndcg: ndcg(grades, answers),
    })
  }
  return scores
}

/** The mean of each group, of all that may be looked at, and of the third that is held out. */
export function summary(scores: readonly Score[]) {
  const mean = (some: readonly Score[]) =>
    Math.round((some.reduce((sum, { ndcg: one }) => sum + one, 0) / Math.max(1, some.length)) * 1000) / 1000
  const open = scores.filter((score) => !score.isHeldOut)
  const groups = [...new Set(scores.map(({ group }) => group))]
  return {
    all: mean(scores),
    open: mean(open),
    heldOut: mean(scores.filter((score) => score.isHeldOut)),
    groups: Object.fromEntries(groups.map((group) => [group, mean(scores.filter((score) => score.group === group))])),
    // Only of those that may be looked at.
    worst: open
      .filter(({ ndcg: one }) => one < 0.6)
      .sort((one, other) => one.ndcg - other.ndcg)
      .map(({ query, ndcg: one }) => `${query} ${one.toFixed(2)}`),
  }
}
