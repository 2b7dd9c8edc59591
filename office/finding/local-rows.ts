import { fold } from '@filrouge/kernel/text.ts'

/** A row of the search that needs no server: a page, something to do, a shop. */
export interface LocalRow {
  kind: 'action' | 'shop'
  key: string
  title: string
  more?: string | undefined
  /** Other words it is found by. */
  words?: string
  to?: string
  act?: () => void
}

const mostShown = 5

/** The rows whose words begin with every word that is typed, those whose title begins with it first. */
export function matchingRows(rows: readonly LocalRow[], typed: string): LocalRow[] {
  const wanted = fold(typed).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  const found = rows.flatMap((row) => {
    const words = wordsIn(`${row.title} ${row.words ?? ''}`)
    if (!wanted.every((part) => words.some((word) => word.startsWith(part)))) return []
    return [{ row, place: fold(row.title).startsWith(wanted.join(' ')) ? 0 : 1 }]
  })
  return found
    .sort((one, other) => one.place - other.place)
    .map(({ row }) => row)
    .slice(0, mostShown)
}

const wordsIn = (text: string) =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
