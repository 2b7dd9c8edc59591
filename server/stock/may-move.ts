import type { Location } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'

/** An associate moves what lies in his own shop; a manager, anywhere. */
export function mayMove({ session }: Call, at: Location): boolean {
  if (session?.kind !== 'staff') return true
  return session.roles.some((role) => role === 'manager' || role === 'admin') || session.locationId === at.id
}
