import { type Language, localeOf } from '@filrouge/kernel/language.ts'
import { say } from './say.ts'
import type { Decision } from './sourcing.ts'

/** How a place is called, by its id: its name for the staff, its town for shoppers. */
export interface NamedPlace {
  id: string
  name: string
  city: string
  kind: string
}

type NameOf = (locationId: string) => NamedPlace | undefined

/** A decision for the staff: from where, why there, and what had to give way. */
export function decisionText(decision: Decision, language: Language, nameOf: NameOf): string {
  const { parcels, why, gaveWay } = decision
  const places = listed(
    parcels.map(({ locationId }) => nameOf(locationId)?.name ?? '?'),
    language,
  )
  const isHere = why.some(({ code }) => code === 'here' || code === 'at_hand')
  const first = say(language, isHere ? 'sourcing.here' : 'sourcing.from', { places })
  const isWarehouse = nameOf(parcels[0]?.locationId ?? '')?.kind === 'warehouse'
  const reasons = why
    .filter(({ code }) => code !== 'here' && code !== 'at_hand')
    .map(({ code, count }) =>
      say(
        language,
        `sourcing.why.${code === 'only_one' && isWarehouse ? 'only_warehouse' : code}` as 'sourcing.why.split',
        {
          count,
        },
      ),
    )
  const gave = gaveWay && gaveWay.length > 0 ? [say(language, 'sourcing.gaveWay', { count: gaveWay.length })] : []
  return sentence(first, [...reasons, ...gave], language)
}

/** Each place that was passed over, and why. `titleOf` names an article in few words, such as its size. */
export function passedTexts(
  { passed }: Decision,
  language: Language,
  nameOf: NameOf,
  titleOf: (sku: string) => string = () => '',
): string[] {
  return passed.map(({ locationId, code, sku, count }) =>
    say(language, `sourcing.passed.${code}`, {
      place: nameOf(locationId)?.name ?? '?',
      article: sku === undefined ? '' : titleOf(sku),
      hasArticle: sku !== undefined && titleOf(sku) !== '' ? 'yes' : 'no',
      count,
    }),
  )
}

/** The same for a shopper: where it is made ready, and no more. */
export function softText({ parcels }: Pick<Decision, 'parcels'>, language: Language, nameOf: NameOf): string {
  const ready = parcels.filter(({ isLater }) => !isLater)
  const towns = [...new Set(ready.map(({ locationId }) => nameOf(locationId)?.city ?? '?'))]
  if (towns.length === 0) return say(language, 'sourcing.soft.later')
  return say(language, ready.length < parcels.length ? 'sourcing.soft.partLater' : 'sourcing.soft.from', {
    places: listed(towns, language),
  })
}

const listed = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat(localeOf[language], { type: 'conjunction' }).format(names)

function sentence(first: string, reasons: readonly string[], language: Language): string {
  if (reasons.length === 0) return `${first}.`
  const colon = language === 'fr' ? '\u00a0: ' : ': '
  const and = language === 'fr' ? '\u202f; ' : '; '
  return `${first}${colon}${reasons.join(and)}.`
}
