import { isMishap, type ParcelStep, type ShortageReason } from '@filrouge/contract/fulfilments.ts'
import type { OrderView } from '@filrouge/contract/orders.ts'
import type { OrderMode } from '@filrouge/contract/promise.ts'
import { say } from '@filrouge/contract/say.ts'
import type { Language } from '@filrouge/contract/shapes.ts'

/** An event of an order as it is read for its timeline. */
export interface Happened {
  id: string
  code: string
  at: string
  actor_kind: 'visitor' | 'customer' | 'staff' | 'machine'
  channel: string | null
  associate: string | null
  /** Of a parcel. */
  number: string | null
  place_id: string | null
  /** Of a gift card: sent, handed over, or not to be sent. */
  how: string | null
  /** What a carrier tells: when, in which town, and the step it is. */
  occurred_at: string | null
  town: string | null
  step: string | null
  /** Why goods were lacking. */
  reason: ShortageReason | null
}

type Entry = OrderView['timeline'][number]

const told = [
  'payment_request.opened',
  'payment.pending',
  'payment.action_required',
  'payment.authorised',
  'payment.declined',
  'payment.captured',
  'payment.voided',
  'payment.refunded',
  'order.placed',
  'order.imported',
  'order.prepared',
  'order.shipped',
  'order.delivered',
  'order.arrived',
  'order.collected',
  'order.credited',
  'order.cancelled',
  'order.goods_cancelled',
  'order.slot_moved',
  'fulfilment.picked',
  'fulfilment.ready',
  'fulfilment.shipped',
  'fulfilment.tracked',
  'fulfilment.at_relay',
  'fulfilment.delivered',
  'fulfilment.lost',
  'fulfilment.returned',
  'fulfilment.damaged',
  'fulfilment.silent',
  'fulfilment.collected',
  'fulfilment.reminded',
  'fulfilment.expired',
  'fulfilment.cancelled',
  'fulfilment.delayed',
  'fulfilment.shop_closed',
  'shortage.found',
  'shortage.sourced',
  'shortage.to_decide',
  'shortage.cancelled',
  'gift_card.delivered',
  'gift_card.taken_back',
  'message.sent',
] as const

type Told =
  | Exclude<(typeof told)[number], 'fulfilment.tracked'>
  | `fulfilment.tracked.${TrackedStep}`
  | 'shortage.resent'
  | 'shortage.refunded'
type TrackedStep = Exclude<ParcelStep, 'asked' | 'labelled' | 'cancelled'> | 'problem'

/** The codes of the events that a timeline tells. */
export const toldCodes: readonly string[] = told

/** What has happened, oldest first, then what is promised: the same for everyone who reads it. */
export function timelineOf(
  happened: readonly Happened[],
  order: {
    mode: OrderMode
    status: string
    earliest: string
    latest: string
    /** Whether a day can be told. */
    isDated: boolean
    placeOf: (id: string | null) => string
  },
  language: Language,
): Entry[] {
  const entryOf = (event: Happened): Entry => ({
    id: event.id,
    // Where it was placed does not change what it was.
    code: event.code === 'order.imported' ? 'order.placed' : event.code,
    title: say(language, `timeline.${toldAs(event)}`, {
      associate: event.associate ?? '',
      number: event.number ?? '',
      place: order.placeOf(event.place_id),
      how: event.how ?? '',
    }),
    ...(event.town ? { place: event.town } : {}),
    at: new Date(event.occurred_at ?? event.at).toISOString(),
    happened: true,
    actor: actorOf(event),
    // What a warehouse or a carrier does is done in no channel.
    ...(event.channel && !isOfGoods(event.code) ? { channel: event.channel } : {}),
  })
  // Ids are made in the order in which things were written, whatever moment a request that waited for the bank says it is.
  const inOrder = happened.toSorted((a, b) => (a.id.slice(4) < b.id.slice(4) ? -1 : 1))
  const entries = inOrder.filter((event) => event.occurred_at === null).map(entryOf)
  // What a carrier tells late stands where it happened.
  for (const entry of inOrder.filter((event) => event.occurred_at !== null).map(entryOf)) {
    const after = entries.findLastIndex(({ at }) => at <= entry.at)
    entries.splice(after + 1, 0, entry)
  }
  if (order.status === 'cancelled' || !order.isDated) return entries
  const isHandedOver = order.status === 'completed'
  // What was collected, delivered or sent is told above, where it is known; what was taken away was handed over at once.
  if (isHandedOver && order.mode !== 'takeaway') return entries
  const placedAt = entries.find((entry) => entry.code === 'order.placed')?.at
  const promised: Entry = {
    id: 'promised',
    code: `promised.${order.mode}`,
    title: say(language, `timeline.promised.${order.mode}`),
    at: isHandedOver && placedAt ? placedAt : order.mode === 'collect' ? order.earliest : order.latest,
    happened: isHandedOver,
  }
  return [...entries, promised]
}

function toldAs({ code, step, reason }: Happened): Told {
  if (code === 'fulfilment.tracked') return `${code}.${step}` as Told
  if (isMishap(reason ?? undefined) && code === 'shortage.sourced') return 'shortage.resent'
  if (isMishap(reason ?? undefined) && code === 'shortage.cancelled') return 'shortage.refunded'
  return code as Told
}

const isOfGoods = (code: string) =>
  /^(fulfilment|shortage)\.|^order\.(prepared|shipped|arrived|delivered|collected)$/.test(code)

function actorOf(event: Happened): NonNullable<Entry['actor']> {
  if (event.actor_kind === 'staff') return event.channel === 'call_centre' ? 'adviser' : 'associate'
  return event.actor_kind === 'machine' ? 'machine' : 'shopper'
}
