import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { electronicsArticles, electronicsFile, voltaArticles } from '../search/articles.ts'
import { type Judged, type JudgedQuery, judge, judgedQueries, summary } from '../search/judge.ts'
import { openShop } from './shop.ts'

interface Found {
  items: { variants: { sku: string }[] }[]
}

/** Asks a shop that is open every judged query of a collection, over HTTP. */
export async function judgeShop(port: number, queries: readonly JudgedQuery[], articles: readonly Judged[]) {
  const ask = async ({ query, language }: JudgedQuery) => {
    const address = `http://127.0.0.1:${port}/api/products?limit=10&query=${encodeURIComponent(query)}`
    const answer = await fetch(address, { headers: { 'accept-language': language } })
    if (!answer.ok) throw new Error(`« ${query} » was answered ${answer.status}`)
    return ((await answer.json()) as Found).items.flatMap(({ variants }) => variants.slice(0, 1).map(({ sku }) => sku))
  }
  return summary(await judge(queries, articles, ask))
}

/** nDCG@10 of the judged queries: on Volta, and on Volta with the electronics. */
export async function searchQuality(root: string) {
  const volta = voltaArticles(root)
  const small = await openShop(root, { folder: join(root, '.filrouge/bench/search-volta') })
  const onVolta = await judgeShop(small.port, judgedQueries(root, 'volta'), volta)
  await small.stop()
  const file = electronicsFile(root)
  if (!file) return { volta: onVolta, electronics: 'SKIPPED: ../shared/data is not there' }
  const folder = join(root, '.filrouge/bench/search-electronics')
  importInto(root, folder, 'electronics', file)
  const large = await openShop(root, { folder })
  const articles = [...volta, ...(await electronicsArticles(root, file))]
  const onElectronics = await judgeShop(large.port, judgedQueries(root, 'electronics'), articles)
  await large.stop()
  return { volta: onVolta, electronics: onElectronics }
}

/** Loads a file into a shop that is closed; what is there already is left as it is. */
export function importInto(root: string, folder: string, format: string, file: string): void {
  const { status, stderr } = spawnSync(process.execPath, ['bin/run.mjs', 'import', format, file], {
    cwd: root,
    env: { ...process.env, FILROUGE_DATA: folder },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the import of ${format} failed: ${stderr}`)
}
