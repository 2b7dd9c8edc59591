import { type Id, isId, type Kind } from '@filrouge/kernel/ids.ts'
import { z } from 'zod'

/** Shapes that several parts of the contract share. */

export const idOf = <K extends Kind>(kind: K) =>
  z
    .custom<Id<K>>((value) => typeof value === 'string' && isId(kind, value), { error: 'not_an_id' })
    .meta({ type: 'string', description: `An id of kind ${kind}` })

export const Language = z.enum(['fr', 'en'])
export type Language = z.output<typeof Language>

/** Tax included for consumers; `minor` counts the currency's smallest unit. */
export const Money = z.object({
  minor: z.int().min(-1_000_000_000_000).max(1_000_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
})

export const Instant = z.iso.datetime({ offset: true })
export const CivilDay = z.iso.date()
export const Quantity = z.int().min(1).max(9999)
export const Sku = z.string().min(1).max(80)
export const Email = z.string().trim().max(254).email()
export const Phone = z.string().trim().min(4).max(30)

export const Address = z.object({
  name: z.string().trim().max(120).optional(),
  street: z.string().trim().min(1).max(200),
  street2: z.string().trim().max(200).optional(),
  postcode: z.string().trim().min(2).max(12),
  city: z.string().trim().min(1).max(120),
  country: z.string().trim().length(2).toUpperCase().default('FR'),
})
export type Address = z.output<typeof Address>

export const Contact = z.object({
  email: Email.optional(),
  phone: Phone.optional(),
  name: z.string().trim().max(120).optional(),
})
export type Contact = z.output<typeof Contact>

export const VatGroup = z.object({ ratePercent: z.number(), base: Money, amount: Money })

export const Totals = z.object({
  goods: Money,
  discounts: Money,
  /** Gift cards, where there are any: outside of VAT until they are used. */
  gifts: Money.optional(),
  delivery: Money,
  total: Money,
  vat: z.array(VatGroup),
  /** Without tax, for who buys for a company: goods after discounts, delivery, both. With the VAT and the gift cards they are the total. */
  net: z.object({ goods: Money, delivery: Money, total: Money }).optional(),
})
export type Totals = z.output<typeof Totals>

/** From the query string: a page of a list. */
export const page = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(300).optional(),
}

export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const Window = z.object({ earliest: Instant, latest: Instant })
export const Nothing = z.object({})

/** `48.8566,2.3522`: latitude, then longitude. */
export const Near = z.string().regex(/^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$/)

/** A fact as a code with its values; the sentence is made when it is shown, in the reader's language. */
export const Reason = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Reason = z.output<typeof Reason>
