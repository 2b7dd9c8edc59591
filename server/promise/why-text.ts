import { say } from '@filrouge/contract/say.ts'
import type { Language, Reason } from '@filrouge/contract/shapes.ts'

type WhyKey = Parameters<typeof say>[1]

// The same few reasons are said over and over: of shops, carriers and cut-offs there are not many.
const said = new Map<string, string>()
const saidAtMost = 10_000

// Most reasons are those of an almanac, the same object for every promise of a minute.
const sentences = { fr: new WeakMap<readonly Reason[], string>(), en: new WeakMap<readonly Reason[], string>() }

/** Reasons as one sentence in the reader's language. */
export function whyText(why: readonly Reason[], language: Language): string {
  const known = sentences[language].get(why)
  if (known !== undefined) return known
  const sentence = sentenceOf(why, language)
  sentences[language].set(why, sentence)
  return sentence
}

function sentenceOf(why: readonly Reason[], language: Language): string {
  let sentence = ''
  for (const reason of why) {
    const part = partOf(reason, language)
    if (sentence === '') sentence = part
    else sentence += (language === 'fr' ? '\u202f; ' : '; ') + part.charAt(0).toLowerCase() + part.slice(1)
  }
  return sentence === '' ? '' : `${sentence}.`
}

function partOf({ code, values }: Reason, language: Language): string {
  const key = values === undefined ? language + code : `${language}${code}|${Object.values(values).join('|')}`
  const known = said.get(key)
  if (known !== undefined) return known
  // A service is named in both languages, for the reason outlives the caller.
  const service = language === 'fr' ? values?.serviceFr : values?.serviceEn
  const part = say(language, `why.${code}` as WhyKey, service === undefined ? values : { ...values, service })
  if (said.size >= saidAtMost) said.clear()
  said.set(key, part)
  return part
}
