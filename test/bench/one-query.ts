import { endpoint } from '@filrouge/contract/endpoint.ts'
import { openPlatform } from '@filrouge/server/platform/boot.ts'
import { configFrom } from '@filrouge/server/platform/config.ts'
import { sql } from '@filrouge/server/platform/db/database.ts'
import { openHttp } from '@filrouge/server/platform/http.ts'
import { may } from '@filrouge/server/platform/permissions.ts'
import { read } from '@filrouge/server/platform/route.ts'
import { z } from 'zod'

const one = endpoint({
  name: 'one',
  route: 'GET /one',
  summary: 'The least that a question to the database can be',
  input: z.object({}),
  output: z.object({ one: z.number() }),
})

/** A server with one route, whose reading is `select 1`: the same way through HTTP, session, permission, input and pipeline as all others. */
export async function serveOneQuery(root: string): Promise<void> {
  const platform = await openPlatform(configFrom(process.env), root)
  const http = await openHttp(platform, [
    read(one, may('anyone'), (tx) => tx.one<{ one: number }>(sql`select 1 as one`)),
  ])
  await http.listen({ port: platform.config.port, host: platform.config.host })
  console.log('One query is ready')
  process.once('SIGTERM', async () => {
    await http.close()
    await platform.stop()
    process.exit(0)
  })
}
