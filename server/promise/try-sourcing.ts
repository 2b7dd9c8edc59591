import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/sourcing.ts'
import type { Decision } from '@filrouge/contract/sourcing.ts'
import { decisionText, passedTexts } from '@filrouge/contract/sourcing-words.ts'
import type { Point } from '@filrouge/kernel/geo.ts'
import { variantFacts } from '../catalogue/public.ts'
import { type Location, locatePostcode, reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { askedOf, type Way } from './asked-of-rules.ts'
import { deliveryServices } from './delivery-services.ts'
import { explainSources } from './explain-sources.ts'
import { readArticles } from './read-free.ts'
import { sourcingBy } from './read-sourcing.ts'
import type { Asked } from './rules-asked.ts'
import { type Scene, sceneOf } from './scene.ts'
import { draftOf } from './sourcing-draft.ts'
import { makeReady, sourcingRules } from './sourcing-rules.ts'

type Tried = Input<typeof contract.trySourcing>

/** Where a basket would come from now and why, with what each rule did. */
export async function trySourcing(tx: Tx, input: Tried, call: Call): Promise<Output<typeof contract.trySourcing>> {
  const { scene, near, here, way } = await sceneOfTry(tx, input, call)
  const decision = explainSources(scene, near, here, way)
  const asked = askedOf(scene, way)
  const { locations } = scene.reference
  const nameOf = (id: string) => locations.get(id as Location['id'])
  const facts = await variantFacts(
    tx,
    scene.lines.map(({ sku }) => sku),
  )
  const titleOf = (sku: string) => {
    const { optionsTitleFr, optionsTitleEn } = facts.get(sku) ?? { optionsTitleFr: '', optionsTitleEn: '' }
    return call.language === 'fr' ? optionsTitleFr : optionsTitleEn
  }
  return {
    ...(decision && { decision }),
    effects: scene.sourcing.rules.rules.map(({ id }) => ({ ruleId: id, effect: effectOf(id, asked, scene, decision) })),
    places: decision ? placesOf(decision, nameOf) : [],
    text: decision ? decisionText(decision, call.language, nameOf) : '',
    passedText: decision ? passedTexts(decision, call.language, nameOf, titleOf) : [],
  }
}

/** The names of the places that a decision speaks of. */
export function placesOf(
  { parcels, passed }: Decision,
  nameOf: (id: string) => { name: string } | undefined,
): { id: string; name: string }[] {
  const ids = new Set([...parcels, ...passed].map(({ locationId }) => locationId))
  return [...ids].map((id) => ({ id, name: nameOf(id)?.name ?? '?' }))
}

async function sceneOfTry(
  tx: Tx,
  input: Tried,
  call: Call,
): Promise<{ scene: Scene; near: Point; here: Location | undefined; way: Way }> {
  const known = await reference(tx)
  const here = input.mode === 'collect' ? requireLocation(known, input.locationId ?? '') : undefined
  const postcode = here?.postcode ?? input.postcode?.trim() ?? ''
  const near = here ?? (await locatePostcode(tx, postcode)) ?? refuse('postcode_not_found')
  const skus = input.lines.map(({ sku }) => sku)
  const articles = await readArticles(tx, input.lines, {
    ...call,
    channel: input.channel ?? call.channel,
    locationId: null,
    postcode,
  })
  let goodsMinor = 0
  const lines = input.lines.map(({ sku, quantity }) => {
    const { weightGrams, amountMinor } = articles.get(sku) ?? refuse('variant_not_found', { sku })
    goodsMinor += (amountMinor ?? 0) * quantity
    return { sku, quantity, weightGrams }
  })
  const published = await sourcingRules(tx, known)
  const rules = input.isDraft ? makeReady({ version: published.version, ...(await draftOf(tx)) }, known) : published
  const sourcing = await sourcingBy(tx, rules, known, { skus, now: call.now, channel: input.channel })
  const free = [...articles.values()].map((article) => article.free)
  const services = await deliveryServices(tx, known)
  const scene = sceneOf({ reference: known, services, sourcing, now: call.now, lines, goodsMinor, free })
  return { scene, near, here, way: { mode: input.mode, postcode } }
}

type Effect = Output<typeof contract.trySourcing>['effects'][number]['effect']

function effectOf(ruleId: string, asked: Asked, { sourcing }: Scene, decision: Decision | undefined): Effect {
  const preferred = sourcing.rules.preferences.find(({ rule }) => rule.id === ruleId)
  if (preferred) {
    if (!asked.preferences.includes(preferred.preference)) return 'not_concerned'
    const decided = [...(decision?.why ?? []), ...(decision?.passed ?? [])].some((one) => one.ruleId === ruleId)
    return decided ? 'decided' : 'agreed'
  }
  if (!asked.limits.some(({ limit }) => limit.rule.id === ruleId)) return 'not_concerned'
  if (decision?.gaveWay?.includes(ruleId)) return 'gave_way'
  return decision?.passed.some((one) => one.ruleId === ruleId) ? 'limited' : 'agreed'
}
