import type { Channel, Role } from '@filrouge/contract/sessions.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'

/** Who a token stands for. */
export interface Session {
  id: string
  kind: 'visitor' | 'customer' | 'staff'
  visitorId: Id<'visitor'> | null
  customerId: Id<'customer'> | null
  staffId: Id<'staff'> | null
  roles: readonly Role[]
  channel: Channel
  locationId: Id<'location'> | null
}

/** What a verb may know of the request it serves: the moment, the caller, the language. Time is here and nowhere else. */
export interface Call {
  now: Date
  requestId: string
  language: Language
  session: Session | null
  channel: Channel | null
  locationId: Id<'location'> | null
  /** Where whoever asks has said that she is. */
  postcode?: string | undefined
  /** The event that made a reaction run. */
  causeId: Id<'event'> | null
  /** The version named by If-Match. */
  ifMatch: number | null
  /** Ids made from the Idempotency-Key, so that a resumed call makes the same things again. */
  seed: string | null
  /** A verb may answer another status than the declared one (200 for what was already there). */
  answerStatus?: number
}

export type Actor = { kind: 'visitor' | 'customer' | 'staff' | 'machine'; id: string | null }

/** Who the log names for what this call does. */
export function actorOf(call: Call): Actor {
  const session = call.session
  if (!session) return { kind: 'machine', id: null }
  if (session.kind === 'staff') return { kind: 'staff', id: session.staffId }
  if (session.kind === 'customer') return { kind: 'customer', id: session.customerId }
  return { kind: 'visitor', id: session.visitorId }
}

/** The call of a reaction or a job: no person behind it. */
export function machineCall(
  now: Date,
  cause: { id: Id<'event'>; channel: string | null; locationId: string | null } | null,
  requestId: string,
): Call {
  return {
    now,
    requestId,
    language: 'fr',
    session: null,
    channel: (cause?.channel ?? null) as Channel | null,
    locationId: (cause?.locationId ?? null) as Id<'location'> | null,
    causeId: cause?.id ?? null,
    ifMatch: null,
    seed: null,
  }
}
