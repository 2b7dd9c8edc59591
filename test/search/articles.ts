import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { fold } from '@filrouge/kernel/text.ts'
import { categoryOf, electronicsCategories } from '../../server/imports/formats/electronics-categories.ts'
import { ElectronicsRow } from '../../server/imports/formats/electronics-row.ts'
import type { Judged } from './judge.ts'

interface DemoProduct {
  handle: string
  brand: string
  category: string
  titleFr: string
  titleEn: string
  descriptionFr: string
  descriptionEn: string
  attributes?: Record<string, unknown>
  variants: { sku: string; priceMinor: number; options?: Record<string, unknown> }[]
}

interface DemoCategory {
  code: string
  parent?: string
}

const read = <T>(root: string, name: string) =>
  JSON.parse(readFileSync(join(root, 'db/demo', `${name}.json`), 'utf8')) as T

/** The articles of Volta, from its source file. */
export function voltaArticles(root: string): Judged[] {
  const parents = new Map(read<DemoCategory[]>(root, 'categories').map(({ code, parent }) => [code, parent]))
  return read<DemoProduct[]>(root, 'products').map((product) => ({
    key: product.handle,
    skus: product.variants.map(({ sku }) => sku),
    categories: [product.category, parents.get(product.category)].filter((code) => code !== undefined),
    brand: fold(product.brand),
    titles: fold(`${product.titleFr}\n${product.titleEn}`),
    text: fold(
      [
        product.titleFr,
        product.titleEn,
        product.brand,
        product.descriptionFr,
        product.descriptionEn,
        ...valuesOf(product.attributes),
        ...product.variants.flatMap(({ options }) => valuesOf(options)),
      ].join(' '),
    ),
    price: Math.min(...product.variants.map(({ priceMinor }) => priceMinor)),
  }))
}

const valuesOf = (attributes: Record<string, unknown> = {}): string[] =>
  Object.values(attributes).flatMap((value) =>
    typeof value === 'object' && value !== null ? Object.values(value).map(String) : [String(value)],
  )

/** Where the electronics are, if they are. */
export function electronicsFile(root: string): string | undefined {
  const file = join(root, '../shared/data/catalogue/electronics.ndjson.gz')
  return existsSync(file) ? file : undefined
}

/** The electronics, from their source file; their category is the one the import guesses, since the file names none. */
export async function electronicsArticles(root: string, file: string): Promise<Judged[]> {
  const known = new Set([
    ...electronicsCategories.map(({ code }) => code),
    ...read<DemoCategory[]>(root, 'categories').map(({ code }) => code),
  ])
  const articles: Judged[] = []
  const lines = createInterface({
    input: createReadStream(file).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  for await (const line of lines) {
    const cells = JSON.parse(line)
    const { success, data: row } = ElectronicsRow.safeParse(cells)
    if (!success) continue
    articles.push({
      key: row.id,
      skus: [`ICE-${row.id}`],
      categories: [categoryOf(row, (code) => known.has(code))],
      brand: fold(row.supplier),
      titles: fold(row.title),
      text: fold([row.title, row.supplier, row.short_description ?? '', ...valuesOf(cells)].join(' ')),
      price: row.price ?? 0,
    })
  }
  return articles
}
