import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { electronicsArticles, electronicsFile, voltaArticles } from './articles.ts'
import { gradesOf, isHeldOut, judgedQueries, ndcg } from './judge.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const file = electronicsFile(root)
const unanswerable = (name: string, articles: ReturnType<typeof voltaArticles>) =>
  judgedQueries(root, name)
    .filter((query) => ![...gradesOf(query, articles).values()].includes(3))
    .map(({ query }) => query)

describe('the judged queries', () => {
  it('each have an article that was meant, on Volta', () => {
    expect(unanswerable('volta', voltaArticles(root))).toEqual([])
  })

  it.skipIf(!file)(
    `each have one among the electronics${file ? '' : ' (SKIPPED: ../shared/data is not there)'}`,
    async () => {
      const articles = [...voltaArticles(root), ...(await electronicsArticles(root, file!))]
      expect(unanswerable('electronics', articles)).toEqual([])
    },
  )

  it('hold about a third out', () => {
    const queries = ['volta', 'electronics'].flatMap((name) => judgedQueries(root, name))
    expect(queries.length).toBeGreaterThan(200)
    const share = queries.filter(({ query }) => isHeldOut(query)).length / queries.length
    expect(share).toBeGreaterThan(0.25)
    expect(share).toBeLessThan(0.42)
  })

  it('are scored as the literature scores', () => {
    const grades = new Map([
      ['a', 3],
      ['b', 2],
      ['c', 1],
    ])
    expect(ndcg(grades, ['a', 'b', 'c'])).toBe(1)
    expect(ndcg(grades, ['x', 'y'])).toBe(0)
    expect(ndcg(grades, ['a', 'a', 'a'])).toBeCloseTo(7 / (7 + 3 / Math.log2(3) + 0.5), 6)
    expect(ndcg(grades, ['b', 'a'])).toBeLessThan(ndcg(grades, ['a', 'b']))
  })
})
