import type { Output } from '@filrouge/contract/endpoint.ts'
import type { Role, showSession } from '@filrouge/contract/sessions.ts'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

export type Session = Output<typeof showSession>

export const SessionContext = createContext<Session | null>(null)

/** Who is at the desk. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('this page stands outside the frame')
  return session
}

/** Whether the person at the desk has one of these roles; the administrator has them all. */
export function hasRole({ roles }: Pick<Session, 'roles'>, ...wanted: Role[]): boolean {
  return roles.some((role) => role === 'admin' || wanted.includes(role))
}

/** Whether orders and customers are open to this person, as the server has it. */
export const canSell = (session: Pick<Session, 'roles'>): boolean => hasRole(session, 'associate', 'manager', 'adviser')
