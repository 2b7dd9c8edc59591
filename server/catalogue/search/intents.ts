import { fold } from '@filrouge/kernel/text.ts'

/** What a query says of the price, in the smallest unit of the currency. */
export interface PriceWish {
  from?: number
  to?: number
  /** The cheaper, the better. */
  isCheap?: boolean
}

const number = String.raw`(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,7})(?:[.,](\d{1,2}))?`
const euros = String.raw`\s*(?:€|eur(?:o?s?)?\b)`
const pattern = (text: string) => new RegExp(text, 'u')
const between = pattern(
  String.raw`\b(?:entre|between|de|from)\s+${number}(?:${euros})?\s+(?:et|and|a|to)\s+${number}${euros}`,
)
const under = pattern(
  String.raw`(?:\b(?:a |de )?moins de|\bjusqu'?a|\bmax(?:imum|i)?(?: de)?|\binferieur a|\bunder|\bbelow|\bless than|\bup to|\bcheaper than|<)\s*(?:€\s*)?${number}(?:${euros}|(?=\s*$)(?!\s*[a-z"]))`,
)
const over = pattern(
  String.raw`(?:\bplus de|\ba partir de|\bminimum|\bover|\bmore than|\babove|\bfrom|>)\s*(?:€\s*)?${number}${euros}`,
)
const about = pattern(String.raw`(?:\b(?:a|autour de|environ|vers|for|around|about)\s+)?${number}${euros}`)
const cheap =
  /\b(?:pas(?: trop| tres)? che(?:re?s?)|(?:le |la |les )?(?:moins|plus) che(?:re?s?)|bon marche|(?:a )?(?:petits?|bas) prix|economiques?|cheap(?:est)?|low[ -]?cost|low price|affordable|inexpensive|(?:petit )?budget|abordables?)\b/u

const minor = (whole: string, cents = '') => Number(whole.replace(/\D/g, '')) * 100 + Number(cents.padEnd(2, '0'))

/** Takes what a query says of the price out of it: « télé à moins de 500 € », `cheap headphones`. The rest is what is searched for. */
export function readIntent(text: string): { rest: string; price: PriceWish | undefined } {
  let rest = fold(text)
  const price: PriceWish = {}
  const take = (one: RegExp, note: (found: RegExpExecArray) => void) => {
    const found = one.exec(rest)
    if (!found) return false
    note(found)
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
    return true
  }
  const hasBounds = take(between, (found) => {
    price.from = minor(found[1]!, found[2])
    price.to = minor(found[3]!, found[4])
  })
  if (!hasBounds) {
    take(under, (found) => {
      price.to = minor(found[1]!, found[2])
    })
    take(over, (found) => {
      price.from = minor(found[1]!, found[2])
    })
  }
  if (price.from === undefined && price.to === undefined) {
    take(about, (found) => {
      const meant = minor(found[1]!, found[2])
      price.from = Math.round(meant * 0.6)
      price.to = Math.round(meant * 1.15)
    })
  }
  take(cheap, () => {
    price.isCheap = true
  })
  // « pas cher » alone is still what was asked.
  if (!/[\p{L}\p{N}]/u.test(rest)) return { rest: text, price: undefined }
  return Object.keys(price).length === 0 ? { rest: text, price: undefined } : { rest, price }
}
