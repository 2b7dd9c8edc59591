import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Callbacks, openCallbacks } from '../callbacks.ts'
import { refuse } from '../http.ts'
import { openMemory } from './memory.ts'
import { behaviourOf, type Step, wayOf } from './sentinels.ts'
import {
  type EventCode,
  eventTexts,
  type Place,
  type Shipment,
  type ShipmentEvent,
  type ShipmentInput,
  trackingNumberOf,
} from './shipment.ts'

export interface CarrierOptions {
  folder: string
  /** Where a merchant hears of its parcels; `{carrier}` is replaced by the carrier's code. */
  newsUrl?: string
  newsSecret?: string
  /** `travel`: parcels go their way by themselves; `stay`: only what a test says happens to them. */
  parcels: 'travel' | 'stay'
}

export type Carriers = ReturnType<typeof openCarriers>

const newId = (kind: string) => `${kind}_${randomBytes(12).toString('hex')}`
const lookEveryMs = 1_000

/** Opens the carriers: the parcels they know, what will become of them, and the news they still owe. */
export function openCarriers(options: CarrierOptions) {
  const memory = openMemory(join(options.folder, 'carriers.jsonl'))
  const channels = new Map<string, Callbacks>()
  const now = () => new Date(Date.now() + memory.aheadMs())
  let isOut = false
  const called = new Set<string>()

  const channelTo = (carrier: string): Callbacks | undefined => {
    if (!options.newsUrl || !options.newsSecret) return undefined
    const known = channels.get(carrier)
    if (known) return known
    const opened = openCallbacks(
      'shipment.event',
      options.newsUrl.replace('{carrier}', carrier),
      options.newsSecret,
      (id) => memory.write({ delivered: id }),
    )
    channels.set(carrier, opened)
    return opened
  }
  const send = (id: string, { carrier, asked, trackingNumber }: Shipment, event: ShipmentEvent, times = 1) =>
    channelTo(carrier)?.send(id, { reference: asked.reference, trackingNumber, event }, times)

  /** Something happens to a parcel: written down, then told so many times. */
  const happen = (shipment: Shipment, event: ShipmentEvent, times: number) => {
    const news = times > 0 && channelTo(shipment.carrier) ? newId('cev') : undefined
    memory.write({ shipmentId: shipment.id, event, ...(news ? { news } : {}) })
    if (news) send(news, shipment, event, times)
  }

  const eventOf = (code: EventCode, at: Date, place: Place | null): ShipmentEvent => {
    return { id: newId('evt'), code, text: eventTexts[code], occurredAt: at.toISOString(), place }
  }

  /** What is due by now happens; several at once are told the other way round where the address asks for disorder. */
  const look = () => {
    const due = memory.planned().filter(({ event }) => Date.parse(event.occurredAt) <= now().getTime())
    due.sort((one, other) => (one.event.occurredAt < other.event.occurredAt ? -1 : 1))
    for (const shipmentId of new Set(due.map((one) => one.shipmentId))) {
      const shipment = memory.byId(shipmentId)!
      const { news } = behaviourOf(shipment.asked)
      const mine = due.filter((one) => one.shipmentId === shipmentId)
      for (const { event } of news === 'disorder' ? mine.reverse() : mine)
        happen(shipment, event, news === 'never' ? 0 : news === 'twice' ? 2 : 1)
    }
  }
  const timer = setInterval(look, lookEveryMs)
  timer.unref()

  const placeOf = ({ from, to, relayPoint }: ShipmentInput, where: Step['where']): Place => {
    if (where === 'from') return { name: from.city, postcode: from.postcode }
    if (where === 'to') return { name: (relayPoint ?? to).city, postcode: (relayPoint ?? to).postcode }
    return { name: `Plateforme ${to.postcode.slice(0, 2)}`, postcode: `${to.postcode.slice(0, 2)}000` }
  }

  return {
    now,
    isOut: () => isOut,
    setOut(out: boolean) {
      isOut = out
    },
    setClock(to: Date) {
      memory.write({ aheadMs: to.getTime() - Date.now() })
      look()
    },
    find: (id: string) => memory.byId(id) ?? refuse(404, 'shipment_not_found', 'There is no such shipment.'),
    byReference: (carrier: string, reference: string) => memory.byReference(carrier, reference),
    eventsOf: (id: string) => memory.eventsOf(id),
    /** Whether nothing has been asked under this reference since the carrier woke up. */
    isFirstCall: (reference: string) => !called.has(reference) && called.add(reference) !== undefined,
    /** Makes a shipment, once for each reference; asked for anything else under it, it refuses. */
    create(carrier: string, asked: ShipmentInput): { shipment: Shipment; isNew: boolean } {
      const known = memory.byReference(carrier, asked.reference)
      if (known) {
        if (JSON.stringify(known.asked) === JSON.stringify(asked)) return { shipment: known, isNew: false }
        refuse(409, 'reference_already_used', 'There is another shipment under this reference.')
      }
      const trackingNumber = trackingNumberOf(carrier, memory.count() + 1)
      const made = { id: newId('shi'), carrier, trackingNumber, status: 'created', asked } as const
      const shipment: Shipment = { ...made, createdAt: now().toISOString() }
      memory.write({ shipment })
      if (options.parcels === 'travel') happen(shipment, eventOf('DR1', now(), null), 1)
      return { shipment, isNew: true }
    },
    cancel(shipment: Shipment): Shipment {
      if (shipment.status === 'handed_over') refuse(409, 'handed_over', 'The parcel has been handed over already.')
      const cancelled: Shipment = { ...shipment, status: 'cancelled' }
      if (shipment.status !== 'cancelled') memory.write({ shipment: cancelled })
      return cancelled
    },
    /** The merchant has put it into the carrier's hands: from now on it goes its way. */
    handOver(shipment: Shipment): Shipment {
      if (shipment.status === 'handed_over') return shipment
      if (shipment.status === 'cancelled') refuse(409, 'cancelled', 'The shipment is cancelled.')
      const handed: Shipment = { ...shipment, status: 'handed_over', handedOverAt: now().toISOString() }
      memory.write({ shipment: handed })
      if (options.parcels === 'travel') {
        const steps = wayOf(shipment.asked, now())
        memory.write({
          planned: steps.map(({ code, at, where }) => ({
            shipmentId: shipment.id,
            event: eventOf(code, momentOf(at, now()), placeOf(shipment.asked, where)),
          })),
        })
      }
      return handed
    },
    /** What a test says happens. */
    tell(shipment: Shipment, told: { code: EventCode; occurredAt?: string; place?: Place; times: number }) {
      const at = told.occurredAt ? new Date(told.occurredAt) : now()
      const event = eventOf(told.code, at, told.place ?? placeOf(shipment.asked, 'hub'))
      happen(shipment, event, told.times)
      return event
    },
    begin() {
      for (const { id, shipment, event } of memory.owed()) send(id, shipment, event)
      look()
    },
    close() {
      clearInterval(timer)
      for (const channel of channels.values()) channel.close()
      memory.close()
    },
  }
}

/** Of the day of the hand-over or one after it, in the time of France. */
function momentOf(at: Step['at'], from: Date): Date {
  if ('seconds' in at) return new Date(from.getTime() + at.seconds * 1000)
  const day = new Date(from.getTime() + at.day * 86_400_000)
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' }).format(day)
  const guess = new Date(`${local}T${at.time}:00Z`)
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', timeStyle: 'short' }).format(guess)
  const [hours, minutes] = shown.split(':').map(Number)
  const [wantedHours, wantedMinutes] = at.time.split(':').map(Number)
  const ahead = (((hours! - wantedHours!) * 60 + minutes! - wantedMinutes! + 1440) % 1440) * 60_000
  const moment = new Date(guess.getTime() - ahead)
  return moment > from ? moment : new Date(from.getTime() + 3_600_000)
}
