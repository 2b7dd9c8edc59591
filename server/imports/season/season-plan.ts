import type { DeliveryMode } from '@filrouge/contract/promise.ts'
import type { Channel } from '@filrouge/contract/sessions.ts'

/** How the demo retailer trades: `db/demo/season.json`. */
export interface SeasonPlan {
  seed: number
  days: number
  customers: number
  ordersPerDay: number
  /** The days just before today are told more closely. */
  lastDays: { days: number; lift: number }
  /** From Monday to Sunday, and from January to December. */
  weekdays: number[]
  months: number[]
  occasions: Record<Occasion, { titleFr: string; titleEn: string; lift: number; days: number }>
  welcome: { code: string; titleFr: string; titleEn: string; percent: number }
  channels: Record<Channel, { share: number; hours: number[]; modes: Partial<Record<DeliveryMode, number>> }>
  /** What a shop weighs beside the others; those not named weigh one. So with the categories. */
  shops: Record<string, number>
  categories: Record<string, number>
  goesWith: Record<string, string[]>
  firstNames: { women: string[]; men: string[] }
  lastNames: string[]
  companies: string[]
  streets: string[]
  abroad: string[]
}

export type Occasion = 'winter_sales' | 'summer_sales' | 'black_friday' | 'christmas'

/** A customer whose story is written by hand: `db/demo/lives.json`. */
export interface Life {
  email: string
  orders: LifeOrder[]
  touches: { daysAgo: number; at: string; kind: string; channel: Channel; location?: string; sku?: string }[]
}

export interface LifeOrder {
  daysAgo: number
  at: string
  channel: Channel
  location?: string
  staff?: string
  mode: DeliveryMode
  lines: { sku: string; quantity?: number }[]
  /** How it ended, where it did not simply arrive. */
  ends?: 'cancelled' | 'late'
}
