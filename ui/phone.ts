/**
 * A telephone number in E.164 as it is read here, never broken over two lines: « 06 12 34 56 78 ». Numbers of other countries are left as
 * they are, for telling their groups apart takes more tables than the rest of an app.
 */
export function phoneWords(number: string): string {
  const [, first, rest] = /^\+33([1-9])(\d{8})$/.exec(number) ?? []
  if (!first || !rest) return number
  return [`0${first}`, ...(rest.match(/../g) ?? [])].join('\u00a0')
}
