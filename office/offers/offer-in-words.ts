import { deliveryModes } from '@filrouge/contract/promise.ts'
import type { OfferVersion } from '@filrouge/contract/promotions.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { channels } from '@filrouge/contract/sessions.ts'
import { type Language, localeOf } from '@filrouge/kernel/language.ts'
import { type Currency, formatMoney, money } from '@filrouge/kernel/money.ts'
import type { Choice, Condition, Effect } from '@filrouge/rules/offer.ts'
import { type OfficeWord, sayOffice } from '../say.ts'
import { weekdayWords } from '../sourcing/rule-words.ts'

/** What codes are called in the reader's language; a code that nobody knows any more is shown as it is. */
export interface OfferNames {
  language: Language
  currency: Currency
  category: (code: string) => string
  segment: (code: string) => string
  location: (id: string) => string
  moment: (instant: string) => string
}

type Definition = OfferVersion['definition']

/** What one field of an offer said, and what it says. */
export interface Difference {
  field: string
  before: string
  after: string
}

/** What has changed from one version of an offer to the next, in words, in the order of the form. */
export function differences(before: Definition, after: Definition, names: OfferNames): Difference[] {
  const { language } = names
  const told = (definition: Definition) => [
    ...plainFields(definition, names),
    ...effectFields(definition.effect as Effect, names),
    ...(definition.conditions as Condition[]).flatMap((condition) => conditionFields(condition, names)),
  ]
  const [was, is] = [told(before), told(after)]
  const none = sayOffice(language, 'offers.said.none')
  const fields = [...new Set([...is, ...was].map(([field]) => field))]
  const saidOf = (said: Said[], field: string) =>
    said
      .filter(([one]) => one === field)
      .map(([, value]) => value)
      .join(' · ') || none
  return fields.flatMap((field) => {
    const difference = { field, before: saidOf(was, field), after: saidOf(is, field) }
    return difference.before === difference.after ? [] : [difference]
  })
}

type Said = readonly [field: string, value: string]

function plainFields(definition: Definition, names: OfferNames): Said[] {
  const { language, currency, moment } = names
  const say = (key: OfficeWord) => sayOffice(language, key)
  const yesNo = (isSo: boolean) => say(isSo ? 'offers.said.yes' : 'offers.said.no')
  const { budget, startsAt, endsAt, group, mostUses, mostUsesEach } = definition
  return [
    [say('offers.name.fr'), definition.titleFr],
    [say('offers.name.en'), definition.titleEn],
    [say('offers.said.standing'), say(definition.isDraft ? 'offers.state.draft' : 'offers.said.set')],
    [say('offers.needsCode'), yesNo(definition.needsCode)],
    [say('offers.said.mayBeGiven'), yesNo(definition.mayBeGiven)],
    [say('offers.alone'), yesNo(definition.isAlone)],
    [say('offers.group'), group ?? say('offers.said.none')],
    [say('offers.priority'), String(definition.priority)],
    [say('offers.mostUses'), mostUses === undefined ? say('offers.noLimit') : figure(mostUses, language)],
    [say('offers.mostUsesEach'), mostUsesEach === undefined ? say('offers.noLimit') : figure(mostUsesEach, language)],
    [say('offers.budget'), budget ? formatMoney(money(budget.minor, currency), language) : say('offers.noLimit')],
    [say('offers.startsAt'), moment(startsAt)],
    [say('offers.endsAt'), endsAt === undefined ? say('offers.said.noEnd') : moment(endsAt)],
  ]
}

function effectFields(effect: Effect, names: OfferNames): Said[] {
  const { language } = names
  const what = sayOffice(language, 'offers.said.discount')
  const articles = sayOffice(language, 'offers.said.articles')
  const fields: Said[] = [[what, valueWords(effect, names)]]
  if ('of' in effect) fields.push([articles, choiceWords(effect.of, names)])
  return fields
}

