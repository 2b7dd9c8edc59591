import type { PromiseOption } from '@filrouge/contract/promise.ts'

/** What the storefront offers: every shop where it can be collected, the ways home, the relay points. */
export interface Ways<Option extends PromiseOption = PromiseOption> {
  collect: Option[]
  home: Option[]
  relay: Option[]
  /** Shops where it lies on the shelf now. */
  inShopNow: Set<string>
}

/** How many shops help near a place; without one, they are shown over the whole country. */
export const shopsNear = 6
export const shopsEverywhere = 40

/** Sorts the options of a promise by how the article is had; on the web nothing is taken away unpaid. */
export function waysOf<Option extends PromiseOption>(options: readonly Option[]): Ways<Option> {
  // A shop two hours away is no help beside three near ones.
  const isNear = (option: PromiseOption, index: number) => index < 3 || (option.distanceMetres ?? 0) <= 50_000
  const collect = options.filter((option) => option.mode === 'collect').filter(isNear)
  const shops = options.filter((option) => option.mode === 'takeaway' && option.locationId !== undefined)
  return {
    collect,
    home: options.filter((option) => option.mode === 'home'),
    relay: options.filter((option) => option.mode === 'relay'),
    inShopNow: new Set(shops.map((option) => option.locationId as string)),
  }
}

/** The first of those that cost least. */
export const cheapest = (options: readonly PromiseOption[]): PromiseOption | undefined =>
  options.reduce<PromiseOption | undefined>(
    (best, one) => (!best || one.cost.minor < best.cost.minor ? one : best),
    undefined,
  )

/** The first there; of those that are there together, the nearest, which comes first. */
export const soonest = (options: readonly PromiseOption[]): PromiseOption | undefined =>
  options.reduce<PromiseOption | undefined>(
    (best, one) => (!best || one.earliest < best.earliest ? one : best),
    undefined,
  )
