import { randomFrom, type Seen, takeBasket } from './gestures.ts'
import type { Market } from './market.ts'

const basketsInASeason = 100

/**
 * So many baskets through HTTP, several people at once, each basket one gesture from the one before; every hundred of them other offers and
 * another way to earn points. What the server tells of each is compared as it comes.
 */
export async function walk(market: Market, baskets: number, seed: number): Promise<Seen[]> {
  const random = randomFrom(seed)
  const shoppers = await Promise.all(market.shoppers.map((one) => takeBasket(market, one, randomFrom(random(1e9)))))
  const seen: Seen[] = []
  while (seen.length < baskets) {
    const season = await market.openSeason(random(1e9))
    const enough = Math.min(baskets, seen.length + basketsInASeason)
    await Promise.all(
      shoppers.map(async ({ gesture }) => {
        while (seen.length < enough) {
          const one = await gesture(season)
          if (one) seen.push(one)
        }
      }),
    )
  }
  return seen
}
