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
