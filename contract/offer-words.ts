import type { Language } from '@filrouge/kernel/language.ts'
import { formatMoney, type Money } from '@filrouge/kernel/money.ts'
import type { OfferWhy } from './carts.ts'
import { say } from './say.ts'
import type { fr } from './words/fr.ts'

/** Why a code or an offer takes nothing off, and what is missing, in words: the same on every screen. */
export function sayWhyNot(why: OfferWhy, language: Language): string {
  return say(language, `offerWhy.${why.code}` as keyof typeof fr, {
    amount: why.missing ? formatMoney(why.missing as Money, language) : '',
    count: why.missingQuantity ?? 0,
  })
}

/** What a refusal says of the code or the offer that others have used up, and of what is to be paid without it. */
export interface UsedUp {
  coupon?: string
  offer?: { titleFr: string; titleEn: string }
  owed?: { minor: number; currency: string }
}

/** Which code or offer is used up, and the new amount, in words: the same on every screen; nothing where that is not why. */
export function sayUsedUp({ coupon, offer, owed }: UsedUp, language: Language): string | undefined {
  if (!offer || !owed) return undefined
  const gone = coupon
    ? say(language, 'usedUp.coupon', { code: coupon })
    : say(language, 'usedUp.offer', { title: language === 'en' ? offer.titleEn : offer.titleFr })
  return `${gone} ${say(language, 'usedUp.total', { amount: formatMoney(owed as Money, language) })}`
}
