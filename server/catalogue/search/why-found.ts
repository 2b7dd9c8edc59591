import { fieldWeight, importanceOf, worthOf } from './match-words.ts'
import type { Alternative, ReadQuery } from './read-query.ts'
import { fields } from './search-document.ts'
import type { SearchIndex } from './search-index.ts'

export type SearchedField = keyof typeof fields

export interface WordFound {
  asked: string
  said?: string
  how?: Alternative['how']
  fields: SearchedField[]
  points: number
}

/** What an article says for each word of a query, by which of its ways, where, and for how many points: the same sums that found it. */
export function whyFound(index: SearchIndex, { groups }: ReadQuery, article: number): WordFound[] {
  return groups.map((group) => {
    let best: Alternative | undefined
    let worth = 0
    for (const alternative of group.alternatives) {
      const one = worthOf(index, alternative, article)
      if (one <= worth) continue
      best = alternative
      worth = one
    }
    const importance = importanceOf(index, group) * (group.isRequired ? 1 : 0.5)
    if (!best) return { asked: group.asked, fields: [], points: 0 }
    const mask = best.terms.reduce((said, term) => said | index.postings.fields(term, article), 0)
    const said = (Object.keys(fields) as SearchedField[]).filter((field) => (mask & fields[field]) !== 0)
    said.sort((one, other) => fieldWeight(fields[other]) - fieldWeight(fields[one]))
    return { asked: group.asked, said: best.said, how: best.how, fields: said, points: importance * worth }
  })
}
