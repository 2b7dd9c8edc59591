const units = 'pouces|cm|mm|m|kg|g|W|Go|To|GB|TB|h|heures|Hz|V|L|ml|dB|mAh|Mpx|%|€|inches|hours|personnes|ans'

/** Sets the spaces of French typography: narrow before ; ! ? and in numbers, full before a colon, inside « » and before units. */
export function frenchSpaces(text: string): string {
  return text
    .replace(/« /g, '«\u00a0')
    .replace(/ »/g, '\u00a0»')
    .replace(/ :/g, '\u00a0:')
    .replace(/ ([;!?])/g, '\u202f$1')
    .replace(/(\d) (\d{3})(?!\d)/g, '$1\u202f$2')
    .replace(new RegExp(`(\\d) (?=(?:${units})(?![\\p{L}\\d]))`, 'gu'), '$1\u00a0')
}

/** Keeps an English number and its unit on one line. */
export function englishSpaces(text: string): string {
  return text.replace(new RegExp(`(\\d) (?=(?:${units})(?![\\p{L}\\d]))`, 'gu'), '$1\u00a0')
}
