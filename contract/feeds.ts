import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Language, Nothing } from './shapes.ts'

/** Tab-separated, or RSS 2.0 with Google's names: the same attributes in both. */
export const feedFormats = ['tsv', 'xml'] as const

const file = { format: z.enum(feedFormats).default('tsv'), language: Language.default('fr') }

export const downloadProductFeed = endpoint({
  name: 'downloadProductFeed',
  route: 'GET /feeds/products',
  summary:
    'Every article with a price as comparators read it (Google product feed), with what the shop promises of it now; `postcode`: to there',
  input: z.object({ ...file, postcode: z.string().max(12).optional() }),
  output: Nothing,
  refusals: ['postcode_not_found'],
  givesFile: true,
})

/** No more than so many are told of an article in a shop: that many stands for as many or more. */
export const quantityAtMost = 5

export const downloadLocalInventoryFeed = endpoint({
  name: 'downloadLocalInventoryFeed',
  route: 'GET /feeds/local-inventory',
  summary:
    'What each shop has and when it can be collected there (Google local inventory feed); `locationId` keeps one shop. Of more than 5, 5 are told',
  input: z.object({ ...file, locationId: z.string().max(80).optional() }),
  output: Nothing,
  refusals: ['location_not_found'],
  givesFile: true,
})
