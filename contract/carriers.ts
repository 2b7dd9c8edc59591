import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { labelFormats } from './fulfilments.ts'

const code = z.string().max(60)

/** Who carries parcels for the retailer. */
export const CarrierView = z.object({
  code: z.string(),
  /** As delivery services name it. */
  name: z.string(),
  labelFormat: z.enum(labelFormats),
  /** A parcel of which nothing is heard for so many days is looked into by a person. */
  silentDays: z.number(),
  /** Whether the server holds an account with it: without one, parcels go under a number and a label of our own. */
  isConnected: z.boolean(),
  /** What it calls each delivery service it carries. */
  products: z.array(z.object({ service: z.string(), title: z.string(), product: z.string() })),
  underWay: z.number(),
})
export type CarrierView = z.output<typeof CarrierView>

export const listCarriers = endpoint({
  name: 'listCarriers',
  route: 'GET /carriers',
  summary:
    'Who carries parcels: the labels they make, how long they may be silent, and how many parcels they have in hand',
  input: z.object({}),
  output: z.object({ items: z.array(CarrierView) }),
})

export const setCarrier = endpoint({
  name: 'setCarrier',
  route: 'PUT /carriers/{code}',
  summary: 'Sets which labels a carrier makes and how long it may be silent; parcels with a label keep it',
  input: z.object({ code, labelFormat: z.enum(labelFormats), silentDays: z.int().min(1).max(60) }),
  output: z.object({ items: z.array(CarrierView) }),
  refusals: ['carrier_not_found'],
})
