import { type Language, localeOf } from '@filrouge/kernel/language.ts'

/** A distance as people say it: « 350 m », « 2,4 km », « 32 km ». */
export function distanceWords(metres: number, language: Language): string {
  const isShort = metres < 1000
  const formatter = new Intl.NumberFormat(localeOf[language], {
    style: 'unit',
    unit: isShort ? 'meter' : 'kilometer',
    maximumFractionDigits: metres < 10_000 && !isShort ? 1 : 0,
  })
  return formatter.format(isShort ? Math.max(50, Math.round(metres / 50) * 50) : metres / 1000)
}
