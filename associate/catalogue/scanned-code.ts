import { isGtin } from '@filrouge/kernel/gtin.ts'

/** What a scan names: the GTIN in a GS1 Digital Link or in a bar code with brackets, else the text as it is (a SKU). */
export function scannedCode(text: string): string {
  const trimmed = text.trim()
  const link = /^https?:\/\/\S*\/01\/(\d{8,14})(?:[/?#]|$)/i.exec(trimmed)
  const bracketed = /^(?:\]\w\d)?\(?01\)?(\d{14})/.exec(trimmed)
  const gtin = link?.[1] ?? bracketed?.[1]
  if (gtin && isGtin(gtin)) return gtin
  const digits = trimmed.replace(/[\s-]/g, '')
  return isGtin(digits) ? digits : trimmed
}

/** What a scanned number is: cards of customers begin with 295, gift cards with 296; everything else is an article. */
export function kindOfScan(code: string): 'customer' | 'gift_card' | 'article' {
  if (!/^29[56]\d{10}$/.test(code) || !isGtin(code)) return 'article'
  return code.startsWith('295') ? 'customer' : 'gift_card'
}

/** Whether what was typed is a code rather than words to search for. */
export function looksLikeCode(text: string): boolean {
  return isGtin(text.replace(/[\s-]/g, '')) || /^[A-Z0-9]+(?:-[A-Z0-9]+)+$/.test(text.trim())
}
