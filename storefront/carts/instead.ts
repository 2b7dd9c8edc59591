import type { CartLineView } from '@filrouge/contract/carts.ts'
import { showProduct } from '@filrouge/contract/catalogue.ts'
import { type PromiseOption, promiseArticle } from '@filrouge/contract/promise.ts'
import type { PageRequest } from '../page.ts'
import type { Place } from '../promises/places.ts'

/** What can be had where a line asks for more than lies anywhere now: the same later, or other models of it at once. */
export interface Instead {
  later?: PromiseOption | undefined
  siblings: { sku: string; title: string }[]
}

const linesAtMost = 6
const siblingsAtMost = 4

/** Looks for what can be had instead, for the first lines that fall short; the others say how many there are. */
export async function insteadOf(
  request: PageRequest,
  lines: readonly CartLineView[],
  place: Place,
): Promise<Map<string, Instead>> {
  const short = lines.filter((line) => line.availableNow < line.quantity)
  const found = await Promise.all(
    short.map(async (line, index): Promise<[string, Instead]> => {
      const later = index < linesAtMost ? await soonest(request, line.sku, line.quantity, place) : undefined
      const siblings = index < linesAtMost && !later && line.availableNow === 0 ? await siblingsOf(request, line) : []
      return [line.sku, { later, siblings }]
    }),
  )
  return new Map(found)
}

async function soonest(
  request: PageRequest,
  sku: string,
  quantity: number,
  place: Place,
): Promise<PromiseOption | undefined> {
  const answer = await request.api(promiseArticle, { sku, quantity, limit: 3, ...place }).catch(() => undefined)
  const options = answer?.options.filter(({ mode }) => mode !== 'takeaway') ?? []
  return options.find((option) => option.isFastest) ?? options[0]
}

async function siblingsOf(request: PageRequest, line: CartLineView): Promise<Instead['siblings']> {
  const product = await request.api(showProduct, { id: line.productHandle }).catch(() => undefined)
  const others = (product?.variants ?? []).filter(({ sku }) => sku !== line.sku).slice(0, 8)
  const had = await Promise.all(others.map(({ sku }) => soonest(request, sku, 1, {})))
  return others
    .filter((_, index) => had[index] !== undefined)
    .slice(0, siblingsAtMost)
    .map(({ sku, title }) => ({ sku, title }))
}
