import type { ImportView } from '@filrouge/contract/imports.ts'
import type { Language } from '@filrouge/kernel/language.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import type { Tone } from '@filrouge/ui/components/badge.tsx'
import { type OfficeWord, sayOffice } from '../say.ts'

/** How large a file is, as people say it. */
export function sizeWords(bytes: number, language: Language): string {
  const [value, unit] =
    bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : bytes < 1e9 ? [bytes / 1e6, 'megabyte'] : [bytes / 1e9, 'gigabyte']
  return new Intl.NumberFormat(localeOf[language], {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}

/** What a kind of file is called; one without words is called by its code. */
export function formatWords(format: string, language: Language): string {
  try {
    return sayOffice(language, `imports.format.${format}` as OfficeWord)
  } catch {
    return format
  }
}

/** What a column of ours is called; one without words of its own by its name in the files. */
export function columnWords(column: string, language: Language): string {
  try {
    return sayOffice(language, `imports.column.${column}` as OfficeWord)
  } catch {
    return column.replaceAll('_', ' ')
  }
}

type Standing = 'ready' | 'rehearsing' | 'rehearsed' | 'running' | 'done' | 'cancelled' | 'failed'

/** Where an import stands, as people tell it. */
export function standingOf({ status, isRehearsal }: Pick<ImportView, 'status' | 'isRehearsal'>): Standing {
  if (status === 'reading' || status === 'writing') return isRehearsal ? 'rehearsing' : 'running'
  if (status === 'done') return isRehearsal ? 'rehearsed' : 'done'
  return status
}

export const toneOf: Record<Standing, Tone> = {
  ready: 'plain',
  rehearsing: 'info',
  rehearsed: 'info',
  running: 'info',
  done: 'good',
  cancelled: 'plain',
  failed: 'bad',
}
