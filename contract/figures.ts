import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Channel } from './sessions.ts'
import { CivilDay, idOf, Money } from './shapes.ts'

// What was sold and what came back, from the order book. One currency at a time: two are never added up. Days are those of the place that sold.

/** Into what a period is cut. */
export const grains = ['day', 'week', 'month'] as const
export type Grain = (typeof grains)[number]

const Came = z.object({
  /** Orders placed that stand, tax and delivery included. */
  sold: Money,
  /** The same without tax, as their documents have it. */
  soldNet: Money,
  /** What of it was asked for delivery. */
  delivery: Money,
  /** Credit notes, and goods of orders that stand which could not be had or were not wanted, on the day that happened. */
  returned: Money,
  returnedNet: Money,
  /** Sold less returned. */
  revenue: Money,
  revenueNet: Money,
  units: z.number(),
  returnedUnits: z.number(),
  /** Documents by which something came back. */
  returns: z.number(),
  /** Of a category nobody can say them: an order may be of several. */
  orders: z.number().optional(),
  customers: z.number().optional(),
  /** Sold by order. */
  averageBasket: Money.optional(),
})
export type Came = z.output<typeof Came>

const Period = z.object({ from: CivilDay, to: CivilDay, figures: Came })

const SalesGroup = z.object({
  /** Absent: sold in no place of ours. */
  key: z.string().optional(),
  title: z.string(),
  orders: z.number().optional(),
  units: z.number(),
  revenue: Money,
  returned: Money,
  previous: Money,
  yearBefore: Money,
})
export type SalesGroup = z.output<typeof SalesGroup>

const SalesPoint = z.object({
  from: CivilDay,
  to: CivilDay,
  revenue: Money,
  returned: Money,
  orders: z.number().optional(),
  units: z.number(),
  previous: Money,
  yearBefore: Money,
})
export type SalesPoint = z.output<typeof SalesPoint>

export const SalesView = z.object({
  currency: z.string(),
  /** Those in which anything was sold, ever; the retailer's own first. */
  currencies: z.array(z.string()),
  /** Set where the person who asks sees this shop only. */
  onlyLocationId: idOf('location').optional(),
  /** The first and the last day of the book. */
  first: CivilDay.optional(),
  by: z.enum(grains),
  period: Period,
  /** As long, right before. */
  previous: Period,
  /** The same months a year before; else the same weekdays. */
  yearBefore: Period,
  points: z.array(SalesPoint),
  channels: z.array(SalesGroup),
  locations: z.array(SalesGroup),
})
export type SalesView = z.output<typeof SalesView>

const filters = {
  /** Both or neither: the last four weeks. */
  from: CivilDay.optional(),
  to: CivilDay.optional(),
  currency: z.string().length(3).optional(),
  channel: Channel.optional(),
  locationId: idOf('location').optional(),
  /** With all below it. */
  category: z.string().max(80).optional(),
}

export const showSales = endpoint({
  name: 'showSales',
  route: 'GET /figures/sales',
  summary:
    'Revenue, orders, customers, returns of a period by day, week or month, channel and shop, beside the one before',
  input: z.object({ ...filters, by: z.enum(grains).optional() }),
  output: SalesView,
  refusals: ['location_not_found', 'category_not_found', 'not_allowed'],
})

/** Only of what has a known cost: revenue of it without tax, less what it cost. */
const Margin = z.object({
  margin: Money,
  /** Of the revenue without tax: how much has a known cost, from 0 to 1. */
  share: z.number(),
  /** Margin by revenue without tax, of what has a known cost. */
  rate: z.number(),
})
export type Margin = z.output<typeof Margin>

const CategorySales = z.object({
  /** Absent: not in the catalogue. */
  code: z.string().optional(),
  title: z.string(),
  units: z.number(),
  revenue: Money,
  returned: Money,
  previous: Money,
  yearBefore: Money,
  margin: Margin.optional(),
})
export type CategorySales = z.output<typeof CategorySales>

const ArticleSales = z.object({
  sku: z.string(),
  title: z.string(),
  handle: z.string().optional(),
  image: z.string().optional(),
  units: z.number(),
  sold: Money,
  returnedUnits: z.number(),
  returned: Money,
  margin: Margin.optional(),
})
export type ArticleSales = z.output<typeof ArticleSales>

export const ArticleSalesView = z.object({
  currency: z.string(),
  /** Of the whole; absent where no cost is known. */
  margin: Margin.optional(),
  previousMargin: Margin.optional(),
  yearBeforeMargin: Margin.optional(),
  /** Without a category the highest ones; else those right below it. The most revenue first. */
  categories: z.array(CategorySales),
  /** Articles of the catalogue, those of which most was sold first, by amount. */
  best: z.array(ArticleSales),
})
export type ArticleSalesView = z.output<typeof ArticleSalesView>

export const showArticleSales = endpoint({
  name: 'showArticleSales',
  route: 'GET /figures/articles',
  summary: 'What a period was made of: categories, best sellers, and the margin of what has a known cost',
  input: z.object({ ...filters, limit: z.coerce.number().int().min(1).max(100).default(20) }),
  output: ArticleSalesView,
  refusals: ['location_not_found', 'category_not_found', 'not_allowed'],
})
