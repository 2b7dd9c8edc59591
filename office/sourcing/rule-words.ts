import { say as sayCode } from '@filrouge/contract/say.ts'
import type { Conditions, Places, SourcingRule } from '@filrouge/contract/sourcing-rules.ts'
import type { Language } from '@filrouge/kernel/language.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { formatMoney, money } from '@filrouge/kernel/money.ts'
import { sayOffice } from '../say.ts'

/** What rules speak of by code, under the names people know. */
export interface Names {
  locations: ReadonlyMap<string, string>
  categories: ReadonlyMap<string, string>
}

/** A rule as a sentence; where and when it counts are its chips. */
export function ruleTitle(rule: SourcingRule, language: Language): string {
  const values = { units: 'units' in rule ? rule.units : 0, per: 'per' in rule ? rule.per : '' }
  return sayOffice(language, `sourcing.rule.${rule.kind}`, values)
}

/** Where a rule counts, in few words; nothing for one that names no place. */
export function placesWords(at: Places, language: Language, names: Names): string[] {
  const named = at.locationIds.map((id) => names.locations.get(id) ?? id)
  const few = named.length > 3 ? [sayOffice(language, 'sourcing.placeCount', { count: named.length })] : named
  return [
    ...at.groups.map((group) => sayOffice(language, `sourcing.group.${group}`)),
    ...(at.departments.length > 0
      ? [sayOffice(language, 'sourcing.inDepartments', { list: at.departments.join(', ') })]
      : []),
    ...few,
  ]
}

/** When a rule counts, each condition in few words, keyed by what it asks. */
export function conditionWords(when: Conditions, language: Language, names: Names): [key: string, words: string][] {
  const words: [string, string][] = []
  const amount = (minor: number) => formatMoney(money(minor, 'EUR'), language)
  const list = (values: readonly string[] | undefined, of: (value: string) => string) =>
    (values ?? []).map(of).join(', ')
  if (when.categories) words.push(['categories', list(when.categories, (code) => names.categories.get(code) ?? code)])
  if (when.brands) words.push(['brands', list(when.brands, (brand) => brand)])
  if (when.option) words.push(['option', sayOffice(language, 'sourcing.chip.option')])
  if (when.leftAtMost !== undefined)
    words.push(['leftAtMost', sayOffice(language, 'sourcing.chip.leftAtMost', { count: when.leftAtMost })])
  if (when.channels)
    words.push(['channels', list(when.channels, (channel) => sayCode(language, `channel.${channel as 'web'}`))])
  if (when.modes) words.push(['modes', list(when.modes, (mode) => sayCode(language, `mode.${mode as 'home'}`))])
  if (when.departments)
    words.push(['departments', sayOffice(language, 'sourcing.chip.departments', { list: when.departments.join(', ') })])
  if (when.goodsFromMinor !== undefined || when.goodsToMinor !== undefined)
    words.push(['goods', goodsWords(when, language, amount)])
  if (when.weekdays) words.push(['weekdays', when.weekdays.map((day) => weekdayWords(day, language)).join(', ')])
  if (when.from || when.to) words.push(['dates', datesWords(when, language)])
  return words
}

function goodsWords(
  { goodsFromMinor: from, goodsToMinor: to }: Conditions,
  language: Language,
  amount: (minor: number) => string,
): string {
  if (from !== undefined && to !== undefined)
    return sayOffice(language, 'sourcing.chip.goodsBetween', { from: amount(from), to: amount(to) })
  return from !== undefined
    ? sayOffice(language, 'sourcing.chip.goodsFrom', { amount: amount(from) })
    : sayOffice(language, 'sourcing.chip.goodsTo', { amount: amount(to ?? 0) })
}

/** The short name of a day; 1 is Monday. */
export function weekdayWords(day: number, language: Language): string {
  // The fifth of January 2026 was a Monday.
  const at = new Date(Date.UTC(2026, 0, 4 + day))
  return new Intl.DateTimeFormat(localeOf[language], { weekday: 'short', timeZone: 'UTC' }).format(at)
}

function datesWords({ from, to }: Conditions, language: Language): string {
  const day = (date: string) =>
    new Intl.DateTimeFormat(localeOf[language], { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
      new Date(date),
    )
  if (from && to) return sayOffice(language, 'sourcing.chip.dates', { from: day(from), to: day(to) })
  return from
    ? sayOffice(language, 'sourcing.chip.from', { from: day(from) })
    : sayOffice(language, 'sourcing.chip.to', { to: day(to ?? '') })
}
