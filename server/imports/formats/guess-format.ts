import { fold } from '@filrouge/kernel/text.ts'
import type { Shape } from '../reading/shape.ts'
import type { Format } from './format.ts'
import { guessMapping, missingColumns } from './mapping.ts'

/** What gives away files whose columns are not ours. */
const telling: Record<string, readonly string[]> = {
  electronics: ['supplier', 'short_description', 'ean'],
  gtins: ['gtin', 'name'],
}

/** The format a file most likely is in: most of what it needs is there, and most of the file is known to it; the file’s name decides between equals. */
export function guessFormat(
  among: readonly Format[],
  fileName: string,
  { columns, syntax }: Shape,
): string | undefined {
  const name = fold(fileName)
  let best: { name: string; score: number } | undefined
  for (const format of among) {
    const score = scoreOf(format, columns, syntax) + (name.includes(format.name.replace(/s$/, '')) ? 2 : 0)
    if (score > (best?.score ?? 0)) best = { name: format.name, score }
  }
  return best?.name ?? among.find(({ columns: known }) => known)?.name
}

function scoreOf({ name, columns }: Format, inFile: readonly string[], syntax: Shape['syntax']): number {
  if (!columns) {
    const needed = telling[name] ?? []
    return syntax === 'ndjson' && needed.every((one) => inFile.includes(one)) ? 5 + needed.length : 0
  }
  const mapping = guessMapping(columns, inFile)
  const matched = Object.keys(mapping).length
  const own = Object.entries(mapping).filter(([ours, theirs]) => ours === theirs).length
  // Of the file's columns, how many it knows; of those it needs, how many are there: a column may be called as nobody could guess.
  const share = inFile.length === 0 ? 0 : matched / inFile.length
  const needed = Object.values(columns).filter(({ isRequired }) => isRequired).length
  const there = needed - missingColumns(columns, mapping, inFile).length
  return (matched + own + 10 * share) * (needed === 0 ? 1 : there / needed)
}
