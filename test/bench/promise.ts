import { expect, round } from './journey.ts'
import { load } from './load.ts'
import { openBareServer, openShop } from './shop.ts'

const atOnce = 32

/** What can be had where and when, for one article near a point, beside the bare server and beside a route that only asks PostgreSQL. */
export async function promise(root: string) {
  const shop = await openShop(root)
  const list = await (await fetch(`http://127.0.0.1:${shop.port}/api/products?limit=100`)).json()
  const skus = (list as { items: { variants: { sku: string }[] }[] }).items.flatMap(({ variants }) =>
    variants.map(({ sku }) => sku),
  )
  let next = 0
  const near = ['48.8566,2.3522', '45.764,4.8357', '43.2965,5.3698', '47.2184,-1.5536', '48.5734,7.7521']
  const once = async (connection: Parameters<Parameters<typeof load>[3]>[0]) => {
    const number = next++
    const reply = await connection.send(
      'GET',
      `/api/promises?sku=${skus[number % skus.length]}&near=${near[number % near.length]}`,
    )
    expect(reply.status, 200)
    expect(reply.text.includes('"options"'), true)
  }
  await load(shop.port, atOnce, 3, once)
  const before = shop.cpu()
  const figures = await load(shop.port, atOnce, 8, once)
  const after = shop.cpu()
  const health = await load(shop.port, atOnce, 5, async (connection) =>
    expect((await connection.send('GET', '/health/ready')).status, 200),
  )
  await shop.stop()
  const bare = await openBareServer()
  const limit = await load(bare.port, atOnce, 5, async (connection) =>
    expect((await connection.send('GET', '/')).status, 200),
  )
  bare.stop()
  return {
    promisesPerSecond: round(figures.perSecond),
    oneQueryRoutePerSecond: round(health.perSecond),
    bareRequestsPerSecond: round(limit.perSecond),
    ratioToOneQuery: round(figures.perSecond / health.perSecond, 3),
    ratioToBare: round(figures.perSecond / limit.perSecond, 3),
    milliseconds: { p50: round(figures.p50), p99: round(figures.p99) },
    cpuMillisecondsEach: {
      server: round((after.server - before.server) / figures.count, 2),
      database: round((after.database - before.database) / figures.count, 2),
    },
  }
}
