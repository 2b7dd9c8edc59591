import { parseDuration } from '@filrouge/kernel/duration.ts'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Worker } from './jobs.ts'
import { InvalidInput, invalid } from './refuse.ts'
import type { Platform } from './route.ts'

const MoveClock = z.union([z.object({ advance: z.string() }), z.object({ now: z.iso.datetime({ offset: true }) })])

/** What exists only while the demo retailer is loaded: its clock, its mailbox, and a way of waiting until all is quiet. */
export function mountDemo(http: FastifyInstance, platform: Platform, worker: Worker): void {
  http.post('/demo/settle', async () => {
    await worker.settle()
    return { now: platform.clock.now().toISOString() }
  })

  http.post('/demo/clock', async (request) => {
    const asked = MoveClock.safeParse(request.body)
    if (!asked.success) throw new InvalidInput([{ pointer: '#', code: 'invalid', detail: 'give { "advance": "P3D" } or { "now": instant }' }])
    const to = 'now' in asked.data ? new Date(asked.data.now) : advanced(platform.clock.now(), asked.data.advance)
    if (!(await platform.clock.moveTo(to))) invalid(`#/${'now' in asked.data ? 'now' : 'advance'}`, 'in_the_past', 'the clock only moves forward')
    await worker.settle()
    return { now: platform.clock.now().toISOString() }
  })

  http.get('/demo/messages', async (request, reply) => {
    const query = new URLSearchParams(request.query as Record<string, string>)
    const answer = await fetch(`${platform.config.mailboxUrl}/messages?${query}`)
    return reply.code(answer.status).type('application/json').send(await answer.text())
  })
}

function advanced(now: Date, duration: string): Date {
  const milliseconds = parseDuration(duration)
  if (milliseconds === undefined || milliseconds < 0) invalid('#/advance', 'not_a_duration', 'an ISO 8601 duration such as P3D or PT2H')
  return new Date(now.getTime() + milliseconds)
}
