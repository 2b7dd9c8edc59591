import { say } from '@filrouge/contract/say.ts'
import type { Language, Reason } from '@filrouge/contract/shapes.ts'

type WhyKey = Parameters<typeof say>[1]

/** Reasons as one sentence in the reader's language. */
export function whyText(why: readonly Reason[], language: Language): string {
  const parts = why.map(({ code, values = {} }) => {
    // A service is named in both languages, for the reason outlives the caller.
    const service = language === 'fr' ? values.serviceFr : values.serviceEn
    return say(language, `why.${code}` as WhyKey, service === undefined ? values : { ...values, service })
  })
  const sentence = parts.map((part, index) => (index === 0 ? part : part.charAt(0).toLowerCase() + part.slice(1)))
  return sentence.length === 0 ? '' : `${sentence.join(language === 'fr' ? '\u202f; ' : '; ')}.`
}
