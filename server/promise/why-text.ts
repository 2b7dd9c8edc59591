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

/** A time of day as it is written: « 14 h », « 14 h 30 », 14:30. */
function clockText(time: string, language: Language): string {
  const [hours, minutes] = time.split(':')
  if (language === 'en') return time
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`
}

function partOf({ code, values }: Reason, language: Language): string {
  const key = values === undefined ? language + code : `${language}${code}|${Object.values(values).join('|')}`
  const known = said.get(key)
  if (known !== undefined) return known
  // A service is named in both languages, for the reason outlives the caller.
  const service = language === 'fr' ? values?.serviceFr : values?.serviceEn
  const shown = {
    ...values,
    ...(service === undefined ? {} : { service }),
    ...(typeof values?.time === 'string' ? { time: clockText(values.time, language) } : {}),
  }
  const part = say(language, `why.${code}` as WhyKey, shown)
  if (said.size >= saidAtMost) said.clear()
  said.set(key, part)
  return part
}
