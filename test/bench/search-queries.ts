/** Pieces of titles, of one to three words, always the same ones. */
export function queriesFrom(titles: readonly string[], count: number): string[] {
  let seed = 7
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
    return seed / 0x7fffffff
  }
  const queries: string[] = []
  while (queries.length < count) {
    const words = titles[Math.floor(random() * titles.length)]!.split(/\s+/)
    const length = 1 + Math.floor(random() * 3)
    const start = Math.floor(random() * Math.max(1, words.length - length))
    const query = words.slice(start, start + length).join(' ')
    // Nobody searches for « de » alone.
    if (query.length > 3 && query.length < 80) queries.push(query)
  }
  return queries
}
