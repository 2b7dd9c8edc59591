import type { Channel } from '@filrouge/contract/sessions.ts'
import type { Address } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { drawOne, drawWeighted, seededRandom, wholeBetween } from '@filrouge/kernel/seeded-random.ts'
import { fold } from '@filrouge/kernel/text.ts'
import type { PastCustomer } from '../../customers/public.ts'
import type { Location, RelayPoint } from '../../locations/public.ts'
import type { Scene } from './scene.ts'

/** Someone who buys: where she lives, how she buys and what she likes. */
export interface Buyer {
  id?: Id<'customer'>
  customer: PastCustomer & { name: string; email: string; kind: 'private' | 'company' }
  address: Address
  homeShop: Location
  relayPoint: RelayPoint | undefined
  /** How often she buys, beside the others. */
  zeal: number
  /** Before that many days ago nobody knew her. */
  knownSince: number
  /** The channels she uses, the first the most. */
  channels: Channel[]
  /** The categories she comes for. */
  likes: string[]
}

const manners: { channels: Channel[]; share: number }[] = [
  { channels: ['shop'], share: 26 },
  { channels: ['web', 'mobile_web'], share: 17 },
  { channels: ['mobile_web', 'app'], share: 11 },
  { channels: ['shop', 'web'], share: 13 },
  { channels: ['shop', 'mobile_web', 'app'], share: 12 },
  { channels: ['web', 'shop', 'call_centre'], share: 6 },
  { channels: ['catalogue', 'call_centre'], share: 7 },
  { channels: ['shop', 'catalogue'], share: 4 },
  { channels: ['app', 'social', 'mobile_web'], share: 3 },
  { channels: ['web', 'agent'], share: 1 },
]

/** The people of the season, the same each time: most in the towns of the shops, some of them companies, a few from abroad. */
export function makePeople(scene: Scene): Buyer[] {
  const random = seededRandom(`people ${scene.plan.seed}`)
  const taken = new Set<string>()
  return Array.from({ length: scene.plan.customers }, (_, index) => {
    const person = nameOf(scene, random, index)
    const domain = drawOne(random, ['example.com', 'example.org', 'example.net'])
    let mailbox = fold(person.name)
      .replace(/[^a-z]+/g, '.')
      .replace(/^\.|\.$/g, '')
    if (taken.has(mailbox)) mailbox += index
    taken.add(mailbox)
    const { address, homeShop, relayPoint } = homeOf(scene, random, person.name)
    const knownSince = Math.round(scene.plan.days * random() ** 0.7)
    // Few buy often, most once or twice.
    const zeal = 1 / (1 + random() * 14) ** 0.9
    return {
      // The numbers kept free for fiction (ARCEP, décision 2018-0881).
      customer: { ...person, email: `${mailbox}@${domain}`, phone: `+3363998${2000 + index}` },
      address,
      homeShop,
      relayPoint,
      zeal: person.kind === 'company' ? zeal * 1.6 : zeal,
      knownSince,
      channels: drawWeighted(random, manners, ({ share }) => share)!.channels,
      likes: Array.from({ length: 3 }, () => drawOne(random, scene.articles)!.category),
    }
  })
}

/** Someone of the demo who is written by hand, as one who buys. */
export function buyerOf(scene: Scene, customer: Buyer['customer'], address: Address): Buyer {
  const random = seededRandom(`buyer ${customer.email}`)
  const town = scene.towns.find(({ postcode }) => postcode === address.postcode) ?? scene.shops[0]!
  const nearest = scene.known.nearestLocations(town, 'shop', 1)[0]!
  return {
    customer,
    address,
    homeShop: scene.known.locations.get(nearest.id)!,
    relayPoint: scene.known.nearestRelayPoints(town, 1)[0],
    zeal: 0.1 + random() * 0.2,
    knownSince: scene.plan.days - Math.floor(random() * 100),
    channels: drawWeighted(random, manners, ({ share }) => share)!.channels,
    likes: Array.from({ length: 3 }, () => drawOne(random, scene.articles)!.category),
  }
}

/** Someone who bought through a marketplace: it keeps its customers to itself, behind an address of its own. */
export function strangerOf(scene: Scene, random: () => number): Buyer {
  const { name } = nameOf(scene, random, -1)
  const alias = Math.floor(random() * 36 ** 6).toString(36)
  return {
    customer: { name, kind: 'private', email: `${alias}@marketplace.example` },
    ...homeOf(scene, random, name),
    ...{ zeal: 0, knownSince: 0, channels: [], likes: [] },
  }
}

function nameOf(scene: Scene, random: () => number, index: number) {
  const { firstNames, lastNames, companies, abroad } = scene.plan
  const every = Math.floor(scene.plan.customers / companies.length)
  if (index % every === 5 && companies[Math.floor(index / every)])
    return { name: companies[Math.floor(index / every)]!, kind: 'company' as const, language: 'fr' as const }
  const foreign = index % 80 === 11 ? abroad[Math.floor(index / 80)] : undefined
  if (foreign) return { name: foreign, kind: 'private' as const, language: 'en' as const }
  const given = drawOne(random, random() < 0.58 ? firstNames.women : firstNames.men)
  // The first of the list are borne by many, as everywhere.
  const family = lastNames[Math.floor(random() ** 1.7 * lastNames.length)]
  return { name: `${given} ${family}`, kind: 'private' as const, language: 'fr' as const }
}

function homeOf(scene: Scene, random: () => number, name: string) {
  const { known, plan, shops, towns } = scene
  const chosen = drawWeighted(random, shops, ({ code }) => plan.shops[code] ?? 1)!
  const isElsewhere = random() < 0.28
  const town = (isElsewhere && drawWeighted(random, towns, ({ population }) => population)) || chosen
  const nearest = isElsewhere ? known.nearestLocations(town, 'shop', 1)[0]! : chosen
  const street = drawOne(random, plan.streets)
  const address = {
    name,
    street: `${wholeBetween(random, 1, 140)} ${street}`,
    postcode: town.postcode,
    city: town.city,
    country: 'FR',
  }
  const homeShop = known.locations.get(nearest.id)!
  return { address, homeShop, relayPoint: drawOne(random, known.nearestRelayPoints(town, 3)) }
}
