import {
  type Conditions,
  firstHoldMinutes,
  firstRules,
  type Places,
  type SourcingRule,
} from '@filrouge/contract/sourcing-rules.ts'
import { departmentOf } from '@filrouge/kernel/department.ts'
import type { Preference } from '@filrouge/rules/choose-sources.ts'
import sql from 'sql-template-tag'
import type { Location, Reference } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'

type OfKind<K extends SourcingRule['kind']> = Extract<SourcingRule, { kind: K }>
export type LimitRule = OfKind<'exclude' | 'keep_last' | 'keep_window' | 'daily_capacity'>

/** A limit with its places looked up. */
export interface Limit {
  rule: LimitRule
  at: (location: Location) => boolean
}

/** A preference as the choice needs it, and the rule it was made of. */
export interface Preferred {
  rule: SourcingRule
  preference: Preference<Location>
}

/** The rules of one version, made ready once: places looked up, and what has to be read for them. */
export interface RuleSet {
  version: number
  holdMinutes: number
  rules: readonly SourcingRule[]
  limits: readonly Limit[]
  preferences: readonly Preferred[]
  /** Categories, brands or options decide. */
  needsArticles: boolean
  /** What a location prepares today decides. */
  needsLoad: boolean
  /** What lies in windows decides. */
  needsWindows: boolean
  /** How it will be had decides, or to where. */
  asksMode: boolean
  asksDepartment: boolean
}

// They are published as rarely as the reference data changes, and are read again with it.
const keptOf = new WeakMap<Reference, RuleSet>()

/** The rules that count now, from memory. */
export async function sourcingRules(tx: Tx, reference: Reference): Promise<RuleSet> {
  const kept = keptOf.get(reference)
  if (kept) return kept
  const published = await tx.maybe<{ version: number; rules: SourcingRule[]; holdMinutes: number }>(sql`
    select version, rules, hold_minutes as "holdMinutes" from sourcing_versions order by version desc limit 1`)
  const made = makeReady(published ?? { version: 0, rules: firstRules, holdMinutes: firstHoldMinutes }, reference)
  keptOf.set(reference, made)
  return made
}

/** Makes rules ready to be asked for every article: nothing of them is looked up again. */
export function makeReady(
  { version, rules, holdMinutes }: { version: number; rules: readonly SourcingRule[]; holdMinutes: number },
  reference: Reference,
): RuleSet {
  const all = [...reference.locations.values()]
  return {
    version,
    holdMinutes,
    rules,
    limits: rules.filter(isLimit).map((rule) => ({ rule, at: placesOf(rule.at, all, rule.kind) })),
    preferences: rules.flatMap((rule) => {
      const preference = preferenceOf(rule, all)
      return preference ? [{ rule, preference }] : []
    }),
    needsArticles: rules.some(({ when }) => when.categories || when.brands || when.option),
    needsLoad: rules.some(({ kind }) => kind === 'daily_capacity'),
    needsWindows: rules.some(({ kind }) => kind === 'keep_window'),
    asksMode: rules.some(({ when }) => when.modes),
    asksDepartment: rules.some(({ when }) => when.departments),
  }
}

const isLimit = (rule: SourcingRule): rule is LimitRule => 'isStrict' in rule

function preferenceOf(rule: SourcingRule, all: readonly Location[]): Preference<Location> | undefined {
  switch (rule.kind) {
    case 'fewest_parcels':
    case 'nearest':
      return { kind: rule.kind }
    case 'warehouses_first':
      return { kind: 'first', has: ({ kind }) => kind === 'warehouse' }
    case 'closed_shops_first':
      return { kind: 'first', has: isClosedShop }
    case 'places_first':
      return { kind: 'first', has: placesOf(rule.at, all, rule.kind) }
    default:
      return undefined
  }
}

/** A shop that serves orders behind closed doors. */
const isClosedShop = ({ kind, openToPublic }: Location): boolean => kind === 'shop' && !openToPublic

/** Whether a location is one of those a rule names. A limit that names none is for every shop: warehouses have nobody to disappoint. */
function placesOf(at: Places, all: readonly Location[], kind: SourcingRule['kind']): (location: Location) => boolean {
  const isNamed = (location: Location) =>
    at.locationIds.includes(location.id) ||
    at.departments.includes(departmentOf(location.postcode)) ||
    at.groups.some((group) => isIn[group](location))
  const namesNone = at.locationIds.length + at.departments.length + at.groups.length === 0
  if (namesNone) return kind === 'places_first' ? () => false : isIn.shops
  const named = new Set(all.filter(isNamed))
  return (location) => named.has(location)
}

const isIn: Record<Places['groups'][number], (location: Location) => boolean> = {
  shops: ({ kind }) => kind === 'shop',
  warehouses: ({ kind }) => kind === 'warehouse',
  closed_shops: isClosedShop,
  suppliers: ({ kind }) => kind === 'supplier',
}

/** What conditions ask of the whole basket. */
export interface Circumstances {
  channel: string | null
  mode: string
  department: string | undefined
  goodsMinor: number
  day: string
  weekday: number
}

/** Whether a rule counts for this basket; of its articles nothing is asked here. */
export function isWhen(when: Conditions, asked: Circumstances): boolean {
  const { channels, modes, departments, weekdays, goodsFromMinor, goodsToMinor, from, to } = when
  return (
    isOneOf(channels, asked.channel) &&
    isOneOf(modes, asked.mode) &&
    isOneOf(departments, asked.department) &&
    isOneOf(weekdays, asked.weekday) &&
    asked.goodsMinor >= (goodsFromMinor ?? 0) &&
    asked.goodsMinor <= (goodsToMinor ?? Number.POSITIVE_INFINITY) &&
    asked.day >= (from ?? '') &&
    (to === undefined || asked.day <= to)
  )
}

const isOneOf = (allowed: readonly unknown[] | undefined, value: unknown): boolean =>
  allowed === undefined || allowed.includes(value)

/** What conditions may ask of an article. */
export interface SourcedArticle {
  /** The code of its category and of those above it. */
  categories: readonly string[]
  brand: string
  options: readonly string[]
}

/** Whether a rule counts for a line: its article, and how much of it is left everywhere. */
export function isForLine(when: Conditions, article: SourcedArticle | undefined, left: number): boolean {
  const { categories, brands, option, leftAtMost } = when
  return (
    (categories === undefined || (article?.categories.some((code) => categories.includes(code)) ?? false)) &&
    (brands === undefined || (article !== undefined && brands.includes(article.brand))) &&
    (option === undefined || (article?.options.includes(option) ?? false)) &&
    left <= (leftAtMost ?? Number.POSITIVE_INFINITY)
  )
}
