import { z } from 'zod'

/** A row of the electronics file: one article of a supplier, in English, its price in cents with tax. Its other attributes are beside these. */
export const ElectronicsRow = z.object({
  id: z.string().trim().min(1).max(40),
  title: z.string().trim().min(1).max(500),
  name: z.string().trim().optional(),
  ean: z.array(z.string().trim()).default([]),
  short_description: z.string().trim().max(20_000).nullish(),
  date_released: z.iso.datetime({ offset: true }).nullish().catch(null),
  supplier: z.string().trim().min(1).max(120),
  price: z.number().nullish(),
  attr_t_product_type: z.unknown().optional(),
})
export type ElectronicsRow = z.output<typeof ElectronicsRow>
