import type { DeliveryMode, OrderMode, PromiseOption } from '@filrouge/contract/promise.ts'
import type { Language } from '@filrouge/kernel/language.ts'

/** A way of having a basket: how, where, and by which of the carrier's services. */
export interface Way {
  mode: OrderMode
  locationId?: string | undefined
  relayPointId?: string | undefined
  service?: string | undefined
}

/** What a way is chosen by: only what its mode knows. */
export function wayOf({ mode, locationId, relayPointId, service }: Way): Way {
  const place = mode === 'relay' ? { relayPointId } : mode === 'home' ? {} : { locationId }
  const carried = mode === 'relay' || mode === 'home' ? { service } : {}
  return { mode, ...withoutAbsent({ ...place, ...carried }) }
}

/** A way as one text that a radio button can carry: `collect:loc_…`, `home::home-express`. */
export function wayKey(way: Way): string {
  const { mode, locationId, relayPointId, service }: Way = wayOf(way)
  const key = `${mode}:${locationId ?? relayPointId ?? ''}`
  return service ? `${key}:${service}` : key
}

/** Reads the text back; undefined where it is no way. */
export function readWay(text: string | undefined): Way | undefined {
  const [, mode, place, service] = /^(collect|takeaway|home|relay):([\w-]*)(?::([\w-]+))?$/.exec(text ?? '') ?? []
  if (!mode || (mode !== 'home' && !place)) return undefined
  return wayOf({ mode: mode as DeliveryMode, locationId: place, relayPointId: place, service })
}

/** The way that a basket keeps among those that hold now; where its service no longer does, another to the same place. */
export function keptWay<T extends Way>(ways: readonly T[], kept: Way | undefined): T | undefined {
  if (!kept) return undefined
  const place = (way: Way) => wayKey({ ...way, service: undefined })
  return ways.find((way) => wayKey(way) === wayKey(kept)) ?? ways.find((way) => place(way) === place(kept))
}

/** Which of the ways offered is cheapest and which fastest; said only of the few, since what is said of all tells nothing. */
export function marksOf<T extends Pick<PromiseOption, 'cost' | 'earliest' | 'latest'>>(offered: readonly T[]) {
  const few = (found: T[]) => new Set(found.length <= 2 && found.length < offered.length ? found : [])
  const cost = Math.min(...offered.map((option) => option.cost.minor))
  const first = Math.min(...offered.map(surelyThere))
  return {
    cheapest: few(offered.filter((option) => option.cost.minor === cost)),
    fastest: few(offered.filter((option) => surelyThere(option) === first)),
  }
}

const dayMs = 86_400_000

// Within one day it is there from the first moment, of several days only the last is sure: that a shop closes earlier makes nothing faster.
function surelyThere({ earliest, latest }: Pick<PromiseOption, 'earliest' | 'latest'>): number {
  const [from, until] = [Date.parse(earliest), Date.parse(latest)]
  return until - from < dayMs ? from : Math.ceil(until / dayMs) * dayMs
}

/** The name of the carrier's service, as the reasons of the promise give it. */
export function serviceWords(option: Pick<PromiseOption, 'why'>, language: Language): string | undefined {
  const carrier = option.why.find(({ code }) => code.startsWith('carrier'))?.values
  const name = language === 'fr' ? carrier?.serviceFr : carrier?.serviceEn
  return name === undefined ? undefined : String(name)
}

const withoutAbsent = (fields: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
