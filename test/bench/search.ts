import { searchQuality } from './search-quality.ts'

/** How well search finds what was meant. */
export async function search(root: string) {
  return searchQuality(root)
}
