import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { importElectronics } from './import-electronics.ts'
import type { ImportProgress, ImportReport } from './report.ts'

const formats = { electronics: importElectronics } as const

export const importFormats = Object.keys(formats)

/** Loads outside data of a known format. Bad rows are in the report; what cannot be read at all throws. */
export async function runImport(
  platform: { db: Database; clock: Clock },
  format: string,
  file: string,
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<ImportReport> {
  if (!Object.hasOwn(formats, format))
    throw new Error(`"${format}" is not a format known here: ${importFormats.join(', ')}`)
  return formats[format as keyof typeof formats](platform, file, onProgress)
}
