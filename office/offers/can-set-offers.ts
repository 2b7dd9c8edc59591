import type { Session } from '../frame/session.ts'

/** Who makes offers; everybody else may read them. */
export const canSetOffers = ({ roles }: Pick<Session, 'roles'>): boolean =>
  roles.some((role) => role === 'marketer' || role === 'merchandiser' || role === 'admin')
