import { fold } from '@filrouge/kernel/text.ts'
import type { Columns } from './column.ts'

/** Our column → the column of the file. */
export type Mapping = Record<string, string>

const plain = (name: string) => fold(name).replace(/[^a-z0-9]+/g, '')

/** Matches the columns of a file by their names, as well as can be guessed. */
export function guessMapping(columns: Columns, inFile: readonly string[]): Mapping {
  const free = new Map<string, string>()
  for (const name of inFile) if (!free.has(plain(name))) free.set(plain(name), name)
  const mapping: Mapping = {}
  // Own names first: another's second name must not take what is called so.
  for (const namesOf of [(name: string) => [name], (name: string) => columns[name]!.names]) {
    for (const name of Object.keys(columns)) {
      if (mapping[name] !== undefined) continue
      const found = namesOf(name)
        .map(plain)
        .find((one) => free.has(one))
      if (found === undefined) continue
      mapping[name] = free.get(found)!
      free.delete(found)
    }
  }
  return mapping
}

/** What is needed and not matched, or matched with what the file has not. */
export function missingColumns(columns: Columns, mapping: Mapping, inFile: readonly string[]): string[] {
  const there = new Set(inFile)
  return Object.entries(columns)
    .filter(([name, { isRequired }]) =>
      mapping[name] === undefined ? isRequired : isRequired && !there.has(mapping[name]!),
    )
    .map(([name]) => name)
}
