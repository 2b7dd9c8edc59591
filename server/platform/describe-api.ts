import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type Encoding, encodingFor, packed } from './encodings.ts'
import { openApi } from './openapi.ts'
import type { Route } from './route.ts'

/** Serves the description of the API: hundreds of kilobytes that are the same until the next start, packed once for each way of packing. */
export function serveDescription(http: FastifyInstance, routes: readonly Route[], serverUrl: string): void {
  const description = JSON.stringify(openApi(routes, serverUrl))
  const made: Partial<Record<Encoding, Buffer>> = {}
  const etag = `"${createHash('sha256').update(description).digest('base64url').slice(0, 22)}"`
  http.get('/openapi.json', { compress: false }, (request, reply) => {
    const encoding = encodingFor(request.headers['accept-encoding'])
    reply.headers({ etag, vary: 'accept-encoding', 'cache-control': 'no-cache' })
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    made[encoding] ??= packed(description, encoding)
    return reply.type('application/json').send(made[encoding])
  })
}
