import type { Role } from '@filrouge/contract/sessions.ts'
import type { Session } from './call.ts'

/**
 * Who may call a route. `anyone` needs no session; `shopper` is a visitor or a customer; `customer` one who has signed in; `staff` any of the
 * staff; a role names it. A verb still checks whose basket or order it is.
 */
export type Caller = 'anyone' | 'shopper' | 'customer' | 'staff' | Role

export type Permission = readonly Caller[]

/** Declares who may call a route; who is not named may not. */
export const may = (...callers: Caller[]): Permission => callers

/** Whether this session is one of those named. */
export function isAllowed(permission: Permission, session: Session | null): boolean {
  for (const caller of permission) {
    if (caller === 'anyone') return true
    if (!session) continue
    if (session.kind === 'staff') {
      if (caller === 'staff' || session.roles.includes(caller as Role)) return true
      // The administrator is every member of the staff at once, and no shopper.
      if (session.roles.includes('admin') && caller !== 'shopper' && caller !== 'customer') return true
    } else if (caller === 'shopper' || (caller === 'customer' && session.kind === 'customer')) return true
  }
  return false
}
