import { useEffect, useState } from 'preact/hooks'
import { rememberedStore, useStore } from './store.ts'

/**
 * The one clock of the screens: the server's. A telephone may be wrong, and the demo's clock runs ahead; « demain » must be the same day for all who
 * speak of it. What the server says of its time in each answer is kept as how far it is ahead of this device, also for when there is no network.
 */
const ahead = rememberedStore('filrouge.clock', null)

/** HTTP says whole seconds, and an answer takes a while: less than this is no news. */
const noNewsMs = 2500

/** The moment it is at the server. */
export const serverNow = (): Date => new Date(Date.now() + Number(ahead.get() ?? 0))

/** Hears what the server says of its time, as in the header `Date` of an answer. */
export function hearServerTime(said: string): void {
  const at = Date.parse(said)
  if (Number.isNaN(at) || Math.abs(at - serverNow().getTime()) < noNewsMs) return
  ahead.set(String(at - Date.now()))
}

/** The moment it is at the server, told again twice a minute, and whenever it turns out to be another: « il y a 2 min » grows old by itself. */
export function useNow(): Date {
  useStore(ahead)
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 30_000)
    return () => clearInterval(timer)
  }, [])
  return serverNow()
}
