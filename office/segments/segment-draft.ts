import type { Sent } from '@filrouge/contract/endpoint.ts'
import type { SegmentRule, SegmentView, setSegment } from '@filrouge/contract/segments.ts'
import { minorOf } from '../offers/amounts.ts'

/** What the form of a segment holds: texts as they are typed. */
export interface SegmentDraft {
  code: string
  titleFr: string
  titleEn: string
  isByRule: boolean
  ordersAtLeast: string
  spentAtLeast: string
  withinDays: string
  notSinceDays: string
  postcodes: string
  kind: '' | 'private' | 'company'
  language: '' | 'fr' | 'en'
  consent: '' | NonNullable<SegmentRule['consent']>
  hasCard: boolean
}

/** The form of a segment that exists, or an empty one. */
export function draftOfSegment(segment: SegmentView | undefined): SegmentDraft {
  const rule: SegmentRule = segment?.rule ?? {}
  const words = (value: number | undefined) => (value === undefined ? '' : String(value))
  return {
    code: segment?.code ?? '',
    titleFr: segment?.titleFr ?? '',
    titleEn: segment?.titleEn ?? '',
    isByRule: segment?.rule !== undefined,
    ordersAtLeast: words(rule.ordersAtLeast),
    spentAtLeast:
      rule.spentAtLeastMinor === undefined ? '' : (rule.spentAtLeastMinor / 100).toFixed(2).replace('.', ','),
    withinDays: words(rule.withinDays),
    notSinceDays: words(rule.notSinceDays),
    postcodes: rule.postcodes?.join(', ') ?? '',
    kind: rule.kind ?? '',
    language: rule.language ?? '',
    consent: rule.consent ?? '',
    hasCard: rule.hasCard ?? false,
  }
}

type Wrong = Set<keyof SegmentDraft>

/** The rule that a draft says, or the fields that are not right yet; undefined where it says nothing at all. */
export function ruleOfDraft(draft: SegmentDraft, currency: string): { rule: SegmentRule | undefined; wrong: Wrong } {
  const wrong: Wrong = new Set()
  const read = <T>(field: keyof SegmentDraft, value: (typed: string) => T | undefined): T | undefined => {
    const typed = draft[field] as string
    if (typed.trim() === '') return undefined
    const found = value(typed)
    if (found === undefined) wrong.add(field)
    return found
  }
  const whole = (most: number) => (typed: string) =>
    /^\d{1,6}$/.test(typed.trim()) && Number(typed) > 0 && Number(typed) <= most ? Number(typed) : undefined
  const said = {
    ordersAtLeast: read('ordersAtLeast', whole(10_000)),
    spentAtLeastMinor: read('spentAtLeast', (typed) => {
      const minor = minorOf(typed, currency)
      return minor !== undefined && minor > 0 ? minor : undefined
    }),
    withinDays: read('withinDays', whole(3660)),
    notSinceDays: read('notSinceDays', whole(3660)),
    postcodes: read('postcodes', postcodesOf),
    kind: draft.kind || undefined,
    language: draft.language || undefined,
    consent: draft.consent || undefined,
    hasCard: draft.hasCard || undefined,
  }
  const rule = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as SegmentRule
  const saysSomething = Object.keys(rule).some((key) => key !== 'withinDays')
  return { rule: saysSomething ? rule : undefined, wrong }
}

function postcodesOf(typed: string): string[] | undefined {
  const starts = typed
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  return starts.length > 0 && starts.every((start) => /^[0-9A-Z]{1,8}$/.test(start)) ? starts : undefined
}

/** What a draft asks the server to set, or the fields that are not right yet. */
export function settingOfSegment(
  draft: SegmentDraft,
  currency: string,
): { setting: Sent<typeof setSegment> } | { wrong: Wrong } {
  const { rule, wrong } = draft.isByRule ? ruleOfDraft(draft, currency) : { rule: undefined, wrong: new Set() as Wrong }
  if (!/^[a-z0-9][a-z0-9_-]{1,59}$/.test(draft.code)) wrong.add('code')
  if (draft.titleFr.trim() === '') wrong.add('titleFr')
  if (draft.titleEn.trim() === '') wrong.add('titleEn')
  if (draft.isByRule && !rule) wrong.add('isByRule')
  if (wrong.size > 0) return { wrong }
  const { code, titleFr, titleEn } = draft
  return { setting: { code, titleFr: titleFr.trim(), titleEn: titleEn.trim(), ...(rule ? { rule } : {}) } }
}

/** A code made of a title, until one is typed: « Clientes fidèles » is clientes-fideles. */
export const codeOfTitle = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)

/** Whom a file names: of each row the cell that is an e-mail, else the first; a heading names nobody. */
export function namedInFile(text: string): string[] {
  const rows = text
    .split(/\r?\n/)
    .map((row) => row.split(/[;,\t]/).map((cell) => cell.trim().replace(/^"|"$/g, '').trim()))
  const named = rows.map((cells) => cells.find((cell) => cell.includes('@')) ?? cells.find((cell) => cell !== '') ?? '')
  return [...new Set(named.filter((who) => who !== '' && who.length <= 254 && /[@\d]/.test(who)))]
}
