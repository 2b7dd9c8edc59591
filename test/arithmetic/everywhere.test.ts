import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { program, programArguments } from '../stories/chromium.ts'
import { openRetailer, type Retailer, root } from '../world/retailer.ts'
import { tell } from './by-rules.ts'
import { difference } from './compare.ts'
import { randomFrom, type Seen } from './gestures.ts'
import { type CameBack, giveUpInPart } from './given-up.ts'
import { bundleForAssociate, inAssociate } from './in-associate.ts'
import { type Market, openMarket } from './market.ts'
import { walk } from './walk.ts'

const baskets = 2000
const orders = 24
const rules = [
  'apply-offers',
  'basket-totals',
  'net-totals',
  'points',
  'refund-share',
  'tenders',
  'vat',
  'vat-territory',
].map((name) => `rules/${name}.ts`)
// The same baskets each time, unless others are asked for.
const seed = Number(process.env.FILROUGE_SEED ?? 20261123)

if (!program) {
  console.error(
    '\n*** No Chromium was found: baskets are not computed in the associate app. Install one, or set CHROMIUM. ***\n',
  )
  if (process.env.CI === 'true') throw new Error('no Chromium on a build machine: the associate app cannot be skipped')
}

describe('one basket', () => {
  let volta: Retailer
  let market: Market
  let seen: Seen[] = []
  beforeAll(async () => {
    volta = await openRetailer()
    market = await openMarket({ ...volta, rows: (query) => volta.platform.db.alone.rows(query) })
  }, 120_000)
  afterAll(() => volta?.close())

  it('comes to what a slow, obviously right calculation says, two thousand times through HTTP', async () => {
    seen = await walk(market, baskets, seed)
    expect(seen.length).toBeGreaterThanOrEqual(baskets)
  }, 240_000)

  it('meets offers of every kind, codes, mixed VAT, points, cards and credit among them', () => {
    const kinds = new Set(
      seen.flatMap(({ asked, expected }) =>
        asked.offers.filter(({ id }) => id in expected.offers).map(({ effect }) => effect.kind),
      ),
    )
    expect([...kinds].sort()).toEqual([
      'amount',
      'bundle',
      'buy_get',
      'fixed_price',
      'free_delivery',
      'gift',
      'percent',
    ])
    const share = (is: (one: Seen) => boolean) => seen.filter(is).length / seen.length
    expect(share(({ expected }) => expected.totals.discounts > 0)).toBeGreaterThan(0.3)
    expect(share(({ asked }) => asked.occasion.opened.length > 0)).toBeGreaterThan(0.1)
    expect(share(({ expected }) => expected.vat.length > 1)).toBeGreaterThan(0.3)
    expect(share(({ expected }) => expected.points > 0)).toBeGreaterThan(0.5)
    expect(share(({ expected }) => expected.paid.some((minor) => minor > 0))).toBeGreaterThan(0.3)
    expect(share(({ asked }) => asked.occasion.delivery !== undefined)).toBeGreaterThan(0.3)
  })

  it.skipIf(!program)(
    'comes to the same in the associate app, in Chromium, where its build is made of the very files that run here',
    async () => {
      let browser: Browser | undefined
      try {
        const [{ code, files }, opened] = await Promise.all([
          bundleForAssociate(root),
          chromium.launch({ executablePath: program as string, args: programArguments }),
        ])
        browser = opened
        for (const [file, text] of files) expect(text, file).toBe(readFileSync(join(root, file), 'utf8'))
        expect([...files.keys()].filter((file) => !/^(rules|kernel)\//.test(file))).toEqual([
          'test/arithmetic/by-rules.ts',
        ])
        expect([...files.keys()]).toEqual(expect.arrayContaining(rules))
        const compute = await inAssociate(await browser.newPage({ baseURL: volta.url }), code)
        const told = await compute(seen.map(({ asked }) => asked))
        for (const [place, { asked, expected }] of seen.entries())
          expect(difference('the associate app', asked, told[place]!, expected)).toBeUndefined()
      } finally {
        await browser?.close()
      }
    },
    60_000,
  )

  it('comes to the same by the rules in Node', () => {
    for (const { asked, expected } of seen) expect(difference('rules/', asked, tell(asked), expected)).toBeUndefined()
  })

  it('that is had in part only gives back to each what a slow calculation says, however often something of it is given up', async () => {
    const [admin, nadia] = await Promise.all([volta.staff('admin'), volta.staff('nadia')])
    const random = randomFrom(seed)
    const known = market.shoppers.filter(({ isKnown }) => isKnown)
    const all: CameBack[] = []
    for (let number = 0; number < orders; number += 1) {
      const one = await giveUpInPart(volta, market, known[number % known.length]!, { admin, nadia }, random)
      expect(one.told, `order ${number}`).toEqual(one.expected)
      all.push(one)
    }
    const some = (is: (one: CameBack) => boolean) => all.filter(is).length
    expect(some(({ times, isPartKept }) => times > 1 && isPartKept)).toBeGreaterThan(0)
    expect(some(({ told }) => told.purses.some((minor) => minor > 0) && told.money > 0)).toBeGreaterThan(0)
    expect(some(({ told }) => told.points > 0)).toBeGreaterThan(0)
  }, 120_000)
})