function valueWords(effect: Effect, names: OfferNames): string {
  const { language } = names
  const amount = (minor: number) => formatMoney(money(minor, names.currency), language)
  const say = (key: OfficeWord, values: Record<string, string | number>) => sayOffice(language, key, values)
  const most = (minor: number | undefined) =>
    minor === undefined ? '' : say('offers.said.atMost', { amount: amount(minor) })
  switch (effect.kind) {
    case 'percent':
      return percentWords(effect.percent, language) + most(effect.atMostMinor)
    case 'amount':
      return amount(effect.amountMinor)
    case 'fixed_price':
      return say('offers.said.fixedPrice', { amount: amount(effect.unitPriceMinor) })
    case 'buy_get': {
      const { buy, get, percent } = effect
      return say(percent === 100 ? 'offers.said.buyGet' : 'offers.said.buyGetPart', {
        ...{ buy, get },
        percent: percentWords(percent, language),
      })
    }
    case 'bundle':
      return say('offers.said.bundle', {
        parts: effect.slots.map(({ of, quantity }) => `${quantity} × ${choiceWords(of, names)}`).join(' + '),
        amount: amount(effect.priceMinor),
      })
    case 'gift':
      return say('offers.said.gift', { quantity: effect.quantity, sku: effect.sku })
    case 'free_delivery':
      return say('offers.said.freeDelivery', { modes: modesWords(effect.modes, language) }) + most(effect.atMostMinor)
  }
}

function conditionFields(condition: Condition, names: OfferNames): Said[] {
  const { language } = names
  const field = sayOffice(language, `offers.when.${condition.kind}`)
  const yes = sayOffice(language, 'offers.said.yes')
  const said = (value: string): Said[] => [[field, value]]
  const withChoice = (value: string, of: Choice) =>
    said(Object.keys(of).length === 0 ? value : `${value} (${choiceWords(of, names)})`)
  switch (condition.kind) {
    case 'goods_at_least':
      return withChoice(formatMoney(money(condition.amountMinor, names.currency), language), condition.of)
    case 'quantity_at_least':
      return withChoice(figure(condition.quantity, language), condition.of)
    case 'segment':
      return said(listed(condition.segments.map(names.segment), language))
    case 'channel':
      return said(
        listed(
          inOrder(condition.channels, channels).map((one) => sayCode(language, `channel.${one as 'web'}`)),
          language,
        ),
      )
    case 'location':
      return said(listed(condition.locationIds.map(names.location), language))
    case 'delivery':
      return said(modesWords(condition.modes, language))
    case 'place':
      return said(condition.postcodes.join(', '))
    case 'hours':
      return said(
        `${condition.weekdays.map((day) => weekdayWords(day, language)).join(', ')}, ${condition.from}–${condition.to}`,
      )
    case 'known_customer':
    case 'first_purchase':
      return said(yes)
  }
}

/** Which articles are meant, in words. */
export function choiceWords(of: Choice, { language, category }: OfferNames): string {
  const say = (key: OfficeWord, values: Record<string, string> = {}) => sayOffice(language, key, values)
  const list = (values: readonly string[]) => listed(values, language)
  const meant = [
    of.categories && list(of.categories.map(category)),
    of.brands && list(of.brands),
    of.skus && list(of.skus),
  ]
  const parts = meant.filter((part) => part !== undefined)
  const except = [...(of.exceptCategories ?? []).map(category), ...(of.exceptSkus ?? [])]
  return [
    parts.length === 0 ? say('offers.everything') : parts.join(', '),
    ...(except.length > 0 ? [say('offers.said.except', { list: list(except) })] : []),
    ...(of.isAtRegularPrice ? [say('offers.regularOnly')] : []),
  ].join(', ')
}

const modesWords = (modes: readonly string[] | undefined, language: Language): string =>
  modes
    ? listed(
        inOrder(modes, deliveryModes).map((mode) => sayCode(language, `mode.${mode as 'home'}`)),
        language,
      )
    : sayOffice(language, 'offers.said.everyDelivery')

/** In the order in which they are shown everywhere, so that ticking them otherwise is no change. */
const inOrder = (some: readonly string[], all: readonly string[]): string[] => all.filter((one) => some.includes(one))

const listed = (values: readonly string[], language: Language): string =>
  new Intl.ListFormat(localeOf[language], { type: 'unit', style: 'short' }).format(values)

const figure = (count: number, language: Language): string => new Intl.NumberFormat(localeOf[language]).format(count)

const percentWords = (percent: number, language: Language): string =>
  new Intl.NumberFormat(localeOf[language], { style: 'percent', maximumFractionDigits: 2 }).format(percent / 100)
