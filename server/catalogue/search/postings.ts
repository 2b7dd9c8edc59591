/** Which articles say a term, in the order in which they came: article and fields packed into one number each. */
export type Postings = number[] | Int32Array

export const fieldBits = 8
const smallest = 32

/** A growing list of postings for each term: plain arrays while short, packed ones once long, since most words are rare. */
export class PostingLists {
  private readonly lists: Postings[] = []
  private readonly lengths: number[] = []

  get count(): number {
    return this.lists.length
  }

  open(): number {
    this.lists.push([])
    this.lengths.push(0)
    return this.lists.length - 1
  }

  add(term: number, article: number, fields: number): void {
    const list = this.lists[term]!
    const length = this.lengths[term]!
    this.lengths[term] = length + 1
    const packed = (article << fieldBits) | fields
    if (Array.isArray(list)) {
      list.push(packed)
      if (list.length > smallest) this.lists[term] = grown(list, smallest * 4)
      return
    }
    const roomy = length < list.length ? list : grown(list, list.length * 2)
    roomy[length] = packed
    this.lists[term] = roomy
  }

  of(term: number): Postings {
    return this.lists[term]!
  }

  length(term: number): number {
    return this.lengths[term]!
  }

  /** The fields in which an article says a term; 0 where it does not. */
  fields(term: number, article: number): number {
    const list = this.lists[term]!
    let low = 0
    let high = this.lengths[term]! - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const packed = list[middle]!
      const at = packed >>> fieldBits
      if (at === article) return packed & 255
      if (at < article) low = middle + 1
      else high = middle - 1
    }
    return 0
  }
}

function grown(list: Postings, capacity: number): Int32Array {
  const larger = new Int32Array(capacity)
  larger.set(list)
  return larger
}
