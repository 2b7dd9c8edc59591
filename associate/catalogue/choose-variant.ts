import type { VariantView } from '@filrouge/contract/catalogue.ts'

/** One thing to choose (size, colour) and what it may be. */
export interface Choice {
  key: string
  values: { value: string; isChosen: boolean; sku: string }[]
}

type Chosen = Pick<VariantView, 'sku' | 'options'>

/** How many options of a variant are those wanted. */
function likeness(variant: Chosen, wanted: Readonly<Record<string, string>>): number {
  return Object.entries(wanted).filter(([key, value]) => variant.options[key] === value).length
}

/**
 * What can be chosen among the variants of a product, and which SKU each choice leads to: the one with that value that keeps most of what is
 * chosen already. A choice with one value is none.
 */
export function choicesOf(variants: readonly Chosen[], chosenSku: string): Choice[] {
  const chosen = variants.find((variant) => variant.sku === chosenSku)
  const valuesOf = new Map<string, Set<string>>()
  for (const variant of variants) {
    for (const [key, value] of Object.entries(variant.options)) {
      valuesOf.set(key, (valuesOf.get(key) ?? new Set()).add(value))
    }
  }
  return [...valuesOf]
    .filter(([, values]) => values.size > 1)
    .map(([key, values]) => ({
      key,
      values: [...values].map((value) => {
        const having = variants.filter((variant) => variant.options[key] === value)
        const wanted = { ...chosen?.options, [key]: value }
        const best = having.reduce((a, b) => (likeness(b, wanted) > likeness(a, wanted) ? b : a))
        return { value, isChosen: chosen?.options[key] === value, sku: best.sku }
      }),
    }))
}
