import type { Sent } from '@filrouge/contract/endpoint.ts'
import { type listOrders, orderStatuses } from '@filrouge/contract/orders.ts'
import { type Channel, channels } from '@filrouge/contract/sessions.ts'
import { addDays, civilDateIn, instantOf, isCivilDate } from '@filrouge/kernel/civil-date.ts'
import { isId } from '@filrouge/kernel/ids.ts'

export const periods = ['today', 'yesterday', 'week', 'month'] as const
export type Period = (typeof periods)[number]

export const filterNames = ['query', 'channel', 'status', 'place', 'when', 'from', 'to'] as const
type Get = (name: (typeof filterNames)[number]) => string | undefined

const zone = 'Europe/Paris'
const isDay = (text: string | undefined): text is string => text !== undefined && isCivilDate(text)

/** The question that the chips ask; what an address says wrongly is left out rather than refused. */
export function orderQuestion(get: Get, now: Date): Sent<typeof listOrders> {
  const [channel, status, place, query] = [get('channel'), get('status'), get('place'), get('query')]
  return {
    limit: 30,
    ...(query ? { query } : {}),
    ...(channels.includes(channel as Channel) ? { channel: channel as Channel } : {}),
    ...(orderStatuses.includes(status as never) ? { status: status as (typeof orderStatuses)[number] } : {}),
    ...(isId('location', place) ? { locationId: place } : {}),
    ...placedBetween(get, now),
  }
}

function placedBetween(get: Get, now: Date): { placedFrom?: string; placedTo?: string } {
  const today = civilDateIn(now, zone)
  const when = get('when') as Period | undefined
  const days = { today: [0, 1], yesterday: [-1, 0], week: [-6, 1], month: [-29, 1] }[when ?? ('' as Period)]
  const from = days ? addDays(today, days[0] as number) : get('from')
  const to = days ? addDays(today, days[1] as number) : isDay(get('to')) ? addDays(get('to') as string, 1) : undefined
  const startOf = (day: string) => instantOf(day, '00:00', zone).toISOString()
  return { ...(isDay(from) ? { placedFrom: startOf(from) } : {}), ...(isDay(to) ? { placedTo: startOf(to) } : {}) }
}
