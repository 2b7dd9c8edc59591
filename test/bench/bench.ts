import { arithmetic } from './arithmetic.ts'
import { basket } from './basket.ts'
import { budget } from './budget.ts'
import { crashLong } from './crash.ts'
import { disturb } from './disturb.ts'
import { figures } from './figures.ts'
import { flash } from './flash.ts'
import { growth } from './growth.ts'
import { importLarge } from './import.ts'
import { journey } from './journey.ts'
import { journeyParts } from './journey-parts.ts'
import { serveOneQuery } from './one-query.ts'
import { orderBook } from './order-book.ts'
import { pages } from './pages.ts'
import { productPage } from './product-page.ts'
import { promise } from './promise.ts'
import { repricing } from './repricing.ts'
import { reserveHot, reserveSpread } from './reserve.ts'
import { search } from './search.ts'
import { startTimes } from './start.ts'
import { verify } from './verify.ts'

const benches: Record<
  string,
  { about: string; measure: (root: string, words: string[]) => Promise<Record<string, unknown>> }
> = {
  arithmetic: {
    about: 'a hundred thousand baskets with all that befalls them, beside a slow, obviously right calculation',
    measure: arithmetic,
  },
  basket: {
    about: 'a basket of 1, 20 and 200 lines under 0, 10 and 500 offers and 100,000 codes, beside a one-query route',
    measure: basket,
  },
  budget: {
    about: 'an offer with 1,000 uses and 5,000 who pay for it at once in three channels: exactly 1,000',
    measure: budget,
  },
  crash: {
    about: 'three channels sell while server and PostgreSQL are killed -9 at random, dozens of times',
    measure: crashLong,
  },
  disturb: {
    about:
      'what shoppers wait while articles come in, search is made anew and all prices change, beside the same alone',
    measure: disturb,
  },
  flash: { about: '400 whole purchases of an article of which there are 100, 32 at a time', measure: flash },
  figures: {
    about: 'the figures of a month, a year and ten years with a million orders behind them',
    measure: figures,
  },
  growth: { about: 'promise, hold, order and search with a thousand articles and with a million', measure: growth },
  import: {
    about: 'the three large imports beside COPY of the same rows, and again while they are killed -9 five times each',
    measure: importLarge,
  },
  journey: { about: 'whole purchases over HTTP, beside a bare HTTP server', measure: journey },
  'journey-parts': {
    about: 'where a purchase spends its CPU, call by call and statement by statement',
    measure: journeyParts,
  },
  'product-page': { about: 'the product page made on the server, beside a bare HTTP server', measure: productPage },
  pages: { about: 'Lighthouse, weight and a first visit over a slow network', measure: pages },
  promise: {
    about:
      'what can be had where and when, of 276,131 articles in 1,000 locations, beside a route that asks `select 1`',
    measure: promise,
  },
  'reserve-hot': { about: 'one article held by 32 callers, beside pgbench doing it one by one', measure: reserveHot },
  'reserve-spread': {
    about: 'ten thousand articles held by 32 callers, beside the three-statement transaction in pgbench',
    measure: reserveSpread,
  },
  search: {
    about: 'search: nDCG@10, p99 on 300,000 articles beside a read by primary key, growth to a million',
    measure: search,
  },
  orders: { about: 'the office’s lists and searches with ten thousand and with a million orders', measure: orderBook },
  repricing: {
    about: 'all prices of 300,000 articles changed in one gesture and back, while baskets are priced',
    measure: repricing,
  },
  verify: { about: 'every invariant over a million movements, at rest and while goods are sold', measure: verify },
  start: { about: 'first start and restart', measure: startTimes },
}

/** `npm run bench -- NAME [--json]` measures one thing beside its limit; without a name, the names. */
export async function run({ root, words }: { root: string; words: string[] }): Promise<void> {
  const name = words.find((word) => !word.startsWith('--'))
  // The other server of a comparison, in a process of its own.
  if (name === 'one-query') return serveOneQuery(root)
  const bench = name === undefined ? undefined : benches[name]
  if (!bench) {
    if (name !== undefined) console.error(`There is no benchmark called ${name}.`)
    for (const [known, { about }] of Object.entries(benches)) console.log(`  ${known.padEnd(14)} ${about}`)
    process.exitCode = name === undefined ? 0 : 1
    return
  }
  const figures = await bench.measure(root, words)
  if (words.includes('--json')) console.log(JSON.stringify({ name, ...figures }))
  else
    for (const [key, figure] of Object.entries(figures))
      console.log(`  ${key.padEnd(24)} ${typeof figure === 'object' ? JSON.stringify(figure) : figure}`)
}
