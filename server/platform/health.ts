import type { FastifyInstance } from 'fastify'
import sql from 'sql-template-tag'
import type { Platform } from './route.ts'

/**
 * `live`: the process answers. `ready`: the database does too; it also tells how many jobs wait, how many are parked for a person, and what parts
 * of the program say of themselves (`about`).
 */
export function mountHealth(http: FastifyInstance, platform: Platform, about: () => Record<string, unknown>): void {
  http.get('/health/live', async () => ({ status: 'ok' }))
  http.get('/health/ready', async (_, reply) => {
    try {
      const jobs = await platform.db.reader.one<{ parked: number; waiting: number }>(sql`
        select count(*) filter (where parked_at is not null)::integer as parked,
          count(*) filter (where parked_at is null and due_at <= ${platform.clock.now()})::integer as waiting
        from jobs`)
      return { status: 'ok', jobs, ...about() }
    } catch {
      return reply.code(503).send({ status: 'database_unreachable' })
    }
  })
}
