import type { VariantView } from '@filrouge/contract/catalogue.ts'

/** Whether a text may be a reference or a barcode: one word of some length with a digit or a hyphen in it. */
export function mayBeCode(text: string): boolean {
  return /^\S{3,80}$/.test(text) && /[\d-]/.test(text)
}

/** What sets a variant apart from its sisters: « bleu, 38 ». */
export function variantWords(variant: Pick<VariantView, 'options'>): string {
  return Object.values(variant.options).join(', ')
}
