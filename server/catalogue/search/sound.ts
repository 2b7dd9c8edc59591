/**
 * How a folded word sounds, roughly, to a French ear: words that sound alike share it (« kafetière », « cafetière »; « enseinte »,
 * « enceinte »). For finding what was meant, never for matching by itself.
 */
export function soundOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/(?:sc|c|s)(?=[eiy])|ss|ç/g, 's')
    .replace(/ch|sh|sch/g, '1')
    .replace(/qu|ck|cc|[cq]/g, 'k')
    .replace(/g(?=[eiy])/g, 'j')
    .replace(/e?uil(?:le)?|oeil(?:le)?|eil(?:le)?/g, '4')
    .replace(/eaux?|aux?/g, 'o')
    .replace(/(?:ain|ein|in|yn|im|aim|eim)(?![aeiouy])/g, '2')
    .replace(/(?:an|en|am|em)(?![aeiouynm])/g, '3')
    .replace(/ai|ei|ay|ey|et$|er$|ez$/g, 'e')
    .replace(/ou|oo/g, 'u')
    .replace(/ill|y/g, 'i')
    .replace(/h/g, '')
    .replace(/z/g, 's')
    .replace(/w/g, 'v')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=.{2})(?:[es]|es|nt|t|d|x)$/, '')
}
