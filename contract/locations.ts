import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CivilDay, Instant, idOf, listOf, Money, Near, page } from './shapes.ts'

export const LocationKind = z.enum(['shop', 'warehouse', 'supplier'])
export type LocationKind = z.output<typeof LocationKind>

export const OpeningHours = z.object({ weekday: z.int().min(1).max(7), opens: z.string(), closes: z.string() })

export const PostalAddress = z.object({
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  country: z.string(),
})

export const LocationView = z.object({
  id: idOf('location'),
  code: z.string(),
  kind: LocationKind,
  name: z.string(),
  address: PostalAddress,
  latitude: z.number(),
  longitude: z.number(),
  timeZone: z.string(),
  phone: z.string().optional(),
  hours: z.array(OpeningHours),
  /** Open at this moment, by its own hours and holidays. */
  isOpen: z.boolean(),
  /** While it is open: until when, today. */
  closesAt: Instant.optional(),
  /** While it is closed: when it opens next; absent where that is not within a fortnight. */
  opensAt: Instant.optional(),
  /** Days of the next four weeks on which it is closed although the week's hours say otherwise: holidays and closures. */
  closedOn: z.array(CivilDay),
  services: z.array(z.string()),
  places: z.array(z.object({ id: z.string(), kind: z.string(), name: z.string() })),
  distanceMetres: z.number().optional(),
})
export type LocationView = z.output<typeof LocationView>

export const RelayPointView = z.object({
  id: z.string(),
  code: z.string(),
  carrier: z.string(),
  name: z.string(),
  address: PostalAddress,
  latitude: z.number(),
  longitude: z.number(),
  distanceMetres: z.number().optional(),
})
export type RelayPointView = z.output<typeof RelayPointView>

export const listLocations = endpoint({
  name: 'listLocations',
  route: 'GET /locations',
  summary: 'Shops and warehouses, nearest first when `near` is given',
  input: z.object({
    kind: LocationKind.optional(),
    near: Near.optional(),
    postcode: z.string().max(12).optional(),
    ...page,
  }),
  output: listOf(LocationView),
  refusals: ['postcode_not_found'],
})

export const showLocation = endpoint({
  name: 'showLocation',
  route: 'GET /locations/{id}',
  summary: 'One location, by id or code',
  input: z.object({ id: z.string().max(80) }),
  output: LocationView,
  refusals: ['location_not_found'],
})

export const closeLocation = endpoint({
  name: 'closeLocation',
  route: 'POST /locations/{id}/closures',
  summary: 'Closed on a day, today where none is said: what was to leave it today comes from elsewhere',
  input: z.object({
    id: z.string().max(80),
    closedOn: CivilDay.optional(),
    reason: z.string().trim().max(120).optional(),
  }),
  output: LocationView,
  refusals: ['location_not_found'],
})

export const listClosures = endpoint({
  name: 'listClosures',
  route: 'GET /closures',
  summary: 'The exceptional closures of today and to come, the first first',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({ locationId: z.string(), locationName: z.string(), closedOn: CivilDay, reason: z.string() }),
    ),
  }),
})

export const reopenLocation = endpoint({
  name: 'reopenLocation',
  route: 'DELETE /locations/{id}/closures/{closedOn}',
  summary: 'Open on that day after all',
  input: z.object({ id: z.string().max(80), closedOn: CivilDay }),
  output: LocationView,
  refusals: ['location_not_found'],
})

export const listRelayPoints = endpoint({
  name: 'listRelayPoints',
  route: 'GET /relay-points',
  summary: 'Relay points nearest to a point or a postcode',
  input: z.object({
    near: Near.optional(),
    postcode: z.string().max(12).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  output: listOf(RelayPointView),
  refusals: ['postcode_not_found'],
})

export const findPostcode = endpoint({
  name: 'findPostcode',
  route: 'GET /postcodes/{postcode}',
  summary: 'The towns of a postcode, the largest first',
  input: z.object({ postcode: z.string().max(12) }),
  output: z.object({
    items: z.array(z.object({ postcode: z.string(), city: z.string(), latitude: z.number(), longitude: z.number() })),
  }),
})

/** A company of the retailer, as the law has it name itself (C. conso. L111-1, LCEN art. 1-1). */
export const CompanyView = z.object({
  id: z.string(),
  name: z.string(),
  siren: z.string(),
  vatNumber: z.string(),
  legalForm: z.string().optional(),
  capital: Money.optional(),
  registryCity: z.string().optional(),
  street: z.string().optional(),
  postcode: z.string().optional(),
  city: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  publisher: z.string().optional(),
  host: z.string().optional(),
  mediator: z.string().optional(),
  mediatorUrl: z.string().optional(),
  eprIds: z.array(z.string()),
})
export type CompanyView = z.output<typeof CompanyView>

export const showRetailer = endpoint({
  name: 'showRetailer',
  route: 'GET /retailer',
  summary: 'Who sells here; the first company is the one that sells at a distance',
  input: z.object({}),
  output: z.object({ name: z.string(), companies: z.array(CompanyView) }),
})

const Town = z.object({ postcode: z.string(), city: z.string(), latitude: z.number(), longitude: z.number() })

export const listPostcodes = endpoint({
  name: 'listPostcodes',
  route: 'GET /postcodes',
  summary: 'Towns whose postcode or name begins so, the largest first; or those nearest to a point',
  input: z.object({
    query: z.string().max(80).optional(),
    near: Near.optional(),
    limit: z.coerce.number().int().min(1).max(20).default(8),
  }),
  output: z.object({ items: z.array(Town) }),
})
