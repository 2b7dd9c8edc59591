import { localeOf } from '@filrouge/kernel/language.ts'
import { useLanguage } from '@filrouge/ui/app.ts'

/** A share as it is read: « 94,6 % ». */
export function useShare(): (part: number, whole: number) => string {
  const locale = localeOf[useLanguage()]
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  return (part, whole) => (whole === 0 ? '–' : format.format(part / whole))
}
