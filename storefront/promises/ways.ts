import type { PromiseOption } from '@filrouge/contract/promise.ts'

/** What the storefront offers: every shop where it can be collected, the ways home, the relay points. */
export interface Ways {
  collect: PromiseOption[]
  home: PromiseOption[]
  relay: PromiseOption[]
  /** Shops where it lies on the shelf now. */
  inShopNow: Set<string>
}

/** Sorts the options of a promise by how the article is had; on the web nothing is taken away unpaid. */
export function waysOf(options: readonly PromiseOption[]): Ways {
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
