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

/** Which of the ways offered is cheapest and which fastest; said only of the few, since what is said of all tells nothing. */
export function marksOf(offered: readonly PromiseOption[]) {
  const few = (found: PromiseOption[]) => new Set(found.length <= 2 && found.length < offered.length ? found : [])
  const cost = Math.min(...offered.map((option) => option.cost.minor))
  const first = Math.min(...offered.map(surelyThere))
  return {
    cheapest: few(offered.filter((option) => option.cost.minor === cost)),
    fastest: few(offered.filter((option) => surelyThere(option) === first)),
  }
}

// As the server reckons: within one day it is there from the first moment, of several days only the last is sure.
function surelyThere({ earliest, latest }: PromiseOption): number {
  const [from, until] = [Date.parse(earliest), Date.parse(latest)]
  return until - from < 86_400_000 ? from : until
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
