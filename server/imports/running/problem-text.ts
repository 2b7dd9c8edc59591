import { say } from '@filrouge/contract/say.ts'
import type { Language } from '@filrouge/contract/shapes.ts'

/** What is wrong with a row, as a sentence: `price: not an amount`. */
export function problemText(
  language: Language,
  { column, code, detail }: { column: string | null; code: string; detail: string | null },
): string {
  const sentence = say(language, `import.problem.${code}` as Parameters<typeof say>[1], { detail: detail ?? 'none' })
  return column === null || column === '' ? sentence : `${column}${language === 'fr' ? '\u202f: ' : ': '}${sentence}`
}
