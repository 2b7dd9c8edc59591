import { effortBetween } from './slips.ts'
import { soundOf } from './sound.ts'

export interface NearWord {
  word: string
  term: number
  /** As people write it. */
  shown: string
  frequency: number
  /** Higher is further from what was typed. */
  effort: number
}

/** What is forgiven in a word that is right as it stands: « cannon » may be Canon, « gamer » is not games. */
const mostForRight = 0.65

/** How much is forgiven in a word of this length. */
const forgiven = (length: number) => (length < 4 ? 0 : length < 7 ? 1 : length < 10 ? 2 : 3)

/** The words that articles say, as they are written: what a mistyped word may have meant, and what one that was only begun may become. */
export class Vocabulary {
  private readonly places = new Map<string, number>()
  private readonly words: string[] = []
  private readonly terms: number[] = []
  private readonly frequencies: number[] = []
  private readonly masks: number[] = []
  private readonly sounds: number[] = []
  private readonly accented = new Map<string, string>()
  private ordered: number[] = []
  private isOrdered = true

  /** Counts a word that is known once more, and answers its term. */
  count(word: string): number | undefined {
    const known = this.places.get(word)
    if (known === undefined) return undefined
    this.frequencies[known]! += 1
    return this.terms[known]
  }

  add(word: string, term: number): number {
    const isPlain = /^[a-z]{3,30}$/.test(word)
    this.places.set(word, this.words.length)
    this.words.push(word)
    this.terms.push(term)
    this.frequencies.push(1)
    this.masks.push(isPlain ? lettersOf(word) : 0)
    this.sounds.push(isPlain ? hashOf(soundOf(word)) : 0)
    this.isOrdered = false
    return term
  }

  /** Notes how a word is written where its folded form has lost its accents. */
  show(word: string, shown: string): void {
    if (word !== shown && !this.accented.has(word)) this.accented.set(word, shown)
  }

  shown(word: string): string {
    return this.accented.get(word) ?? word
  }

  frequency(word: string): number {
    const place = this.places.get(word)
    return place === undefined ? 0 : this.frequencies[place]!
  }

  get size(): number {
    return this.words.length
  }

  /** The most frequent words that begin so, itself left out. */
  beginningWith(start: string, most: number): { word: string; term: number; frequency: number }[] {
    const words = this.inOrder()
    const found: number[] = []
    for (let at = this.firstFrom(start); at < words.length && this.words[words[at]!]!.startsWith(start); at += 1) {
      const place = words[at]!
      if (this.words[place] !== start) found.push(place)
    }
    found.sort((one, other) => this.frequencies[other]! - this.frequencies[one]!)
    return found
      .slice(0, most)
      .map((place) => ({ word: this.words[place]!, term: this.terms[place]!, frequency: this.frequencies[place]! }))
  }

  /** What a word may have meant, the likeliest first: few slips, or the same sound (of a word that is right, only that); said often rather than seldom. */
  near(typed: string, most: number, isRight = false): NearWord[] {
    const mask = lettersOf(typed)
    const sound = hashOf(soundOf(typed))
    const allowed = forgiven(typed.length)
    const found: (NearWord & { score: number })[] = []
    for (let place = 0; place < this.words.length; place += 1) {
      const other = this.masks[place]!
      if (other === 0) continue
      const soundsAlike = this.sounds[place] === sound && typed.length > 3
      if (!soundsAlike && (isRight || allowed === 0 || bitsIn(mask ^ other) > 2 * allowed)) continue
      const word = this.words[place]!
      if (word === typed || Math.abs(word.length - typed.length) > Math.max(allowed, soundsAlike ? 4 : 0)) continue
      const slips = effortBetween(typed, word)
      const effort = soundsAlike ? Math.min(slips, 0.5 + slips / 4) : slips
      if (effort > (isRight ? mostForRight : Math.max(allowed, soundsAlike ? 1.5 : 0))) continue
      // People seldom mistype the first letter; a word said often is meant more often.
      const first = word[0] === typed[0] || soundsAlike ? 0 : 0.7
      // Of a short word nothing may be missing that a slip of the finger does not explain: « lego » is not « legs ».
      if (!soundsAlike && typed.length < 7 && effort + first > (typed.length < 5 ? 0.9 : 1.5)) continue
      const score = effort + first - Math.log10(1 + this.frequencies[place]!) / 4
      found.push({ ...this.at(place), effort: effort + first, score })
    }
    return found.sort((one, other) => one.score - other.score).slice(0, most)
  }

  private at(place: number) {
    const word = this.words[place]!
    return { word, term: this.terms[place]!, frequency: this.frequencies[place]!, shown: this.shown(word) }
  }

  private inOrder(): number[] {
    if (!this.isOrdered) {
      this.ordered = Array.from(this.words, (_, place) => place)
      this.ordered.sort((one, other) => (this.words[one]! < this.words[other]! ? -1 : 1))
      this.isOrdered = true
    }
    return this.ordered
  }

  private firstFrom(start: string): number {
    const words = this.inOrder()
    let low = 0
    let high = words.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.words[words[middle]!]! < start) low = middle + 1
      else high = middle
    }
    return low
  }
}

function lettersOf(word: string): number {
  let mask = 0
  for (let index = 0; index < word.length; index += 1) mask |= 1 << (word.charCodeAt(index) - 97)
  return mask
}

function bitsIn(mask: number): number {
  let left = mask
  let count = 0
  for (; left !== 0; left &= left - 1) count += 1
  return count
}

function hashOf(text: string): number {
  let hash = 2166136261
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619)
  return hash || 1
}
