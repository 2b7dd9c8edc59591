import { z } from 'zod'

const Line = z.string().trim().max(100)
const Address = z.object({
  name: Line,
  street: Line,
  street2: Line.optional(),
  postcode: z.string().max(20),
  city: Line,
  country: z.string().length(2).default('FR'),
})

export const labelFormats = ['pdf', 'png', 'zpl'] as const
export type LabelFormat = (typeof labelFormats)[number]

export const ShipmentInput = z.object({
  /** The merchant's own name for the parcel: asked again under it, the answer is the same. */
  reference: z.string().min(1).max(100),
  product: z.string().min(1).max(40),
  from: Address,
  to: Address,
  /** Where it waits for her, if not at her door. */
  relayPoint: z.object({ code: z.string().max(60), name: Line, postcode: z.string().max(20), city: Line }).optional(),
  weightGrams: z.number().int().positive().max(1_000_000),
  /** Between when the merchant has promised it. */
  deliverBetween: z.object({ earliest: z.iso.datetime(), latest: z.iso.datetime() }),
  labelFormat: z.enum(labelFormats).default('pdf'),
  /** What the merchant wants to read on the label. */
  mention: Line.optional(),
})
export type ShipmentInput = z.output<typeof ShipmentInput>

/** Where a parcel was seen. */
export const Place = z.object({ name: Line, postcode: z.string().max(20) })
export type Place = z.output<typeof Place>

export interface ShipmentEvent {
  id: string
  code: EventCode
  text: string
  occurredAt: string
  place: Place | null
}

export interface Shipment {
  id: string
  carrier: string
  trackingNumber: string
  status: 'created' | 'handed_over' | 'cancelled'
  asked: ShipmentInput
  createdAt: string
  handedOverAt?: string
}

/** What the carrier says of a parcel, as the posts of France do. */
export const eventTexts = {
  DR1: 'Déclaratif réceptionné',
  PC1: 'Pris en charge',
  ET1: 'En cours de traitement',
  EP1: 'En attente de présentation',
  MD2: 'Mis en distribution',
  ND1: 'Non distribuable',
  PB1: 'Problème en cours',
  PB2: 'Problème résolu',
  AG1: 'En attente d’être retiré au point de retrait',
  DI1: 'Distribué',
  RE1: 'Retourné à l’expéditeur',
  DI2: 'Distribué à l’expéditeur',
  PE1: 'Colis perdu',
  AV1: 'Colis avarié',
  ID0: 'Information de douane',
} as const
export type EventCode = keyof typeof eventTexts
export const eventCodes = Object.keys(eventTexts) as EventCode[]

/** What a merchant sees of a shipment. */
export const viewOf = ({ id, trackingNumber, status, asked, createdAt, handedOverAt }: Shipment) => ({
  ...{ id, reference: asked.reference, product: asked.product, trackingNumber, status, createdAt },
  ...(handedOverAt ? { handedOverAt } : {}),
})

/** A parcel's number: thirteen digits of the carrier's own and the check digit of GS1, modulo 10. */
export function trackingNumberOf(carrier: string, sequence: number): string {
  const digits = `2${String(hashOf(carrier) % 1000).padStart(3, '0')}${String(sequence).padStart(9, '0')}`
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

const hashOf = (text: string) => [...text].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 1_000_003, 7)
