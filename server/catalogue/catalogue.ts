import type { Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'

/** A text in one language for all, or in both. */
export type Text = string | { fr: string; en: string }

export type AttributeValue = number | boolean | Text

export interface Category {
  id: Id<'category'>
  code: string
  parentId: Id<'category'> | null
  titleFr: string
  titleEn: string
  position: number
  /** From the root down to itself. */
  path: Category[]
}

export interface Attribute {
  key: string
  titleFr: string
  titleEn: string
  unit: string | null
  isFacet: boolean
}

/** The text in a language. */
export function textIn(text: Text, language: Language): string {
  return typeof text === 'string' ? text : text[language]
}

const lastOptions = ['storage', 'size']

// A jsonb column does not keep the order of its keys: colour comes first, size last, as people say it.
const placeOf = (key: string) => (key === 'colour' ? -1 : lastOptions.indexOf(key) + 1)

/** The options of a variant in the order in which they are said. */
export function orderedOptions(options: Readonly<Record<string, Text>>): [string, Text][] {
  return Object.entries(options).sort(
    ([one], [other]) => placeOf(one) - placeOf(other) || (one < other ? -1 : one > other ? 1 : 0),
  )
}

/** The options of a variant as they follow the title: `bleu, 38`; empty where it has none. */
export function optionsTitle(options: Readonly<Record<string, Text>>, language: Language): string {
  return orderedOptions(options)
    .map(([, value]) => textIn(value, language))
    .join(', ')
}

/** The title of an article: that of its product, then its options. */
export function variantTitle(productTitle: string, options: string): string {
  return options === '' ? productTitle : `${productTitle}, ${options}`
}
