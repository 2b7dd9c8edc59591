/** Categories as the choices of a list, those inside another set back under it. */
export function categoryOptions(
  categories: readonly { code: string; parent?: string | undefined; title: string }[],
): (readonly [code: string, words: string])[] {
  const depthOf = (code: string): number => {
    const parent = categories.find((category) => category.code === code)?.parent
    return parent === undefined ? 0 : 1 + depthOf(parent)
  }
  return categories.map(({ code, title }) => [code, '\u2003'.repeat(depthOf(code)) + title])
}
