import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { offerDefinition, offerId } from './promotions.ts'
import { Money } from './shapes.ts'

const { priority, group, isAlone, conditions, effect, startsAt, endsAt } = offerDefinition

export const previewAnnouncements = endpoint({
  name: 'previewAnnouncements',
  route: 'POST /offers/announcements',
  summary:
    'Of how many articles an offer could not be announced as a reduction, because everybody could pay as little within thirty days before it',
  input: z.object({ id: offerId, priority, group, isAlone, conditions, effect, startsAt, endsAt }),
  output: z.object({
    /** How many it was worked out for: the first thousand of those that it looks at. */
    looked: z.int(),
    /** For how many of them anybody would pay less by it. */
    reduced: z.int(),
    /** Of those, how many may not be told as reduced. */
    untold: z.int(),
    examples: z.array(z.object({ sku: z.string(), title: z.string(), price: Money, lowest: Money })),
  }),
})
