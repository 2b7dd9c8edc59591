import type { EventCode, ShipmentInput } from './shipment.ts'

/** What becomes of a parcel, and how the merchant hears of it. */
export interface Behaviour {
  /** How it ends; well where nothing is said. */
  ends?: 'lost' | 'returned' | 'damaged'
  /** News are told twice, in the wrong order, or never: then only asking finds them. */
  news?: 'twice' | 'disorder' | 'never'
  /** The first call is done and never answered. */
  isNotAnswered?: boolean
  /** The first call is refused, as where an address must be looked at; the next is not. */
  isRefusedFirst?: boolean
}

const behaviours: Readonly<Record<string, Behaviour>> = {
  PERDU: { ends: 'lost' },
  RETOUR: { ends: 'returned' },
  AVARIE: { ends: 'damaged' },
  DOUBLE: { news: 'twice' },
  DESORDRE: { news: 'disorder' },
  MUET: { news: 'never' },
  COUPURE: { isNotAnswered: true },
  REFUS: { isRefusedFirst: true },
}

/** What the second line of the address asks for, as in « TEST RETOUR »; several words may be named. */
export function behaviourOf({ to }: Pick<ShipmentInput, 'to'>): Behaviour {
  const [first, ...words] = (to.street2 ?? '').toUpperCase().split(/[\s,]+/)
  if (first !== 'TEST') return {}
  return Object.assign({}, ...words.map((word) => behaviours[word] ?? {}))
}

export interface Step {
  code: EventCode
  /** Days after the parcel was handed over, and the hour then; or seconds after it, on the same day. */
  at: { day: number; time: string } | { seconds: number }
  /** At the sender's, in the sorting centre, or near her. */
  where: 'from' | 'hub' | 'to'
}

/** The way of a parcel: what happens, and on which day of those it was promised for. */
export function wayOf(asked: ShipmentInput, handedOverAt: Date): Step[] {
  const promised = new Date(asked.deliverBetween.earliest)
  const days = Math.max(1, Math.round((startOfDay(promised) - startOfDay(handedOverAt)) / dayMs))
  const begun: Step[] = [
    { code: 'PC1', at: { seconds: 5 }, where: 'from' },
    { code: 'ET1', at: { day: Math.min(1, days - 1), time: '21:40' }, where: 'hub' },
  ]
  const { ends } = behaviourOf(asked)
  if (ends === 'lost') return begun
  if (ends === 'damaged') return [...begun, { code: 'AV1', at: { day: days, time: '06:20' }, where: 'hub' }]
  if (asked.relayPoint)
    return [
      ...begun,
      { code: 'AG1', at: { day: days, time: '10:30' }, where: 'to' },
      ...(ends === 'returned'
        ? ([
            { code: 'RE1', at: { day: days + 14, time: '17:00' }, where: 'to' },
            { code: 'DI2', at: { day: days + 17, time: '09:30' }, where: 'from' },
          ] as const)
        : ([{ code: 'DI1', at: { day: days + 1, time: '17:45' }, where: 'to' }] as const)),
    ]
  const out: Step[] = [...begun, { code: 'MD2', at: { day: days, time: '08:15' }, where: 'to' }]
  if (ends === 'returned')
    return [
      ...out,
      { code: 'ND1', at: { day: days, time: '11:50' }, where: 'to' },
      { code: 'RE1', at: { day: days + 1, time: '16:20' }, where: 'hub' },
      { code: 'DI2', at: { day: days + 3, time: '09:30' }, where: 'from' },
    ]
  return [...out, { code: 'DI1', at: { day: days, time: '11:35' }, where: 'to' }]
}

const dayMs = 86_400_000
const startOfDay = (at: Date) => Math.floor(at.getTime() / dayMs) * dayMs
