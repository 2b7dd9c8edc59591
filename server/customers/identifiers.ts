import { normaliseEmail } from '@filrouge/kernel/email.ts'
import { normalisePhone } from '@filrouge/kernel/phone.ts'
import { invalid } from '../platform/refuse.ts'

/** One way of recognising a person, written in the one form it is kept in. */
export interface Identifier {
  kind: 'email' | 'phone'
  value: string
}

/** The identifiers in what someone typed, e-mail first, each in its one form; what cannot be one is named by its field. */
export function readIdentifiers(typed: { email?: string; phone?: string }): Identifier[] {
  const identifiers: Identifier[] = []
  if (typed.email !== undefined) {
    const value = normaliseEmail(typed.email) ?? invalid('#/email', 'not_an_email')
    identifiers.push({ kind: 'email', value })
  }
  if (typed.phone !== undefined) {
    const value = normalisePhone(typed.phone) ?? invalid('#/phone', 'not_a_phone')
    identifiers.push({ kind: 'phone', value })
  }
  return identifiers
}

/** The single identifier of a sign-in. */
export function readIdentifier(typed: { email?: string; phone?: string }): Identifier {
  return readIdentifiers(typed)[0] ?? invalid('#/email', 'missing')
}
