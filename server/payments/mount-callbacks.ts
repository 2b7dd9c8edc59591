import type { FastifyInstance } from 'fastify'
import type { PaymentPlatform } from './ask-provider.ts'
import { receiveProviderCallback } from './receive-callback.ts'

/** Where the bank calls back. Not a route of the contract's pipeline: its caller is known by a signature over the raw body, not by a session. */
export function mountCallbacks(http: FastifyInstance, platform: PaymentPlatform): void {
  http.post('/api/providers/:provider/callbacks', async (request, reply) => {
    const rawBody = (request as { rawBody?: string }).rawBody ?? ''
    await receiveProviderCallback(platform, { headers: request.headers, rawBody })
    return reply.code(204).send()
  })
}
