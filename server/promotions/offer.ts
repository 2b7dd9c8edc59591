import type { Condition, Effect, Offer } from '@filrouge/rules/offer.ts'

/** An offer as it is kept. */
export interface OfferRow {
  id: string
  titleFr: string
  titleEn: string
  priority: number
  group: string | null
  isAlone: boolean
  needsCode: boolean
  conditions: Condition[]
  effect: Effect
  startsAt: Date
  endsAt: Date | null
  mostUses: number | null
  mostUsesEach: number | null
  budgetMinor: number | null
  version: number
  isDraft: boolean
  mayBeGiven: boolean
}

/** The offer as the rules compute it. */
export function ruleOf(row: OfferRow): Offer {
  const { id, priority, group, isAlone, needsCode, startsAt, endsAt, effect } = row
  // Who may use it so many times must be known.
  const conditions: Condition[] =
    row.mostUsesEach === null ? row.conditions : [{ kind: 'known_customer' }, ...row.conditions]
  return {
    id,
    priority,
    ...(group === null ? {} : { group }),
    isAlone,
    needsCode,
    startsAt,
    ...(endsAt === null ? {} : { endsAt }),
    conditions,
    effect,
  }
}

/** Whether the whole of it can be used up, by everybody together. */
export const isLimited = ({ mostUses, budgetMinor }: OfferRow): boolean => mostUses !== null || budgetMinor !== null

/** A code as it is kept, however it was typed. */
export const foldCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase()
