import { z } from 'zod'
import { ProductCard } from './catalogue.ts'
import { endpoint } from './endpoint.ts'
import { idOf, Language } from './shapes.ts'

/** How a merchandiser sees and steers what search finds. */

export const ways = ['word', 'synonym', 'correction', 'beginning', 'compound', 'quantity'] as const
export const searchedFields = [
  'title',
  'head',
  'brand',
  'category',
  'option',
  'attribute',
  'description',
  'above',
] as const

/** Why an article stands where it stands. The points of its words and `shape`, times `boost`, are its rank. */
export const WhyFound = z.object({
  words: z.array(
    z.object({
      asked: z.string(),
      /** What the article says for it; absent where it says nothing. */
      said: z.string().optional(),
      how: z.enum(ways).optional(),
      fields: z.array(z.enum(searchedFields)),
      points: z.number(),
    }),
  ),
  /** A title that says little else, words in their order, a category that is about it. */
  shape: z.number(),
  /** Orders of the last ninety days. */
  sold: z.number(),
  /** Nowhere on a shelf and promised by no supplier. */
  isMissing: z.boolean(),
  boost: z.number(),
})
export type WhyFound = z.output<typeof WhyFound>

export const explainSearch = endpoint({
  name: 'explainSearch',
  route: 'GET /search-explanations',
  summary: 'What a query finds, in which order and why; what was set for it by hand',
  input: z.object({ query: z.string().min(1).max(200), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  output: z.object({
    total: z.number(),
    corrected: z.string().optional(),
    relaxed: z.object({ kept: z.array(z.string()), dropped: z.array(z.string()) }).optional(),
    /** In cents. */
    price: z
      .object({ from: z.number().optional(), to: z.number().optional(), isCheap: z.boolean().optional() })
      .optional(),
    words: z.array(
      z.object({
        asked: z.string(),
        isRequired: z.boolean(),
        ways: z.array(z.object({ said: z.string(), how: z.enum(ways), articles: z.number() })),
      }),
    ),
    items: z.array(
      z.object({
        product: ProductCard,
        placement: z.enum(['pinned', 'code', 'found', 'near']),
        rank: z.number(),
        why: WhyFound,
      }),
    ),
    hidden: z.array(ProductCard),
  }),
})

export const placeProduct = endpoint({
  name: 'placeProduct',
  route: 'PUT /search-placements',
  summary: 'Puts an article first for a query, leaves it out, or lets it stand where it stands by itself',
  input: z.object({
    query: z.string().trim().min(1).max(200),
    productId: idOf('product'),
    placement: z.enum(['pinned', 'hidden', 'none']),
  }),
  output: z.object({}),
  refusals: ['product_not_found', 'query_says_nothing'],
})

const Phrase = z.string().trim().min(1).max(60)

export const SynonymView = z.object({
  id: z.string(),
  /** Whoever says one of these… */
  said: z.array(z.string()),
  /** …also finds these. The same lists: they mean the same. */
  found: z.array(z.string()),
  isOneWay: z.boolean(),
  /** `hand` for what was set here, else where it came from. */
  origin: z.string(),
})
export type SynonymView = z.output<typeof SynonymView>

export const listSynonyms = endpoint({
  name: 'listSynonyms',
  route: 'GET /synonyms',
  summary: 'Every group of synonyms, those set by hand first',
  input: z.object({}),
  output: z.object({ items: z.array(SynonymView) }),
})

export const setSynonym = endpoint({
  name: 'setSynonym',
  route: 'PUT /synonyms/{id}',
  summary: 'Adds a group of synonyms or changes one; search heeds it at once',
  input: z.object({
    id: z.string().regex(/^[a-z0-9-]{1,80}$/),
    said: z.array(Phrase).min(1).max(20),
    /** Absent: all of `said` mean the same. */
    found: z.array(Phrase).min(1).max(20).optional(),
  }),
  output: SynonymView,
  refusals: ['synonym_needs_two'],
})

export const removeSynonym = endpoint({
  name: 'removeSynonym',
  route: 'DELETE /synonyms/{id}',
  summary: 'Takes a group of synonyms away; taking away what is not there changes nothing',
  input: z.object({ id: z.string().max(80) }),
  output: z.object({}),
})

export const listSearches = endpoint({
  name: 'listSearches',
  route: 'GET /searches',
  summary: 'What shoppers searched for most, or what they searched for and did not find; counts, of no person',
  input: z.object({
    kind: z.enum(['frequent', 'without_result']).default('frequent'),
    days: z.coerce.number().int().min(1).max(365).default(30),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({
    items: z.array(
      z.object({ query: z.string(), language: Language, searched: z.number(), withoutResult: z.number() }),
    ),
    searched: z.number(),
    withoutResult: z.number(),
  }),
})
