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
  const collect = options.filter((option) => option.mode === 'collect')
  const shops = options.filter((option) => option.mode === 'takeaway' && option.locationId !== undefined)
  return {
    collect,
    home: options.filter((option) => option.mode === 'home'),
    relay: options.filter((option) => option.mode === 'relay'),
    inShopNow: new Set(shops.map((option) => option.locationId as string)),
  }
}

/** The choice as one value of a form: the mode and the place. */
export function choiceOf(option: Pick<PromiseOption, 'mode' | 'locationId' | 'relayPointId'>): string {
  const place = option.mode === 'relay' ? option.relayPointId : option.mode === 'home' ? '' : option.locationId
  return `${option.mode}:${place ?? ''}`
}

export type Choice = { mode: 'collect' | 'home' | 'relay' | 'takeaway'; locationId?: string; relayPointId?: string }

/** Reads the value back; undefined where it is no choice. */
export function readChoice(text: string | undefined): Choice | undefined {
  const [, mode, place] = /^(collect|takeaway|home|relay):([\w-]*)$/.exec(text ?? '') ?? []
  if (mode === 'home') return { mode }
  if (!place) return undefined
  if (mode === 'relay') return { mode, relayPointId: place }
  return mode === 'collect' || mode === 'takeaway' ? { mode, locationId: place } : undefined
}
