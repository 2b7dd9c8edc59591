import { type Language, localeOf } from '@filrouge/kernel/language.ts'
import { say } from '../words.ts'

/** « 1 250 points », “1,250 points”. */
export const sayPoints = (points: number, language: Language): string =>
  say(language, 'loyalty.count', { count: points, figure: new Intl.NumberFormat(localeOf[language]).format(points) })
