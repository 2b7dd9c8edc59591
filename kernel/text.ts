// Letters that Unicode does not take apart into a plain letter and a mark.
const spelledOut: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** The text without accents or capitals, ligatures spelled out and apostrophes straight: « Œil d’Été » → `oeil d'ete`. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (/^[ -~]*$/.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[œæßøłđðþı]/g, (letter) => spelledOut[letter] as string)
    .replace(/[’‘ʼ´`]/g, "'")
}

const elision = /(?<![\p{L}\p{N}'])(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)'(?=\p{L})/gu

/** A folded text without the elided words of French: `l'ecran d'ordinateur` → `ecran ordinateur`. */
export function withoutElision(folded: string): string {
  return folded.includes("'") ? folded.replace(elision, '') : folded
}

/** The words of a text as they are searched: folded, without elision, apostrophes inside a word dropped (`levis`). */
export function searchWords(text: string): string[] {
  return (
    withoutElision(fold(text))
      .replaceAll("'", '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** The text as part of an address: plain lower-case words joined by hyphens. */
export function slug(text: string): string {
  return (fold(text).match(/[a-z0-9]+/g) ?? []).join('-')
}
