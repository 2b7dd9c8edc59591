import type { LabelFormat } from '@filrouge/contract/fulfilments.ts'

export interface PostalAddress {
  name: string
  street: string
  street2?: string
  postcode: string
  city: string
  country: string
}

/** What a carrier needs to know of a parcel. */
export interface ParcelToCarry {
  /** Ours: asked again under it, the carrier answers the same. */
  reference: string
  product: string
  from: PostalAddress
  to: PostalAddress
  relayPoint?: { code: string; name: string; postcode: string; city: string }
  weightGrams: number
  deliverBetween: { earliest: string; latest: string }
  labelFormat: LabelFormat
  /** What we want to read on the label. */
  mention: string
}

/** The carrier has the parcel in its books. */
export interface Labelled {
  carrierId: string
  trackingNumber: string
  label: { format: LabelFormat; content: Buffer }
}

/** Something a carrier says has happened to a parcel. */
export interface ToldEvent {
  id: string
  code: string
  text?: string | undefined
  occurredAt: Date
  place?: string | undefined
}

/** What we ask of any carrier. Each can be asked again: the carrier does nothing twice. */
export interface CarrierPort {
  label(parcel: ParcelToCarry): Promise<Labelled>
  handOver(carrierId: string): Promise<void>
  /** Gives a label up; false where the parcel is in the carrier's hands already. */
  cancel(carrierId: string): Promise<boolean>
  /** All that has happened to it. */
  events(carrierId: string): Promise<ToldEvent[]>
  /** What it would be known by, had an answer been lost. */
  find(reference: string): Promise<{ carrierId: string } | undefined>
}

/** The carrier could not be reached, or did not answer in time: nobody knows yet what it did. */
export class CarrierUnreachable extends Error {}

/** The carrier says no, and will say it again. Its reason is for people: it may name the person or the street, and has no place in a log. */
export class CarrierRefused extends Error {
  constructor(readonly reason: string) {
    super('the carrier refused it')
  }
}
