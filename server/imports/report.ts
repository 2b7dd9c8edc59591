/** A row, or a part of one, that was not taken as it stood. */
export interface ImportProblem {
  line: number
  /** What the row calls itself, where it does. */
  id?: string
  reason: string
}

/** What an import did. Rows that were bad are not among the others. */
export interface ImportReport {
  rows: number
  inserted: number
  updated: number
  unchanged: number
  bad: number
  /** Good rows, each said once, that are not all they could be: a GTIN left out, no price. */
  problems: ImportProblem[]
  seconds: number
}

export interface ImportProgress {
  rows: number
  /** Of the file, as it lies on the disk: from 0 to 1. */
  share: number
  rowsPerSecond: number
}

/** The report as lines for a terminal. */
export function reportLines(report: ImportReport): string[] {
  const { rows, inserted, updated, unchanged, bad, problems, seconds } = report
  return [
    ...problems.map(({ line, id, reason }) => `line ${line}${id === undefined ? '' : ` (${id})`}: ${reason}`),
    `${rows} rows in ${seconds.toFixed(1)} s: ${inserted} inserted, ${updated} updated, ${unchanged} unchanged, ${bad} bad; ${problems.length} remarks above`,
  ]
}
