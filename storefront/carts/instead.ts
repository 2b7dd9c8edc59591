import type { CartLineView } from '@filrouge/contract/carts.ts'
import { showProduct } from '@filrouge/contract/catalogue.ts'
import { type PromiseOption, promiseEach } from '@filrouge/contract/promise.ts'
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
  const told = short.slice(0, linesAtMost)
  const laters = await soonest(request, told, place)
  const found = await Promise.all(
    short.map(async (line, index): Promise<[string, Instead]> => {
      const later = laters[index]
      const siblings = index < linesAtMost && !later && line.availableNow === 0 ? await siblingsOf(request, line) : []
      return [line.sku, { later, siblings }]
    }),
  )
  return new Map(found)
}

/** The first to be there of each of these; undefined for one that cannot be had. */
async function soonest(
  request: PageRequest,
  lines: readonly { sku: string; quantity: number }[],
  place: Place,
): Promise<(PromiseOption | undefined)[]> {
  if (lines.length === 0) return []
  const asked = lines.map(({ sku, quantity }) => ({ sku, quantity }))
  const modes = ['collect' as const, 'home' as const, 'relay' as const]
  const answer = await request.api(promiseEach, { lines: asked, modes, ...place }).catch(() => undefined)
  return (answer?.items ?? []).map(({ options }) => options.find((option) => option.isFastest) ?? options[0])
}

async function siblingsOf(request: PageRequest, line: CartLineView): Promise<Instead['siblings']> {
  const product = await request.api(showProduct, { id: line.productHandle }).catch(() => undefined)
  const others = (product?.variants ?? []).filter(({ sku }) => sku !== line.sku).slice(0, 8)
  const had = await soonest(
    request,
    others.map(({ sku }) => ({ sku, quantity: 1 })),
    {},
  )
  return others
    .filter((_, index) => had[index] !== undefined)
    .slice(0, siblingsAtMost)
    .map(({ sku, title }) => ({ sku, title }))
}
