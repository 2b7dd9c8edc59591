import type { Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/promise.ts'
import type { PromiseOption, PromiseView } from '@filrouge/contract/promise.ts'
import { kept } from './almanac.ts'

// Promises are the answer that is given most and the longest of those, and most of what they say was said before: `JSON.stringify` takes five times
// as long to find that out. A test compares the two.

/** What can be had where and when, as JSON. */
export function promiseText({ sku, quantity, lines, at, needBy, options }: PromiseView): string {
  const whole = narrow(JSON.stringify({ sku, quantity, lines, at, needBy }))
  return `${whole.slice(0, -1)},"options":${optionsText(options)}}`
}

/** The same of each of many articles. */
export function promiseEachText({ at, needBy, items }: Output<typeof contract.promiseEach>): string {
  let text = ''
  for (const { sku, quantity, options } of items)
    text += `${text === '' ? '' : ','}{"sku":${quoted(sku)},"quantity":${quantity},"options":${optionsText(options)}}`
  return `${JSON.stringify({ at, needBy }).slice(0, -1)},"items":[${text}]}`
}

function optionsText(options: readonly PromiseOption[]): string {
  let text = ''
  for (const option of options) text += (text === '' ? '' : ',') + optionText(option)
  return `[${text}]`
}

// In a few long pieces: each piece more costs again when all are laid into one text.
function optionText(option: PromiseOption): string {
  const { relayPointId, relayPointName, service, distanceMetres, slots, inTime, confidence } = option
  let text = beginningOf(option)
  if (relayPointId !== undefined) text += `,"relayPointId":${quoted(relayPointId)}`
  if (relayPointName !== undefined) text += `,"relayPointName":${quoted(relayPointName)}`
  if (service !== undefined) text += `,"service":${quoted(service)}`
  if (distanceMetres !== undefined) text += `,"distanceMetres":${distanceMetres}`
  text += `,"earliest":"${option.earliest}","latest":"${option.latest}${costPiece(option)}`
  if (slots) text += `,"slots":${narrow(JSON.stringify(slots))}`
  text += `,"sources":[${sourcesText(option.sources)}${marksOf(option)}`
  if (inTime !== undefined) text += `,"inTime":${inTime}`
  if (confidence !== undefined) text += `,"confidence":${confidence}`
  return text + whyPiece(option)
}

interface Beginning {
  name: string | undefined
  text: string
}

const beginnings: Record<PromiseOption['mode'], Map<string | undefined, Beginning>> = {
  takeaway: new Map(),
  collect: new Map(),
  home: new Map(),
  relay: new Map(),
}

function beginningOf({ mode, locationId, locationName }: PromiseOption): string {
  const known = beginnings[mode].get(locationId)
  if (known && known.name === locationName) return known.text
  if (beginnings[mode].size >= textsAtMost) beginnings[mode].clear()
  let text = `{"mode":"${mode}"`
  if (locationId !== undefined) text += `,"locationId":${quoted(locationId)}`
  if (locationName !== undefined) text += `,"locationName":${quoted(locationName)}`
  beginnings[mode].set(locationId, { name: locationName, text })
  return text
}

const costPieces = new Map<number, Map<number, string>>()

function costPiece({ cost: { minor, currency }, vatRatePercent }: PromiseOption): string {
  const rate = `,"vatRatePercent":${vatRatePercent}`
  if (currency !== 'EUR') return `","cost":{"minor":${minor},"currency":${quoted(currency)}}${rate}`
  const ofRate = kept(costPieces, vatRatePercent, () => new Map<number, string>())
  if (ofRate.size >= textsAtMost) ofRate.clear()
  return kept(ofRate, minor, () => `","cost":{"minor":${minor},"currency":"EUR"}${rate}`)
}

const marks = [false, true].flatMap((isCheapest) =>
  [false, true].map((isFastest) => `],"isCheapest":${isCheapest},"isFastest":${isFastest}`),
)
const marksOf = ({ isCheapest, isFastest }: PromiseOption): string => marks[Number(isCheapest) * 2 + Number(isFastest)]!

let written: { sources: PromiseOption['sources'] | undefined; text: string } = { sources: undefined, text: '' }

function sourcesText(sources: PromiseOption['sources']): string {
  // Most ways of a promise come from the same place.
  if (written.sources === sources) return written.text
  let text = ''
  for (const { sku, locationId, incomingId, quantity } of sources) {
    if (text !== '') text += ','
    text += `{"sku":${quoted(sku)},"locationId":${quoted(locationId)},"quantity":${quantity}`
    text += incomingId === undefined ? '}' : `,"incomingId":${quoted(incomingId)}}`
  }
  written = { sources, text }
  return text
}

const whyPieces = new WeakMap<PromiseOption['why'], Map<string, string>>()

/** Reasons and their sentence: those of an almanac are the same for every promise of a minute. */
function whyPiece({ why, whyText }: PromiseOption): string {
  const bySentence = kept(whyPieces, why, () => new Map<string, string>())
  return kept(bySentence, whyText, () => `,"why":${narrow(JSON.stringify(why))},"whyText":${quoted(whyText)}}`)
}

const quotedTexts = new Map<string, string>()
const textsAtMost = 50_000

function quoted(text: string): string {
  const known = quotedTexts.get(text)
  if (known !== undefined) return known
  if (quotedTexts.size >= textsAtMost) quotedTexts.clear()
  const made = narrow(JSON.stringify(text))
  quotedTexts.set(text, made)
  return made
}

/**
 * In ASCII, and laid down as such: then an answer is sent letter by letter as it lies there. With one narrow space in a piece of it, all of it would
 * take two bytes a letter, also where that space has been escaped.
 */
function narrow(json: string): string {
  const escaped = json.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return Buffer.from(escaped, 'latin1').toString('latin1')
}
