/** Which articles an offer looks at: those that satisfy all that is said. Where nothing is said, every article. */
export type Choice = {
  readonly skus?: readonly string[]
  /** Codes; an article is of its own category and of all those above it. */
  readonly categories?: readonly string[]
  readonly brands?: readonly string[]
  readonly exceptSkus?: readonly string[]
  readonly exceptCategories?: readonly string[]
  /** Leaves out what is already sold below its regular price. */
  readonly isAtRegularPrice?: boolean
}

/** What an offer takes off. Amounts are in minor units, tax included; a percentage has two decimals at most. */
export type Effect =
  | { readonly kind: 'percent'; readonly of: Choice; readonly percent: number; readonly atMostMinor?: number }
  | { readonly kind: 'amount'; readonly of: Choice; readonly amountMinor: number }
  | { readonly kind: 'fixed_price'; readonly of: Choice; readonly unitPriceMinor: number }
  /** Of every `buy + get` of them, the `get` cheapest cost so many percent less. */
  | {
      readonly kind: 'buy_get'
      readonly of: Choice
      readonly buy: number
      readonly get: number
      readonly percent: number
      readonly times?: number
    }
  /** So many of each of these, together, for one price. */
  | {
      readonly kind: 'bundle'
      readonly slots: readonly { readonly of: Choice; readonly quantity: number }[]
      readonly priceMinor: number
      readonly times: number
    }
  | { readonly kind: 'free_delivery'; readonly modes?: readonly string[]; readonly atMostMinor?: number }
  | { readonly kind: 'gift'; readonly sku: string; readonly quantity: number }

/** What must be so for an offer to apply; an offer applies when all of its conditions hold. */
export type Condition =
  /** The goods chosen cost at least so much, before any offer. */
  | { readonly kind: 'goods_at_least'; readonly of: Choice; readonly amountMinor: number }
  | { readonly kind: 'quantity_at_least'; readonly of: Choice; readonly quantity: number }
  | { readonly kind: 'channel'; readonly channels: readonly string[] }
  | { readonly kind: 'location'; readonly locationIds: readonly string[] }
  /** Beginnings of the postcode it goes to: `75`, `2A`-like places by their postcodes (`20`). */
  | { readonly kind: 'place'; readonly postcodes: readonly string[] }
  | { readonly kind: 'delivery'; readonly modes: readonly string[] }
  | { readonly kind: 'segment'; readonly segments: readonly string[] }
  | { readonly kind: 'known_customer' }
  | { readonly kind: 'first_purchase' }
  /** Days of the week (1 is Monday) and hours (`14:00`, the end not included) where the sale is made. */
  | { readonly kind: 'hours'; readonly weekdays: readonly number[]; readonly from: string; readonly to: string }

/** An offer, as every part of the system computes it. */
export type Offer = {
  readonly id: string
  /** The lower one takes its part first; the id decides between equals. */
  readonly priority: number
  /** Of those that name the same group only one applies: the one that takes most off. */
  readonly group?: string
  /** Applies alone or not at all: where it takes more off than all the others together. */
  readonly isAlone?: boolean
  readonly needsCode?: boolean
  readonly startsAt?: Date
  /** Not included. */
  readonly endsAt?: Date
  readonly conditions: readonly Condition[]
  readonly effect: Effect
}

/** A line of the basket, as offers see it. */
export type OfferLine = {
  readonly sku: string
  readonly unitPriceMinor: number
  readonly quantity: number
  /** Its category first, then those above. */
  readonly categories: readonly string[]
  readonly brand?: string
  readonly isReduced: boolean
}

/** When, where and for whom a basket is priced. */
export type Occasion = {
  readonly at: Date
  readonly timeZone: string
  readonly channel: string
  readonly locationId?: string
  readonly postcode?: string
  /** Absent until she has chosen how to have it. */
  readonly delivery?: { readonly mode: string; readonly costMinor: number }
  readonly isKnown: boolean
  readonly isFirstPurchase: boolean
  readonly segments: readonly string[]
  /** The offers that her codes open. */
  readonly opened: ReadonlySet<string>
  /** What is left of offers that are limited, for her or for everybody. */
  readonly left: ReadonlyMap<string, { readonly uses?: number; readonly budgetMinor?: number }>
}

/** Why an offer does not apply, and what is missing. */
export type WhyNot =
  | { readonly code: 'needs_more'; readonly missingMinor: number }
  | { readonly code: 'needs_quantity'; readonly missing: number }
  | { readonly code: 'better_one'; readonly offerId: string }
  | { readonly code: 'gift_not_chosen'; readonly sku: string }
  | {
      readonly code:
        | 'needs_code'
        | 'not_begun'
        | 'over'
        | 'other_channel'
        | 'other_location'
        | 'other_place'
        | 'other_delivery'
        | 'other_segment'
        | 'other_hours'
        | 'needs_customer'
        | 'not_first_purchase'
        | 'delivery_not_chosen'
        | 'no_such_article'
        | 'nothing_to_take_off'
        | 'used_up'
    }

/** What an offer took off, by line, or why it did not. */
export type Verdict =
  | {
      readonly offerId: string
      readonly isApplied: true
      readonly goodsMinor: number
      readonly deliveryMinor: number
      /** Off each line of which it takes something, by its place in the basket. */
      readonly byLine: ReadonlyMap<number, number>
    }
  | { readonly offerId: string; readonly isApplied: false; readonly why: WhyNot }
