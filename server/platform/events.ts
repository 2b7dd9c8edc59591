import { createHash } from 'node:crypto'
import type { Events, EventType, RecordedEvent } from '@filrouge/contract/events.ts'
import { type Id, idAt, newId } from '@filrouge/kernel/ids.ts'
import sql, { empty, join, type Sql } from 'sql-template-tag'
import { type Actor, actorOf, type Call } from './call.ts'
import { json, type Tx } from './db/database.ts'
import { type JobContext, registerJob, wakeWorker } from './jobs.ts'
import { changed } from './live.ts'

/** What those watch who look at all that happens in the channels. */
export const activityTopic = 'activity'

type Within<T extends EventType> = (tx: Tx, event: RecordedEvent<T>, call: Call) => Promise<void>
type After<T extends EventType> = (context: JobContext, event: RecordedEvent<T>) => Promise<void>

interface AfterReaction {
  name: string
  delaySeconds: number
  when: (event: RecordedEvent) => boolean
  where: ((event: RecordedEvent) => Sql) | undefined
}

const within = new Map<EventType, Within<EventType>[]>()
const after = new Map<EventType, AfterReaction[]>()

/** A reaction in the same transaction as the event: it may refuse, and then all unwinds. Declared in `subscribers.ts` only. */
export function reactWithin<T extends EventType>(type: T, reaction: Within<T>): void {
  within.set(type, [...(within.get(type) ?? []), reaction as unknown as Within<EventType>])
}

/**
 * A reaction that comes after, as a job: at least once, so it must be repeatable. Its waiting job has the event's subject as key, and can be
 * dropped by `dropJob` when there is nothing left to do. `when` looks at the event, `where` asks the database as the event is written: where it
 * says no, nothing is left at all.
 */
export function reactAfter<T extends EventType>(
  type: T,
  name: string,
  reaction: After<T>,
  options: {
    delaySeconds?: number
    when?: (event: RecordedEvent<T>) => boolean
    where?: (event: RecordedEvent<T>) => Sql
  } = {},
): void {
  const declared = {
    name,
    delaySeconds: options.delaySeconds ?? 0,
    when: (options.when ?? (() => true)) as AfterReaction['when'],
    where: options.where as AfterReaction['where'],
  }
  after.set(type, [...(after.get(type) ?? []), declared])
  registerJob(name, async (context, job) => {
    await reaction(context, job.event as unknown as RecordedEvent<T>)
  })
}

/** Writes what happened into the log, and the work that follows from it, in the caller's transaction. */
export async function publish<T extends EventType>(
  tx: Tx,
  call: Call,
  type: T,
  subjectId: string,
  facts: Events[T],
): Promise<Id<'event'>> {
  const actor = actorOf(call)
  const event: RecordedEvent<T> = {
    id: newId('event'),
    type,
    subjectId,
    at: call.now,
    actorKind: actor.kind,
    actorId: actor.id,
    channel: call.channel,
    locationId: call.locationId,
    causeId: call.causeId,
    facts,
  }
  const followers = (after.get(type) ?? []).filter((reaction) => reaction.when(event as unknown as RecordedEvent))
  const due = followers.map((reaction) => new Date(call.now.getTime() + reaction.delaySeconds * 1000))
  const asked = followers.flatMap(({ name, where }) =>
    where ? [sql`(j.kind <> ${name} or ${where(event as unknown as RecordedEvent)})`] : [],
  )
  const recorded = sql`
    insert into events (id, type, subject_id, at, actor_kind, actor_id, channel, location_id, cause_id, facts)
    values (${event.id}, ${type}, ${subjectId}, ${event.at}, ${actor.kind}, ${actor.id}, ${call.channel}, ${call.locationId}, ${call.causeId}, ${JSON.stringify(facts)})`
  tx.send(
    followers.length === 0
      ? recorded
      : sql`
        with recorded as (${recorded})
        insert into jobs (id, kind, key, event_id, due_at)
        select j.* from unnest(${followers.map(() => newId('job'))}::text[], ${followers.map((f) => f.name)}::text[],
          ${followers.map((f) => (f.delaySeconds > 0 ? subjectId : event.id))}::text[], ${followers.map(() => event.id)}::text[], ${due}::timestamptz[]) j(id, kind, key, event_id, due_at)
        ${asked.length > 0 ? sql`where ${join(asked, ' and ')}` : empty}
        on conflict (kind, key) do nothing`,
  )
  if (call.channel) changed(tx, activityTopic)
  if (followers.some(({ delaySeconds }) => delaySeconds === 0)) wakeWorker(tx, call.now)
  for (const reaction of within.get(type) ?? []) await reaction(tx, event as unknown as RecordedEvent<EventType>, call)
  return event.id
}

/** The same for many things at once; what nobody reacts to is one statement. */
export async function publishAll<T extends EventType>(
  tx: Tx,
  call: Call,
  type: T,
  happened: readonly { subjectId: string; facts: Events[T] }[],
): Promise<void> {
  if (happened.length === 0) return
  if (within.has(type) || after.has(type)) {
    for (const { subjectId, facts } of happened) await publish(tx, call, type, subjectId, facts)
    return
  }
  const actor = actorOf(call)
  const rows = happened.map((one) => ({ ...one, id: newId('event') }))
  tx.send(sql`
    insert into events (id, type, subject_id, at, actor_kind, actor_id, channel, location_id, cause_id, facts)
    select id, ${type}, "subjectId", ${call.now}, ${actor.kind}, ${actor.id}, ${call.channel}, ${call.locationId}, ${call.causeId}, facts
    from jsonb_to_recordset(${json(rows)}::jsonb) r(id text, "subjectId" text, facts jsonb)`)
  if (call.channel) changed(tx, activityTopic)
}

/** What happened elsewhere, before it was known here. */
export type PastEvent = {
  [T in EventType]: {
    type: T
    subjectId: string
    at: Date
    /** Among what happened to its subject at the same moment. */
    place: number
    actor: Actor
    channel: string
    locationId: string | null
    facts: Events[T]
  }
}[EventType]

/**
 * Writes into the log what happened elsewhere, under its own times and many at once. Nobody reacts: it is over. The same thing told again (the
 * same facts at the same moment) changes nothing.
 */
export async function recordPast(tx: Tx, events: readonly PastEvent[]): Promise<void> {
  const rows = events.map((event) => {
    const place = event.place.toString(16).padStart(3, '0')
    const digits = createHash('md5')
      .update(`${event.subjectId} ${event.type} ${json(event.facts)}`)
      .digest('hex')
    return { ...event, id: idAt('event', event.at, place + digits) }
  })
  await tx.run(sql`
    insert into events (id, type, subject_id, at, actor_kind, actor_id, channel, location_id, facts)
    select id, type, "subjectId", at, actor->>'kind', actor->>'id', channel, "locationId", facts
    from jsonb_to_recordset(${json(rows)}::jsonb) r(id text, type text, "subjectId" text, at timestamptz, actor jsonb, channel text,
      "locationId" text, facts jsonb)
    on conflict (id) do nothing`)
}
